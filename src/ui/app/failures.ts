import { isUnreadFile } from '#exchange/unread-file.ts';

/**
 * Words for an error that nobody expected. They contain nothing of the error itself, which may hold what somebody
 * typed, or a key.
 */
export function failureWords(error: unknown): string {
	if (isUnreadFile(error))
		return 'The file is no longer there, or cannot be read. Nothing was changed: choose it again.';
	const what = isMissingPart(error)
		? 'A part of Quarterdeck could not be loaded.'
		: 'Something went wrong in Quarterdeck.';
	return `${what} What was saved is still on this device. Load the page again.`;
}

/** Report errors behind a press or in the background that nothing else reports. Returns how to stop. */
export function followFailures(tell: (words: string) => void): () => void {
	const hear = ({ reason }: PromiseRejectionEvent): void => {
		// Something cancelled is not a failure.
		if (reason instanceof DOMException && reason.name === 'AbortError') return;
		tell(failureWords(reason));
	};
	addEventListener('unhandledrejection', hear);
	return () => removeEventListener('unhandledrejection', hear);
}

/** A lazy part that neither the device nor the host has: offline too early, or replaced by a new version. */
function isMissingPart(error: unknown): boolean {
	return (
		error instanceof Error &&
		/dynamically imported module|module script failed/i.test(error.message)
	);
}

import type { HandleClientError } from '@sveltejs/kit';

/**
 * Words for what nobody expected. Nothing is logged or kept: an address may hold the key of a board, and a
 * message what somebody typed. While developing, the browser's console gets the error itself.
 */
export const handleError: HandleClientError = ({ error, status }) => {
	if (import.meta.env.DEV) reportError(error);
	if (status === 404) return { message: 'There is nothing at this address.' };
	if (isMissingPart(error)) {
		return {
			message:
				'A part of Quarterdeck could not be loaded. What was saved is still on this device. Load the page again.'
		};
	}
	return {
		message:
			'Something in Quarterdeck itself went wrong. What was saved is still on this device. Load the page again.'
	};
};

/** A lazy part that neither the device nor the host has: offline too early, or replaced by a new version. */
function isMissingPart(error: unknown): boolean {
	return (
		error instanceof Error &&
		/dynamically imported module|module script failed/i.test(error.message)
	);
}

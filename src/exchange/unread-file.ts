/** Whether a file could not be read because it was moved, deleted or locked after it was chosen, or is a folder. */
export function isUnreadFile(error: unknown): boolean {
	return (
		error instanceof DOMException &&
		(error.name === 'NotFoundError' || error.name === 'NotReadableError')
	);
}

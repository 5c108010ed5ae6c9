import { faultOf, StorageFault } from './fault.ts';

/** The name of the database in which y-indexeddb keeps one board. */
export function workingCopyName(boardId: string): string {
	return `quarterdeck/${boardId}`;
}

/** Delete a board's working copy from this device, once the tabs that have it open let go of it. */
export function deleteWorkingCopy(boardId: string): Promise<void> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.deleteDatabase(workingCopyName(boardId));
		request.onsuccess = () => resolve();
		request.onerror = () => reject(new StorageFault(faultOf(request.error)));
	});
}

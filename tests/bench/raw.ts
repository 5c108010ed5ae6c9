import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';

/** What nobody can undercut: a stored board as a bare document, nothing read from it. Milliseconds. */
export async function loadRaw(boardId: string): Promise<number> {
	const from = performance.now();
	const doc = new Y.Doc();
	const persistence = new IndexeddbPersistence(`quarterdeck/${boardId}`, doc);
	await persistence.whenSynced;
	// Held on to, so that its memory can be weighed.
	Object.assign(globalThis, { rawDocument: doc });
	return performance.now() - from;
}

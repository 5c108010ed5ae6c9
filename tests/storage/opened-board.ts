import type * as Y from 'yjs';
import type { Database } from '#storage/database.ts';
import { StoredBoard } from '#storage/stored-board.ts';

/** A board of this device, which has to open. */
export async function openedBoard(database: Database, id: string): Promise<StoredBoard> {
	const opening = await StoredBoard.open(database, id);
	if (opening.outcome !== 'open') throw new Error(opening.outcome);
	return opening.board;
}

/** What tests write on a board, one key for each edit. */
export function keysOf(doc: Y.Doc): readonly string[] {
	return [...doc.getMap('meta').keys()].sort();
}

/** Write a key on a board. */
export function edit(board: StoredBoard, key: string): void {
	board.doc.getMap('meta').set(key, key);
}

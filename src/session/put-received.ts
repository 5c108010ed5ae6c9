import type * as Y from 'yjs';
import { readFace } from '#document/read-board.ts';
import type { BoardId } from '#domain/id.ts';
import { seal } from '#storage/seal.ts';
import { changeSharing } from '#storage/sharing.ts';
import { StoredBoard } from '#storage/stored-board.ts';
import type { Device } from './device.svelte.ts';
import { describedBy } from './entry.ts';

/** Put a board on the shelf that was received as a whole from others. */
export async function putReceived(
	{ database, name }: Pick<Device, 'database' | 'name'>,
	id: BoardId,
	doc: Y.Doc
): Promise<void> {
	const entry = { id, ...describedBy(readFace(doc)), changedAt: Date.now() };
	const stored = await StoredBoard.create(database, entry, doc);
	await stored.settled();
	await stored.close();
	// Into the local log, and not to the others under this device's name: they have it all.
	await seal(database, id, name);
	await changeSharing(database, id, { isJoining: undefined, calledAs: undefined });
}

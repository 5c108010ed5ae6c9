import * as Y from 'yjs';
import { type Database, type OutboxRow, rangeOf } from './database.ts';
import { faultOf, StorageFault } from './fault.ts';
import { WorkingCopy } from './working-copy.ts';

/** What waits to be sealed into a board's log, in order. */
export function waitingRows(database: Database, boardId: string): Promise<OutboxRow[]> {
	return database.outbox.where({ boardId }).toArray();
}

/**
 * Let a board that nobody has open begin anew with this state, in which everything of `waiting` is. `before`, what
 * was shown until now, is set aside as it is. False, and not done, when more was edited meanwhile.
 */
export async function keepCarriedOver(
	database: Database,
	boardId: string,
	{
		state,
		before,
		waiting
	}: { state: Uint8Array; before: Uint8Array; waiting: readonly OutboxRow[] }
): Promise<boolean> {
	// The copy first: stopped in between, the next time finds all of it there.
	await replaceCopy(boardId, state);
	const { log, snapshots, outbox, quarantine, sharing } = database;
	const [from, to] = rangeOf(boardId);
	const at = Date.now();
	const known = new Set(waiting.map(({ number }) => number));
	return database.transaction('rw', [log, snapshots, outbox, quarantine, sharing], async () => {
		const rows = await waitingRows(database, boardId);
		if (rows.some(({ number }) => !known.has(number))) return false;
		await quarantine.add({ boardId, place: 'carried-over', bytes: before, at });
		await log.where('[boardId+device+seq]').between(from, to).delete();
		await snapshots.where('[boardId+number]').between(from, to).delete();
		await outbox.where({ boardId }).delete();
		await outbox.add({ boardId, bytes: state, at, isWhole: true });
		await sharing.update(boardId, { carriesOver: undefined });
		return true;
	});
}

async function replaceCopy(boardId: string, state: Uint8Array): Promise<void> {
	const doc = new Y.Doc();
	try {
		const copy = await WorkingCopy.open(boardId, doc, () => undefined);
		await copy.replace(state);
		await copy.close();
	} catch (error) {
		throw new StorageFault(faultOf(error));
	} finally {
		doc.destroy();
	}
}

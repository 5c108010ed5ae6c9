import { Dexie } from 'dexie';
import * as Y from 'yjs';
import { isReadable } from './assemble.ts';
import { type Database, type LogRow, rangeOf } from './database.ts';
import { readLog } from './log.ts';

/**
 * Turn what waits in the outbox into an entry of the log, and a whole board that waits there into one of its own:
 * merging the edits into it would take a second on a large one. The caller holds the board's lock; should two ever meet
 * all the same, the second finds its number taken and changes nothing. `publish` sends it out first: when that
 * rejects, so does this, and nothing was moved. Answers how many edits are in it.
 */
export async function seal(
	database: Database,
	boardId: string,
	device: string,
	publish?: (updates: readonly Uint8Array[]) => Promise<void>
): Promise<number> {
	const waiting = await database.outbox.where({ boardId }).toArray();
	if (waiting.length === 0) return 0;
	const own = waiting.filter(({ isOthers }) => !isOthers);
	const edits = waiting.filter(({ isWhole }) => !isWhole);
	// One update that stays here goes into the log as it is: should it be broken, reading the log finds it.
	const merged = edits.length > 1 ? edits : [];
	const lookedAt = publish && own.length > 0 ? waiting : merged;
	if (!lookedAt.every(({ bytes }) => isReadable(bytes))) {
		// Reading the log sets aside what is broken, and what is left is sealed.
		await readLog(database, boardId);
		return seal(database, boardId, device, publish);
	}
	if (own.length > 0) await publish?.(own.map(({ bytes }) => bytes));
	const last = await lastSeq(database, boardId, device);
	const at = Date.now();
	const updates = waiting.filter(({ isWhole }) => isWhole).map(({ bytes }) => bytes);
	if (edits.length > 0) updates.push(Y.mergeUpdates(edits.map(({ bytes }) => bytes)));
	const entries = updates.map((bytes, nth): LogRow => ({
		boardId,
		device,
		seq: last + 1 + nth,
		bytes,
		at
	}));
	const numbers = waiting.flatMap((row) => row.number ?? []);
	return database.transaction('rw', database.outbox, database.log, async () => {
		// Somebody else sealed them meanwhile, or the board was removed.
		if ((await database.outbox.where('number').anyOf(numbers).count()) < numbers.length) return 0;
		await database.log.bulkAdd(entries);
		await database.outbox.bulkDelete(numbers);
		return numbers.length;
	});
}

/** The number of a device's last entry, whether it is still a row or only covered by a snapshot. */
async function lastSeq(database: Database, boardId: string, device: string): Promise<number> {
	const [from, to] = rangeOf(boardId);
	const row = await database.log
		.where('[boardId+device+seq]')
		.between([boardId, device, Dexie.minKey], [boardId, device, Dexie.maxKey])
		.last();
	const snapshot = await database.snapshots.where('[boardId+number]').between(from, to).last();
	return Math.max(row?.seq ?? 0, snapshot?.covers[device] ?? 0);
}

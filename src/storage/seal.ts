import { Dexie } from 'dexie';
import * as Y from 'yjs';
import { isReadable } from './assemble.ts';
import { type Database, type LogRow, rangeOf } from './database.ts';
import { readLog } from './log.ts';

/** What one who seals again and again remembers, so that no whole row is read for the sake of its number. */
export interface Numbered {
	/** The number of the device's last entry. Unknown at first, and after something else may have sealed. */
	last?: number | undefined;
}

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
	publish?: (updates: readonly Uint8Array[]) => Promise<void>,
	numbered: Numbered = {}
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
		return seal(database, boardId, device, publish, numbered);
	}
	if (own.length > 0) await publish?.(own.map(({ bytes }) => bytes));
	const last = numbered.last ?? (await lastSeq(database, boardId, device));
	numbered.last = undefined;
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
	const sealed = await database.transaction('rw', database.outbox, database.log, async () => {
		// Somebody else sealed them meanwhile, or the board was removed.
		if ((await database.outbox.where('number').anyOf(numbers).count()) < numbers.length) return 0;
		await database.log.bulkAdd(entries);
		await database.outbox.bulkDelete(numbers);
		return numbers.length;
	});
	if (sealed > 0) numbered.last = last + entries.length;
	return sealed;
}

/** The number of a device's last entry, whether it is still a row or only covered by a snapshot. */
async function lastSeq(database: Database, boardId: string, device: string): Promise<number> {
	const [from, to] = rangeOf(boardId);
	// Its key alone: the entry may be a whole board.
	const [key] = await database.log
		.where('[boardId+device+seq]')
		.between([boardId, device, Dexie.minKey], [boardId, device, Dexie.maxKey])
		.reverse()
		.limit(1)
		.primaryKeys();
	const snapshot = await database.snapshots.where('[boardId+number]').between(from, to).last();
	return Math.max(key?.[2] ?? 0, snapshot?.covers[device] ?? 0);
}

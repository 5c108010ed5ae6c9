import * as Y from 'yjs';
import { assemble } from './assemble.ts';
import { crc32 } from './checksum.ts';
import {
	type Database,
	type LogRow,
	type QuarantineRow,
	rangeOf,
	type SnapshotRow
} from './database.ts';

export interface LogState {
	/** The board's whole state as one update; nothing when the log holds nothing. */
	readonly state: Uint8Array | undefined;
	/** The last entry of each device that is in it. */
	readonly heads: Readonly<Record<string, number>>;
	/** Sealed entries read, those of the snapshot not counted. */
	readonly entries: number;
}

/** All entries of a board's log that no snapshot has replaced, in the order of device and number. */
export function logRows(database: Database, boardId: string): Promise<LogRow[]> {
	const [from, to] = rangeOf(boardId);
	return database.log.where('[boardId+device+seq]').between(from, to).toArray();
}

/** Board, device and number of each of these entries. */
export function logKeys(
	database: Database,
	boardId: string
): Promise<[boardId: string, device: string, seq: number][]> {
	const [from, to] = rangeOf(boardId);
	return database.log.where('[boardId+device+seq]').between(from, to).primaryKeys();
}

/** A board's snapshots, the newest first. */
export function snapshotRows(database: Database, boardId: string): Promise<SnapshotRow[]> {
	const [from, to] = rangeOf(boardId);
	return database.snapshots.where('[boardId+number]').between(from, to).reverse().toArray();
}

/**
 * Put a board together from its log: the newest snapshot that is whole, the entries, and what waits to be
 * sealed. What cannot be read goes to quarantine and the rest goes on.
 */
export async function readLog(database: Database, boardId: string): Promise<LogState> {
	const { snapshots: snapshotTable, log, outbox } = database;
	// At one moment: an edit that is sealed between two looks would be in neither.
	const [snapshots, rows, waiting] = await database.transaction(
		'r',
		[snapshotTable, log, outbox],
		() =>
			Promise.all([
				snapshotRows(database, boardId),
				logRows(database, boardId),
				outbox.where({ boardId }).toArray()
			])
	);
	const whole = snapshots.find((snapshot) => crc32(snapshot.bytes) === snapshot.check);
	const parts = [...(whole ? [whole] : []), ...rows, ...waiting];
	const { doc, unreadable } = assemble(parts.map((part) => part.bytes));
	const heads = headsOf(whole, rows);
	const state = unreadable.size < parts.length ? Y.encodeStateAsUpdate(doc) : undefined;
	doc.destroy();

	await setAside(database, {
		snapshots: snapshots.filter((snapshot) => crc32(snapshot.bytes) !== snapshot.check),
		rows: rows.filter((_, at) => unreadable.has(at + (whole ? 1 : 0))),
		waiting: waiting.filter((_, at) => unreadable.has(at + (whole ? 1 : 0) + rows.length))
	});
	return { state, heads, entries: rows.length };
}

/**
 * Let the log of a board begin anew with this state and with what still waits to be sealed, which is nowhere else.
 * `before`, what was shown until now, is set aside as it is. Answers what the log begins with.
 */
export async function beginAnew(
	database: Database,
	boardId: string,
	state: Uint8Array,
	before: Uint8Array
): Promise<Uint8Array> {
	const { log, snapshots, outbox, quarantine } = database;
	const [from, to] = rangeOf(boardId);
	const at = Date.now();
	return database.transaction('rw', [log, snapshots, outbox, quarantine], async () => {
		const waiting = await outbox.where({ boardId }).toArray();
		const bytes = Y.mergeUpdates([state, ...waiting.map((row) => row.bytes)]);
		await quarantine.add({ boardId, place: 'working-copy', bytes: before, at });
		await log.where('[boardId+device+seq]').between(from, to).delete();
		await snapshots.where('[boardId+number]').between(from, to).delete();
		await outbox.where({ boardId }).delete();
		await outbox.add({ boardId, bytes, at, isWhole: true });
		return bytes;
	});
}

function headsOf(snapshot: SnapshotRow | undefined, rows: readonly LogRow[]) {
	const heads: Record<string, number> = { ...snapshot?.covers };
	for (const row of rows) heads[row.device] = Math.max(heads[row.device] ?? 0, row.seq);
	return heads;
}

interface Unreadable {
	readonly snapshots: readonly SnapshotRow[];
	readonly rows: readonly LogRow[];
	readonly waiting: readonly { boardId: string; bytes: Uint8Array; number?: number }[];
}

/** Move what cannot be read out of the way, in one transaction: it is kept, and it is not read again. */
async function setAside(database: Database, broken: Unreadable): Promise<void> {
	const { snapshots, rows, waiting } = broken;
	if (snapshots.length + rows.length + waiting.length === 0) return;
	const at = Date.now();
	const aside: QuarantineRow[] = [
		...snapshots.map(({ boardId, bytes }) => ({ boardId, place: 'snapshot' as const, bytes, at })),
		...rows.map(({ boardId, bytes }) => ({ boardId, place: 'log' as const, bytes, at })),
		...waiting.map(({ boardId, bytes }) => ({ boardId, place: 'outbox' as const, bytes, at }))
	];
	const { quarantine, snapshots: snapshotTable, log, outbox } = database;
	await database.transaction('rw', [quarantine, snapshotTable, log, outbox], async () => {
		await quarantine.bulkAdd(aside);
		await snapshotTable.bulkDelete(snapshots.map((row) => [row.boardId, row.number]));
		await log.bulkDelete(rows.map((row) => [row.boardId, row.device, row.seq]));
		await outbox.bulkDelete(waiting.flatMap((row) => row.number ?? []));
	});
}

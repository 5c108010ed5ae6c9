import * as Y from 'yjs';
import { crc32 } from './checksum.ts';
import { assemble } from './assemble.ts';
import { type Database, type SnapshotRow } from './database.ts';
import { faultOf, StorageFault } from './fault.ts';
import { logKeys, readLog, snapshotRows } from './log.ts';
import { sameBytes } from './same-bytes.ts';
import { writeNow } from './transaction.ts';

/** Snapshots that stay, so that a broken one is no loss. */
const kept = 2;

/**
 * Write the whole of a board as one snapshot, made of the log and of the document at hand, so that it also
 * fills what the log lacks. Only when it was written for good, read back and found the same do rows go: those
 * that every snapshot that stays covers, so that each of them and the rows beside it still make the board.
 */
export async function compact(
	database: Database,
	boardId: string,
	document: Uint8Array
): Promise<void> {
	const log = await readLog(database, boardId);
	const whole = assemble([...(log.state ? [log.state] : []), document]).doc;
	const bytes = Y.encodeStateAsUpdate(whole);
	whole.destroy();

	const [newest] = await snapshotRows(database, boardId);
	const snapshot: SnapshotRow = {
		boardId,
		number: (newest?.number ?? 0) + 1,
		bytes,
		check: crc32(bytes),
		covers: log.heads,
		at: Date.now()
	};
	await writeNow(
		database.backendDB(),
		['snapshots'],
		(store) => store.add(snapshot),
		// Unlike an edit this replaces what is on the disk: it must be there before that goes.
		'strict'
	);
	const written = await database.snapshots.get([boardId, snapshot.number]);
	if (!written || !sameBytes(written.bytes, bytes))
		throw new StorageFault(faultOf(undefined, 'corrupt'));
	await dropCovered(database, boardId);
}

async function dropCovered(database: Database, boardId: string): Promise<void> {
	const snapshots = await snapshotRows(database, boardId);
	const [staying, going] = [snapshots.slice(0, kept), snapshots.slice(kept)];
	if (staying.length < kept) return;
	const keys = await logKeys(database, boardId);
	const covered = keys.filter(([, device, seq]) =>
		staying.every((snapshot) => seq <= (snapshot.covers[device] ?? 0))
	);
	await database.transaction('rw', database.log, database.snapshots, async () => {
		await database.log.bulkDelete(covered);
		await database.snapshots.bulkDelete(going.map((row) => [row.boardId, row.number]));
	});
}

import { type Database, rangeOf, type SharingRow } from './database.ts';

/** Share a board under new secrets: what was signed under the old ones, and who had them, is forgotten here. */
export async function renewed(database: Database, row: SharingRow): Promise<SharingRow> {
	const { sharing, envelopes, envelopeNotes, devices } = database;
	return database.transaction('rw', [sharing, envelopes, envelopeNotes, devices], async () => {
		const before = await sharing.get(row.boardId);
		// Another tab was faster.
		if (before?.syncId === row.syncId) return before;
		const { isOff, sameNetworkOnly, relays, turn } = before ?? {};
		await forgetLog(database, row.boardId);
		const kept = Object.assign({ isOff, sameNetworkOnly, relays, turn }, row);
		await sharing.put(kept);
		return kept;
	});
}

/**
 * A board goes on by links under which it was received apart: their keys, their log and their devices are its own
 * from now on. What only this device has is carried over when the board is opened the next time.
 */
export async function adopted(database: Database, from: string, boardId: string): Promise<void> {
	const { sharing, envelopes, envelopeNotes, devices } = database;
	const [first, last] = rangeOf(from);
	await database.transaction('rw', [sharing, envelopes, envelopeNotes, devices], async () => {
		const [row, before] = [await sharing.get(from), await sharing.get(boardId)];
		if (!row) return;
		await forgetLog(database, boardId);
		const byNumber = '[boardId+device+seq]';
		const signed = await envelopes.where(byNumber).between(first, last).toArray();
		await envelopes.bulkAdd(signed.map((each) => ({ ...each, boardId })));
		const noted = await envelopeNotes.where(byNumber).between(first, last).toArray();
		await envelopeNotes.bulkAdd(noted.map((each) => ({ ...each, boardId })));
		const known = await devices.where('[boardId+device]').between(first, last).toArray();
		await devices.bulkAdd(known.map((each) => ({ ...each, boardId })));
		await forgetLog(database, from);
		await sharing.delete(from);
		const { isOff, sameNetworkOnly, turn } = before ?? {};
		const goesOn: SharingRow = { ...row, boardId, isJoining: false, carriesOver: true };
		await sharing.put(Object.assign({ isOff, sameNetworkOnly, turn }, goesOn));
	});
}

/**
 * A device's envelopes from a number on are others elsewhere: they leave the log, and what was in them is carried over,
 * under another key, when the board is opened the next time. Not where it goes by other links meanwhile.
 */
export async function parted(
	database: Database,
	{ boardId, syncId }: Pick<SharingRow, 'boardId' | 'syncId'>,
	{
		device,
		from,
		key
	}: {
		readonly device: string;
		readonly from: number;
		readonly key: Pick<SharingRow, 'devicePublic' | 'devicePrivate'>;
	}
): Promise<void> {
	const { sharing, envelopes, envelopeNotes } = database;
	const [first, last] = [
		[boardId, device, from],
		[boardId, device, Infinity]
	];
	await database.transaction('rw', [sharing, envelopes, envelopeNotes], async () => {
		if ((await sharing.get(boardId))?.syncId !== syncId) return;
		await envelopes.where('[boardId+device+seq]').between(first, last).delete();
		await envelopeNotes.where('[boardId+device+seq]').between(first, last).delete();
		await sharing.update(boardId, { ...key, carriesOver: true });
	});
}

async function forgetLog(database: Database, boardId: string): Promise<void> {
	const { envelopes, envelopeNotes, devices } = database;
	const [from, to] = rangeOf(boardId);
	await envelopes.where('[boardId+device+seq]').between(from, to).delete();
	await envelopeNotes.where('[boardId+device+seq]').between(from, to).delete();
	await devices.where('[boardId+device]').between(from, to).delete();
}

import { type Database, rangeOf, type SharingRow } from './database.ts';

/** Share a board under new secrets: what was signed under the old ones, and who had them, is forgotten here. */
export async function renewed(database: Database, row: SharingRow): Promise<void> {
	const { sharing, envelopes, envelopeNotes, devices } = database;
	const [from, to] = rangeOf(row.boardId);
	await database.transaction('rw', [sharing, envelopes, envelopeNotes, devices], async () => {
		const before = await sharing.get(row.boardId);
		const { isOff, sameNetworkOnly, relays, turn } = before ?? {};
		await envelopes.where('[boardId+device+seq]').between(from, to).delete();
		await envelopeNotes.where('[boardId+device+seq]').between(from, to).delete();
		await devices.where('[boardId+device]').between(from, to).delete();
		await sharing.put(Object.assign({ isOff, sameNetworkOnly, relays, turn }, row));
	});
}

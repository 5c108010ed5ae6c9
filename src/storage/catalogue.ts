import { type Observable, liveQuery } from 'dexie';
import { type CatalogueRow, type Database, type EntryChange, rangeOf } from './database.ts';
import { deleteWorkingCopy } from './working-copy-database.ts';

/** The boards on this device, last changed first; told again whenever any tab changes the list. */
export function followCatalogue(database: Database): Observable<CatalogueRow[]> {
	return liveQuery(async () => {
		const rows = await database.catalogue.toArray();
		return rows.sort((one, other) => other.changedAt - one.changedAt);
	});
}

/** What this device knows of one board, told again whenever any tab changes it; nothing where it is not listed. */
export function followEntry(
	database: Database,
	boardId: string
): Observable<CatalogueRow | undefined> {
	return liveQuery(() => database.catalogue.get(boardId));
}

/**
 * Change what this device knows of a board that is open. Should its entry be gone, because the browser emptied
 * the database under us, it is made again.
 */
export async function updateEntry(
	database: Database,
	entry: CatalogueRow,
	change: EntryChange
): Promise<void> {
	await database.transaction('rw', database.catalogue, async () => {
		const known = await database.catalogue.get(entry.id);
		await database.catalogue.put(Object.assign(known ?? { ...entry }, change));
	});
}

/**
 * Remove every trace of a board from this device; there is no way back. The working copy goes first: it makes
 * the tabs that show the board let go of it, and until the rest is gone too the log could make it again.
 */
export async function removeBoard(database: Database, id: string): Promise<void> {
	await deleteWorkingCopy(id);
	const { catalogue, log, outbox, snapshots, drafts, quarantine } = database;
	const { sharing, envelopes, envelopeNotes, devices } = database;
	const [from, to] = rangeOf(id);
	await database.transaction(
		'rw',
		[
			...[catalogue, log, outbox, snapshots, drafts, quarantine],
			...[sharing, envelopes, envelopeNotes, devices]
		],
		async () => {
			await catalogue.delete(id);
			await sharing.delete(id);
			await envelopes.where('[boardId+device+seq]').between(from, to).delete();
			await envelopeNotes.where('[boardId+device+seq]').between(from, to).delete();
			await devices.where('[boardId+device]').between(from, to).delete();
			await log.where('[boardId+device+seq]').between(from, to).delete();
			await snapshots.where('[boardId+number]').between(from, to).delete();
			await drafts.where('[boardId+key]').between(from, to).delete();
			await outbox.where({ boardId: id }).delete();
			await quarantine.where({ boardId: id }).delete();
		}
	);
	// A tab that opened the board in between has made its copy again from the log.
	await deleteWorkingCopy(id);
}

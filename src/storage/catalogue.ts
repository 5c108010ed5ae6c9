import { type Observable, liveQuery } from 'dexie';
import { type CatalogueRow, type Database, type EntryChange, rangeOf } from './database.ts';
import { deleteWorkingCopy } from './working-copy.ts';

/** The boards on this device, last changed first; told again whenever any tab changes the list. */
export function followCatalogue(database: Database): Observable<CatalogueRow[]> {
	return liveQuery(async () => {
		const rows = await database.catalogue.toArray();
		return rows.sort((one, other) => other.changedAt - one.changedAt);
	});
}

/** Change what this device knows of a board. One that is not in the catalogue stays out of it. */
export async function updateEntry(
	database: Database,
	id: string,
	change: EntryChange
): Promise<void> {
	await database.catalogue.update(id, (row) => void Object.assign(row, change));
}

/** Remove every trace of a board from this device: working copy, log, drafts and all. There is no way back. */
export async function removeBoard(database: Database, id: string): Promise<void> {
	const { catalogue, log, outbox, snapshots, drafts, quarantine } = database;
	const [from, to] = rangeOf(id);
	await database.transaction(
		'rw',
		[catalogue, log, outbox, snapshots, drafts, quarantine],
		async () => {
			await catalogue.delete(id);
			await log.where('[boardId+device+seq]').between(from, to).delete();
			await snapshots.where('[boardId+number]').between(from, to).delete();
			await drafts.where('[boardId+key]').between(from, to).delete();
			await outbox.where({ boardId: id }).delete();
			await quarantine.where({ boardId: id }).delete();
		}
	);
	await deleteWorkingCopy(id);
}

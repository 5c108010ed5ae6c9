import { type Database, type DraftRow, rangeOf } from './database.ts';
import { writeNow } from './transaction.ts';

const forgetAfterMs = 60 * 24 * 3600 * 1000;

/** What is being typed on one board and not committed, by key. What nobody came back to for 60 days is dropped. */
export async function readDrafts(
	database: Database,
	boardId: string
): Promise<Map<string, unknown>> {
	const [from, to] = rangeOf(boardId);
	const rows = await database.drafts.where('[boardId+key]').between(from, to).toArray();
	const old = rows.filter((row) => row.at < Date.now() - forgetAfterMs);
	if (old.length > 0) await database.drafts.bulkDelete(old.map((row) => [row.boardId, row.key]));
	return new Map(rows.filter((row) => !old.includes(row)).map((row) => [row.key, row.value]));
}

/** Keep what is being typed, beginning in the caller's task; nothing to keep removes it. */
export async function writeDraft(
	database: Database,
	boardId: string,
	key: string,
	value: unknown
): Promise<void> {
	if (!database.isOpen()) await database.open();
	const row: DraftRow = { boardId, key, value, at: Date.now() };
	await writeNow(database.backendDB(), ['drafts'], (store) =>
		value === undefined ? store.delete([boardId, key]) : store.put(row)
	);
}

import type { CatalogueRow, Database } from './database.ts';

/** What the browser promises about this device's storage: kept until the person removes it, or as long as it likes. */
export type Persistence = 'granted' | 'denied' | 'unknown';

/** Whether the browser has already promised to keep everything. */
export async function persistence(): Promise<Persistence> {
	if (!('storage' in navigator) || !navigator.storage.persisted) return 'unknown';
	return (await navigator.storage.persisted()) ? 'granted' : 'denied';
}

/** Ask the browser never to throw our data away to make room. Some ask the person, most decide by themselves. */
export async function askToPersist(): Promise<Persistence> {
	if (!('storage' in navigator) || !navigator.storage.persist) return 'unknown';
	return (await navigator.storage.persist()) ? 'granted' : 'denied';
}

export interface Quota {
	readonly usedBytes: number;
	readonly roomBytes: number;
}

/** How much is used and how much the browser would give; nothing where it does not tell. */
export async function quota(): Promise<Quota | undefined> {
	if (!('storage' in navigator) || !navigator.storage.estimate) return undefined;
	const { usage, quota: room } = await navigator.storage.estimate();
	return usage === undefined || room === undefined
		? undefined
		: { usedBytes: usage, roomBytes: room };
}

/** How many pieces of a board could not be read and are kept aside; none where that cannot be told. */
export async function quarantined(database: Database, boardId: string): Promise<number> {
	return database.quarantine
		.where({ boardId })
		.filter(({ place }) => place !== 'carried-over')
		.count()
		.catch(() => 0);
}

const dayMs = 24 * 3600 * 1000;

/**
 * Whether it is time for a backup: there are edits that none has, and the oldest of them is older than 7 days
 * where the browser may forget a site after a week without a visit, 30 days elsewhere.
 */
export function isBackupDue(
	entry: Pick<CatalogueRow, 'editedAt'>,
	now: number,
	forgetsAfterAWeek: boolean
): boolean {
	return (
		entry.editedAt !== undefined && now - entry.editedAt >= (forgetsAfterAWeek ? 7 : 30) * dayMs
	);
}

/** Safari deletes what a site stored after seven days without a visit, unless it was added to the home screen. */
export function isForgetfulBrowser(agent: string, isInstalled: boolean): boolean {
	const isSafari =
		/Safari\//.test(agent) && !/Chrome|Chromium|CriOS|FxiOS|EdgiOS|Android/.test(agent);
	return isSafari && !isInstalled;
}

import { type Observable, liveQuery } from 'dexie';
import type { Database, RenewalRow, SharingRow } from './database.ts';

/** A change of what is kept of a board's sharing; `undefined` forgets it. */
export type SharingChange = {
	readonly [Fact in keyof Omit<SharingRow, 'boardId'>]?: SharingRow[Fact] | undefined;
};

/** How a board is shared from this device, told again whenever any tab changes it; nothing for one that is not. */
export function followSharing(
	database: Database,
	boardId: string
): Observable<SharingRow | undefined> {
	return liveQuery(() => database.sharing.get(boardId));
}

/** The boards whose first sync has not ended, told again whenever any tab changes one. */
export function followJoining(database: Database): Observable<SharingRow[]> {
	return liveQuery(() => database.sharing.filter(({ isJoining }) => isJoining === true).toArray());
}

/** The board that other devices know by this name, if it is here. */
export function boardSharedAs(database: Database, syncId: string): Promise<SharingRow | undefined> {
	return database.sharing.where({ syncId }).first();
}

/** Share a board. Answers how it is shared from now on: as it is already, where somebody was faster. */
export function beginSharing(database: Database, row: SharingRow): Promise<SharingRow> {
	return database.transaction('rw', database.sharing, async () => {
		const known = await database.sharing.get(row.boardId);
		if (known) return known;
		await database.sharing.put(row);
		return row;
	});
}

/**
 * Remember the new links that a board is about to use, made while it was shared as `before`. Answers which it uses:
 * those of somebody who was faster, where there are such.
 */
export function keepNext(
	database: Database,
	before: SharingRow,
	next: SharingRow
): Promise<SharingRow> {
	return database.transaction('rw', database.sharing, async () => {
		const known = await database.sharing.get(before.boardId);
		if (!known || known.next) return known?.next ?? next;
		if (known.syncId !== before.syncId) return known;
		await database.sharing.put({ ...known, next });
		return next;
	});
}

/** Change how a board is shared; one that is not stays so. */
export async function changeSharing(
	database: Database,
	boardId: string,
	change: SharingChange
): Promise<void> {
	await database.transaction('rw', database.sharing, async () => {
		const known = await database.sharing.get(boardId);
		if (known) await database.sharing.put(Object.assign(known, change));
	});
}

/** Remember which new links were announced for a board, as long as it is shared by the old ones, and not by us. */
export async function keepRenewals(
	database: Database,
	{ boardId, syncId }: Pick<SharingRow, 'boardId' | 'syncId'>,
	renewals: readonly RenewalRow[]
): Promise<void> {
	await database.transaction('rw', database.sharing, async () => {
		const known = await database.sharing.get(boardId);
		if (known?.syncId !== syncId || known.next) return;
		if (known.renewals?.length === renewals.length) return;
		await database.sharing.put({ ...known, renewals });
	});
}

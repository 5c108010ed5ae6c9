import * as Y from 'yjs';
import { onTopOf } from '#document/carry-over.ts';
import type { BoardId } from '#domain/id.ts';
import type { Database, SharingRow } from '#storage/database.ts';
import { StoredBoard } from '#storage/stored-board.ts';
import { type FoundNotice, readEpochNotice } from '#sync/epoch-notice.ts';
import type { BoardKeys, SyncId } from '#sync/keys.ts';

/** A board on this device that goes on by a link, or that may be what the link leads to. */
export interface Predecessor {
	readonly boardId: BoardId;
	readonly name: string;
	/**
	 * Somebody who might edit the board signed that it goes on by this link, and by no other. Without that it only has
	 * the same beginnings, which whoever once had the board can make: the person has to say.
	 */
	readonly isProven: boolean;
}

/** The board for which the links to this one were announced, by what this device knew before. */
export async function announcedFor(
	database: Database,
	syncId: SyncId,
	notices: readonly FoundNotice[] = []
): Promise<Predecessor | undefined> {
	for (const row of await database.sharing.toArray()) {
		if (row.isJoining || row.syncId === syncId) continue;
		const successors = new Set(row.renewals?.map((renewal) => renewal.syncId));
		for (const { bytes } of notices) {
			const notice = await readEpochNotice(before(row), bytes);
			if (notice) successors.add(notice.syncId);
		}
		const entry = successors.has(syncId) && (await database.catalogue.get(row.boardId));
		if (!entry) continue;
		// Who may edit can announce anything: where two announcements differ, the person has to say.
		const isProven = successors.size === 1;
		return { boardId: entry.id as BoardId, name: entry.name, isProven };
	}
	return undefined;
}

/** A board on this device with which a received one can go on, so that nothing written here is lost. */
export async function predecessorOf(
	database: Database,
	keys: BoardKeys,
	received: { readonly doc: Y.Doc; readonly notices: readonly FoundNotice[] }
): Promise<Predecessor | undefined> {
	const announced = await announcedFor(database, keys.syncId, received.notices);
	const ids = announced ? [announced.boardId] : await database.catalogue.toCollection().keys();
	for (const id of ids) {
		const opening = await StoredBoard.open(database, String(id));
		if (opening.outcome !== 'open') continue;
		const { doc } = opening.board;
		const fits = mayGoOn(doc, received.doc, keys);
		await opening.board.close();
		if (!fits) continue;
		if (announced) return announced;
		const entry = await database.catalogue.get(String(id));
		if (entry) return { boardId: entry.id as BoardId, name: entry.name, isProven: false };
	}
	return undefined;
}

/** They have a common beginning and can be merged; a link for viewing takes on only a board that has nothing more. */
function mayGoOn(mine: Y.Doc, received: Y.Doc, keys: BoardKeys): boolean {
	const isRelated = [...mine.store.clients.keys()].some((each) => received.store.clients.has(each));
	if (!isRelated) return false;
	try {
		const log = Y.encodeStateAsUpdate(received);
		const { doc, changed } = onTopOf(log, Y.encodeStateAsUpdate(mine));
		doc.destroy();
		return keys.editSecret !== undefined || changed === 0;
	} catch {
		// They contradict each other: whoever made the one did not have the other.
		return false;
	}
}

function before({ syncId, epoch, writePublic }: SharingRow) {
	return { syncId: syncId as SyncId, epoch, writePublic };
}

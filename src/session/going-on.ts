import * as Y from 'yjs';
import { onTopOf } from '#document/carry-over.ts';
import { keepCarriedOver, waitingRows } from '#storage/carried-over.ts';
import type { Database, SharingRow } from '#storage/database.ts';
import { Envelopes } from '#storage/envelopes.ts';
import { alone } from '#storage/lead.ts';
import { renewed } from '#storage/renewed.ts';
import { StoredBoard } from '#storage/stored-board.ts';
import type { LogNote } from '#sync/envelope-log.ts';
import { fold } from '#sync/fold.ts';
import { Ledger } from '#sync/ledger.ts';
import { emptyDocument } from './open-replica.ts';
import { keysOf } from './sharing-keys.ts';

/** How long other tabs may take to let go of a board. One that sleeps is not waited for. */
const letGoWithinMs = 5_000;

/** Finish what was begun with a shared board that nobody has open here. What fails is tried again the next time. */
export async function madeReady(
	database: Database,
	row: SharingRow
): Promise<SharingRow | undefined> {
	const { boardId, next } = row;
	try {
		if (next) await renewed(database, next);
		if (row.carriesOver) await goOn(database, boardId);
	} catch {
		// The board opens as it is, and stays on this device for now.
	}
	return database.sharing.get(boardId).catch(() => row);
}

/**
 * Put a board together of what its signed log holds and, as new edits of this device, of what only this device has:
 * under new links, or where others would not take those edits as they are. Whatever fails, the board is as before.
 */
async function goOn(database: Database, boardId: string): Promise<void> {
	await alone(`quarterdeck/board/${boardId}`, letGoWithinMs, async () => {
		const row = await database.sharing.get(boardId);
		if (!row?.carriesOver) return;
		const opening = await StoredBoard.open(database, boardId);
		if (opening.outcome !== 'open') return;
		const shown = new Y.Doc();
		Y.applyUpdate(shown, Y.encodeStateAsUpdate(opening.board.doc));
		const log = Y.encodeStateAsUpdate(await signedDocument(database, row));
		await opening.board.close();
		for (let isKept = false; !isKept;) {
			const waiting = await waitingRows(database, boardId);
			for (const { bytes } of waiting) Y.applyUpdate(shown, bytes);
			const before = Y.encodeStateAsUpdate(shown);
			const state = Y.encodeStateAsUpdate(onTopOf(log, before).doc);
			isKept = await keepCarriedOver(database, boardId, { state, before, waiting });
		}
	});
}

/** What a board's signed log says. */
async function signedDocument(database: Database, row: SharingRow): Promise<Y.Doc> {
	const log = new Envelopes<LogNote>(database, row.boardId);
	const notes = new Ledger(await log.notes()).notes();
	return (await fold(emptyDocument, notes, log, await keysOf(row))).doc;
}

import * as Y from 'yjs';
import { keepOverwritten } from '#document/overwritten.ts';
import { readFace } from '#document/read-board.ts';
import type { BoardId } from '#domain/id.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { isEmptyDoc } from '#storage/assemble.ts';
import { updateEntry } from '#storage/catalogue.ts';
import type { SharingRow } from '#storage/database.ts';
import { Envelopes } from '#storage/envelopes.ts';
import { StorageFault } from '#storage/fault.ts';
import { adopted } from '#storage/renewed.ts';
import { StoredBoard } from '#storage/stored-board.ts';
import type { LogNote } from '#sync/envelope-log.ts';
import type { Replica } from '#sync/replica.ts';
import { forgetLink } from './arrived-link.ts';
import type { Restored } from './backups.ts';
import type { Device } from './device.svelte.ts';
import { describedBy } from './entry.ts';
import { emptyDocument, openReplica } from './open-replica.ts';
import { heardByTabs } from './heard-by-tabs.ts';
import { predecessorOf } from './predecessor.ts';
import { putReceived } from './put-received.ts';
import { takeChanges, type TakenChanges } from './taken-changes.ts';
import { whyNotKept } from './why-not-kept.ts';

/**
 * Take a file of changes into a shared board that no tab has open. One whose first sync has not ended, or whose
 * data is gone from this device, is made of what its log then holds.
 */
export async function takeIntoClosed(
	device: Device,
	row: SharingRow,
	file: Blob
): Promise<Result<Restored, Why>> {
	const { database } = device;
	const id = row.boardId as BoardId;
	try {
		const opening = await StoredBoard.open(database, id);
		if (opening.outcome === 'unreadable') throw new StorageFault(opening.why);
		const board = opening.outcome === 'open' ? opening.board : undefined;
		try {
			// What only this device has is put on top of the log when the board is opened: here the log is all.
			if (!board || row.carriesOver) return await takeInto(device, row, file, undefined);
			return await heardByTabs(board, () => takeInto(device, row, file, board));
		} finally {
			await board?.close();
		}
	} catch (error) {
		return refused(whyNotKept(error));
	}
}

async function takeInto(
	device: Device,
	row: SharingRow,
	file: Blob,
	stored: StoredBoard | undefined
): Promise<Result<Restored, Why>> {
	const { database } = device;
	const id = row.boardId as BoardId;
	const envelopes = new Envelopes<LogNote>(database, id);
	let doc = stored?.doc ?? emptyDocument();
	const replacing: Promise<void>[] = [];
	const words: (readonly [string, Readonly<Record<string, number>>])[] = [];
	const replica = await openReplica(
		{
			envelopes,
			doc,
			unsealed: () => 'none',
			onOthers(writer) {
				if (!stored) return;
				stored.others = writer;
				if (row.editSecret) keepOverwritten(stored.doc, (origin) => origin === writer);
			},
			onRebuilt(rebuilt) {
				doc = rebuilt;
				if (stored) replacing.push(stored.replace(Y.encodeStateAsUpdate(rebuilt)));
			}
		},
		row,
		{
			onAcknowledged: (by, vector) => words.push([by, Object.fromEntries(vector)])
		}
	);
	// What came before is in the log, and not in a document that was begun with nothing.
	if (!stored && replica.vector.size > 0) await replica.rebuild();
	const taken = await takeChanges({ envelopes, replica, doc: () => doc }, file);
	if (!taken.done) return taken;
	// Whoever opens the board next knows how far the others are.
	for (const [by, has] of words) await envelopes.learn(by, { has });
	const changes = taken.value;
	if (!stored && isEmptyDoc(doc)) return refused('file-gap');
	if (!stored && !row.carriesOver) return done(await begun(device, replica, { id, doc, changes }));
	await Promise.all(replacing);
	const described = describedBy(readFace(doc));
	const { name } = described;
	if (changes.news === 0) return done({ id, name, outcome: 'unchanged', changes });
	const changedAt = Date.now();
	await updateEntry(database, { id, ...described, changedAt }, { ...described, changedAt });
	return done({ id, name, outcome: 'merged', changes });
}

interface Begun {
	readonly id: BoardId;
	readonly doc: Y.Doc;
	readonly changes: TakenChanges;
}

/** A board of which nothing was here goes on the shelf, or is one of this device that goes on by new links. */
async function begun(
	device: Device,
	replica: Replica,
	{ id, doc, changes }: Begun
): Promise<Restored> {
	const { database } = device;
	const { keys } = replica.options;
	const { name } = readFace(doc).settings;
	const before = await predecessorOf(database, keys, { doc, notices: await replica.notices() });
	await forgetLink(device, keys.syncId);
	if (before?.isProven) {
		await adopted(database, id, before.boardId);
		return { id: before.boardId, name: before.name, outcome: 'merged', changes };
	}
	await putReceived(device, id, doc);
	return { id, name, outcome: 'added', changes, ...(before ? { beside: before.name } : {}) };
}

import * as Y from 'yjs';
import { readBoard, readFace } from '#document/read-board.ts';
import type { BoardId } from '#domain/id.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { isEmptyDoc } from '#storage/assemble.ts';
import { type BackupBoard, backupFile, readBackupFile } from '#storage/backup-file.ts';
import { updateEntry } from '#storage/catalogue.ts';
import type { Database } from '#storage/database.ts';
import { StorageFault } from '#storage/fault.ts';
import { StoredBoard } from '#storage/stored-board.ts';
import { isSoundBoard } from '#sync/gate.ts';
import { whyNotKept } from './why-not-kept.ts';
import { describedBy } from './entry.ts';
import { heardByTabs, toldByTabs } from './heard-by-tabs.ts';
import { inTurns, type Ongoing } from './in-turns.ts';
import type { TakenChanges } from './taken-changes.ts';
import { todayIn, zoneHere } from './today.ts';

/** What became of one board of a file. */
export interface Restored {
	readonly id: BoardId;
	readonly name: string;
	/**
	 * `view-only`: it is here by a link for viewing, and takes only what those who may edit have signed. `not-kept`:
	 * others of the file are here now, and this device would not keep this one.
	 */
	readonly outcome: 'added' | 'merged' | 'unchanged' | 'view-only' | 'not-kept';
	/** What came in, when it was a file of changes. */
	readonly changes?: TakenChanges;
	/** A board that is here, with the same beginnings; nobody signed that it goes on as this one. */
	readonly beside?: string;
}

/** A file to save: some boards of this device, whole. */
export interface Backup {
	readonly file: File;
	/** When it was made: it has everything up to then. */
	readonly at: number;
	readonly ids: readonly BoardId[];
	/** Boards of which nothing could be read. */
	readonly missing: readonly BoardId[];
}

/** Make a backup of some boards, as they are kept and shown here. Call `backedUp` when the person has the file. */
export async function backUp(
	database: Database,
	ids: readonly BoardId[],
	{ onDone }: Pick<Ongoing, 'onDone'>
): Promise<Backup> {
	const at = Date.now();
	const boards: BackupBoard[] = [];
	for (const [nth, id] of ids.entries()) {
		onDone(nth / (ids.length + 1));
		const opening = await StoredBoard.open(database, id);
		if (opening.outcome !== 'open') continue;
		try {
			await toldByTabs(opening.board);
			boards.push(boardOf(id, opening.board.doc, at));
		} finally {
			await opening.board.close();
		}
	}
	const found = boards.map((board) => board.id as BoardId);
	const missing = ids.filter((id) => !found.includes(id));
	onDone(ids.length / (ids.length + 1));
	return { file: await fileOf(boards), at, ids: found, missing };
}

/** Make a backup of a board that is open, with what could not be saved. */
export async function backUpDocument(id: BoardId, doc: Y.Doc): Promise<Backup> {
	const at = Date.now();
	return { file: await fileOf([boardOf(id, doc, at)]), at, ids: [id], missing: [] };
}

/** The person has the file: what it holds need not be reminded of. */
export async function backedUp(database: Database, { ids, at }: Backup): Promise<void> {
	for (const id of ids) {
		const entry = await database.catalogue.get(id);
		if (!entry) continue;
		const hasAll = entry.editedAt === undefined || entry.editedAt <= at;
		const change = { backedUpAt: at, ...(hasAll ? { editedAt: undefined } : {}) };
		await updateEntry(database, entry, change);
	}
}

/**
 * Put the boards of a file on this device; one that is here already is merged with what the file has. Every
 * board is first put together apart and read as a whole: a file is taken entirely, or not at all. Stopped it
 * can be until then. Where the device keeps only some of them it says which; the same file brings the others later.
 */
export async function restore(
	database: Database,
	file: Blob,
	{ signal, onDone }: Ongoing
): Promise<Result<readonly Restored[], Why>> {
	const boards = await readBackupFile(file);
	if (typeof boards === 'string') return refused(boards);
	const looking = { signal, onDone: (ratio: number) => onDone(ratio / 2) };
	const areWhole = await inTurns(lookedThrough(boards), looking);
	if (signal.aborted) return refused('stopped');
	if (!areWhole) return refused('file-broken');
	const restored: Restored[] = [];
	let why: Why | undefined;
	for (const board of boards) {
		// A smaller one may still fit.
		const kept = await restoreOne(database, board).catch((error: unknown) => {
			why ??= whyNotKept(error);
			return { id: board.id as BoardId, name: board.name, outcome: 'not-kept' } as const;
		});
		restored.push(kept);
		onDone((1 + restored.length / boards.length) / 2);
	}
	const isNothing = restored.every(({ outcome }) => outcome === 'not-kept');
	return why && isNothing ? refused(why) : done(restored);
}

/** Whether there are boards and all of them can be read, in steps: each is a few seconds of a large board. */
function* lookedThrough(boards: readonly BackupBoard[]): Generator<number, boolean> {
	for (const [at, board] of boards.entries()) {
		if (!isSoundBoard(board.state)) return false;
		yield (at + 0.5) / boards.length;
		if (!isWhole(board)) return false;
		yield (at + 1) / boards.length;
	}
	return boards.length > 0;
}

function isWhole({ id, state }: BackupBoard): boolean {
	const doc = new Y.Doc();
	try {
		Y.applyUpdate(doc, state);
		return (
			doc.store.pendingStructs === null &&
			doc.getMap('meta').size > 0 &&
			readBoard(doc, id as BoardId).id === id
		);
	} catch {
		return false;
	} finally {
		doc.destroy();
	}
}

async function restoreOne(database: Database, backup: BackupBoard): Promise<Restored> {
	const id = backup.id as BoardId;
	const opening = await StoredBoard.open(database, id);
	if (opening.outcome === 'unreadable') throw new StorageFault(opening.why);
	const stored = opening.outcome === 'open' ? opening.board : await added(database, backup);
	try {
		const outcome = opening.outcome === 'open' ? await brought(stored, backup) : 'added';
		const described = describedBy(readFace(stored.doc));
		if (outcome === 'merged') {
			const changedAt = Date.now();
			await updateEntry(database, { id, ...described, changedAt }, { ...described, changedAt });
		}
		return { id, name: described.name, outcome };
	} finally {
		await stored.close();
	}
}

async function added(database: Database, { id, at, state }: BackupBoard): Promise<StoredBoard> {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, state);
	const described = describedBy(readFace(doc));
	const entry = { id, ...described, changedAt: at, backedUpAt: at };
	return StoredBoard.create(database, entry, doc);
}

async function brought(stored: StoredBoard, { state }: BackupBoard): Promise<Restored['outcome']> {
	const row = await stored.database.sharing.get(stored.id);
	return row && !row.editSecret ? 'view-only' : merge(stored, state);
}

/** Put what the file has into the board that is here. */
async function merge(stored: StoredBoard, state: Uint8Array): Promise<'merged' | 'unchanged'> {
	let isChanged = false;
	const note = (_update: Uint8Array, origin: unknown) => (isChanged ||= origin === 'restore');
	stored.doc.on('update', note);
	await heardByTabs(stored, async () => {
		if (!isEmptyDoc(stored.doc)) Y.applyUpdate(stored.doc, state, 'restore');
		return Promise.resolve();
	});
	stored.doc.off('update', note);
	return isChanged ? 'merged' : 'unchanged';
}

function boardOf(id: BoardId, doc: Y.Doc, at: number): BackupBoard {
	return { id, name: readFace(doc).settings.name, at, state: Y.encodeStateAsUpdate(doc) };
}

async function fileOf(boards: readonly BackupBoard[]): Promise<File> {
	const [only] = boards;
	const name = boards.length === 1 && only ? only.name : 'All boards';
	return fileNamed(name, [await backupFile(boards)]);
}

/** A file of ours, named after a board and the day it is here. */
export function fileNamed(name: string, parts: readonly Blob[]): File {
	const safe = name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'Board';
	return new File([...parts], `${safe} ${todayIn(zoneHere())}.quarterdeck`);
}

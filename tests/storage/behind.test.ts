import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { Database } from '#storage/database.ts';
import { seal } from '#storage/seal.ts';
import { StoredBoard } from '#storage/stored-board.ts';
import { WorkingCopy } from '#storage/working-copy.ts';
import { workingCopyName } from '#storage/working-copy-database.ts';
import { until } from '#tests/patience.ts';
import { edit, keysOf, openedBoard } from './opened-board.ts';

let database: Database;
let id: string;
let board: StoredBoard;

beforeEach(async () => {
	id = `board ${Math.random()}`;
	database = new Database(`test ${Math.random()}`);
	await database.open();
	const doc = new Y.Doc();
	doc.getMap('meta').set('name', 'Crew');
	const entry = { id, name: 'Crew', people: [], changedAt: 1 };
	board = await StoredBoard.create(database, entry, doc);
	await board.settled();
});
afterEach(() => {
	vi.restoreAllMocks();
	database.close();
});

const opened = () => openedBoard(database, id);

/** The working copy takes nothing, and does not open either; everything else goes on. */
function breakCopy(): void {
	const begin = IDBDatabase.prototype.transaction;
	vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
		this: IDBDatabase,
		...args
	) {
		if (this.name === workingCopyName(id)) throw new DOMException('', 'InvalidStateError');
		return begin.apply(this, args);
	});
}

describe('a working copy that is behind', () => {
	test('S-R5 an edit that only the outbox has is there when the board is opened again', async () => {
		await seal(database, id, 'mine');
		const apart = new Y.Doc();
		apart.getMap('meta').set('only in the outbox', true);
		await database.outbox.add({ boardId: id, bytes: Y.encodeStateAsUpdate(apart), at: 1 });
		await board.close();
		const again = await opened();
		expect(keysOf(again.doc)).toEqual(['name', 'only in the outbox']);
		await again.close();
		await database.outbox.clear();
		const later = await opened();
		expect(keysOf(later.doc)).toEqual(['name', 'only in the outbox']);
		await later.close();
	});

	test('S-R5 what was sealed while the copy took nothing is there when it opens again', async () => {
		breakCopy();
		edit(board, 'meanwhile');
		expect((await board.settled()).state).toBe('failed');
		await until(async () => expect(await seal(database, id, 'mine')).toBeGreaterThan(0));
		// The tab is closed without a word.
		vi.restoreAllMocks();
		const again = await opened();
		expect(keysOf(again.doc)).toEqual(['meanwhile', 'name']);
		await again.close();
		await board.close();
	});

	test('S-R5 a board that opened from its log alone is whole when the copy opens the next time', async () => {
		await board.close();
		vi.spyOn(WorkingCopy, 'open').mockRejectedValue(new DOMException('', 'UnknownError'));
		const first = await opened();
		edit(first, 'without the copy');
		await until(async () => expect(await seal(database, id, 'mine')).toBeGreaterThan(0));
		await first.close();
		vi.restoreAllMocks();
		const again = await opened();
		expect(keysOf(again.doc)).toEqual(['name', 'without the copy']);
		expect(await again.settled()).toEqual({ state: 'saved' });
		await again.close();
		await until(async () => expect((await database.catalogue.get(id))?.isBehind).toBeUndefined());
	});

	test('S-R5 a full disk keeps nobody from a board whose copy lacks something: it says so, and fills it later', async () => {
		const apart = new Y.Doc();
		apart.getMap('meta').set('only in the outbox', true);
		await database.outbox.add({ boardId: id, bytes: Y.encodeStateAsUpdate(apart), at: 1 });
		await board.close();
		const full = new DOMException('', 'QuotaExceededError');
		vi.spyOn(WorkingCopy.prototype, 'write').mockRejectedValue(full);
		const again = await opened();
		expect(keysOf(again.doc)).toEqual(['name', 'only in the outbox']);
		expect(await again.settled()).toEqual({ state: 'failed', why: 'quota' });
		vi.restoreAllMocks();
		await again.retry();
		expect(again.saving).toEqual({ state: 'saved' });
		await again.close();
		await database.outbox.clear();
		const later = await opened();
		expect(keysOf(later.doc)).toEqual(['name', 'only in the outbox']);
		await later.close();
	});

	test('S-T2 a copy that is closed while its rows become one keeps what another tab wrote', async () => {
		const doc = new Y.Doc();
		const copy = await WorkingCopy.open(id, doc, () => undefined);
		await board.close();
		const other = await opened();
		edit(other, 'of another tab');
		await other.close();
		// They become one a second after the last of them, however long this machine takes.
		for (let nth = 0; nth < 500; nth++) void copy.write(new Uint8Array([0, 0]));
		const getAll = IDBObjectStore.prototype.getAll;
		const trimming = new Promise<void>((resolve) => {
			vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (
				this: IDBObjectStore,
				...args
			) {
				resolve();
				return getAll.apply(this, args);
			});
		});
		await trimming;
		await copy.close();
		vi.restoreAllMocks();
		await database.outbox.clear();
		const again = await opened();
		expect(keysOf(again.doc)).toEqual(['name', 'of another tab']);
		await again.close();
	});

	test('S-T3 what another tab wrote and did not say is there after a sleep', async () => {
		const other = await opened();
		edit(other, 'while this one slept');
		await other.close();
		const heard = vi.fn();
		board.onEdit = heard;
		await board.wake();
		expect(keysOf(board.doc)).toEqual(['name', 'while this one slept']);
		expect(heard).not.toHaveBeenCalled();
		await board.close();
	});
});

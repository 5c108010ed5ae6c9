import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { removeBoard } from '#storage/catalogue.ts';
import { Database } from '#storage/database.ts';
import { StoredBoard } from '#storage/stored-board.ts';
import { WorkingCopy } from '#storage/working-copy.ts';
import { workingCopyName } from '#storage/working-copy-database.ts';
import { until } from '#tests/patience.ts';
import { edit, keysOf, openedBoard } from './opened-board.ts';

let database: Database;
let id: string;

beforeEach(async () => {
	id = `board ${Math.random()}`;
	database = new Database(`test ${Math.random()}`);
	await database.open();
});
afterEach(() => {
	database.close();
	vi.restoreAllMocks();
});

function aDoc(key = 'name'): Y.Doc {
	const doc = new Y.Doc();
	doc.getMap('meta').set(key, 'Crew');
	return doc;
}

const create = (doc = aDoc()) =>
	StoredBoard.create(database, { id, name: 'Crew', people: [], changedAt: 1 }, doc);

const opened = () => openedBoard(database, id);

async function rowsInCopy(): Promise<number> {
	const doc = new Y.Doc();
	const copy = await WorkingCopy.open(id, doc, () => undefined);
	const handle = await new Promise<IDBDatabase>((resolve) => {
		const request = indexedDB.open(workingCopyName(id));
		request.onsuccess = () => resolve(request.result);
	});
	const count = await new Promise<number>((resolve) => {
		const request = handle.transaction('updates').objectStore('updates').count();
		request.onsuccess = () => resolve(request.result);
	});
	handle.close();
	await copy.close();
	return count;
}

describe('a stored board', () => {
	test('S-W1 what is edited is there when it is opened again', async () => {
		const board = await create();
		edit(board, 'edit');
		await board.close();
		const again = await opened();
		expect(keysOf(again.doc)).toEqual(['edit', 'name']);
		await again.close();
	});

	test('S-W2 a listener that fails stops neither the saving nor the edit', async () => {
		const report = vi.fn();
		vi.stubGlobal('reportError', report);
		const board = await create();
		board.onEdit = () => {
			throw new Error('listener');
		};
		expect(() => edit(board, 'edit')).not.toThrow();
		expect(await board.settled()).toEqual({ state: 'saved' });
		expect(report).toHaveBeenCalledOnce();
		await board.close();
		vi.unstubAllGlobals();
	});

	test('S-F3 a working copy closed under us never throws into an edit, and is opened again', async () => {
		const board = await create();
		const begin = IDBDatabase.prototype.transaction;
		vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
			this: IDBDatabase,
			...args
		) {
			if (this.name === workingCopyName(id)) throw new DOMException('', 'InvalidStateError');
			return begin.apply(this, args);
		});
		expect(() => edit(board, 'edit')).not.toThrow();
		expect(await board.settled()).toEqual({ state: 'failed', why: 'closed' });
		vi.restoreAllMocks();
		await board.retry();
		expect(board.saving).toEqual({ state: 'saved' });
		await board.close();
		await database.log.clear();
		await database.outbox.clear();
		const again = await opened();
		expect(keysOf(again.doc)).toEqual(['edit', 'name']);
		await again.close();
	});

	test.each(['a word', 'no word'])(
		'S-F3 a database that was closed with %s is opened once for all boards that are open',
		async (said) => {
			const [board, other] = [await create(), await opened()];
			const opening = vi.spyOn(database, 'open');
			const handle = database.backendDB();
			handle.close();
			if (said === 'a word') handle.onclose?.(new Event('close'));
			else await Promise.all([board.wake(), other.wake()]);
			await until(() => expect(opening).toHaveBeenCalled());
			await until(() => expect(database.isOpen()).toBe(true));
			expect(opening).toHaveBeenCalledOnce();
			edit(board, 'edit');
			expect(await board.settled()).toEqual({ state: 'saved' });
			await other.close();
			await board.close();
		}
	);

	test('S-F6 a working copy that nobody lets us open is given up after a while', async () => {
		vi.spyOn(indexedDB, 'open').mockImplementation(() => ({}) as IDBOpenDBRequest);
		await expect(WorkingCopy.open(id, new Y.Doc(), () => undefined, 50)).rejects.toMatchObject({
			fault: 'blocked'
		});
	});

	test('S-F6 a database that does not open again is given up, and tried anew', async () => {
		const board = await create();
		await board.settled();
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		const silence = vi.spyOn(indexedDB, 'open').mockReturnValue({} as IDBOpenDBRequest);
		database.backendDB().close();
		const waking = board.wake();
		await vi.advanceTimersByTimeAsync(8_000);
		expect(board.saving).toEqual({ state: 'failed', why: 'blocked' });
		// The second try was begun in silence, too.
		silence.mockRestore();
		await vi.advanceTimersByTimeAsync(8_000);
		await waking;
		vi.useRealTimers();
		edit(board, 'edit');
		await until(async () => {
			await board.retry();
			expect(board.saving).toEqual({ state: 'saved' });
		});
		await board.close();
	});

	test('S-T1 many rows of the working copy become one, and what another tab wrote stays', async () => {
		const board = await create();
		const [other] = [await opened()];
		edit(other, 'of the other tab');
		await other.settled();
		for (let count = 0; count < 500; count++) edit(board, `edit ${count}`);
		await board.settled();
		await until(async () => expect(await rowsInCopy()).toBeLessThan(20));
		await board.close();
		await other.close();
		await database.outbox.clear();
		const again = await opened();
		expect(keysOf(again.doc)).toHaveLength(502);
		await again.close();
	}, 20_000);

	test('S-R2 a board that was never here, and one whose data is gone, are not opened', async () => {
		expect(await StoredBoard.open(database, id)).toEqual({
			outcome: 'missing-data',
			known: false,
			name: ''
		});
		await database.catalogue.add({ id, name: 'Crew', people: [], changedAt: 1 });
		expect(await StoredBoard.open(database, id)).toEqual({
			outcome: 'missing-data',
			known: true,
			name: 'Crew'
		});
	});

	test('S-R3 a removed board leaves nothing behind', async () => {
		const board = await create();
		edit(board, 'edit');
		const removed = new Promise<void>((resolve) => (board.onRemoved = resolve));
		await removeBoard(database, id);
		await removed;
		await board.close();
		for (const table of database.tables) expect(await table.count(), table.name).toBe(0);
		const names = (await indexedDB.databases()).map((database) => database.name);
		expect(names).not.toContain(workingCopyName(id));
	});

	test('S-R3 what comes to a board after it was removed leaves nothing either', async () => {
		const board = await create();
		const removed = new Promise<void>((resolve) => (board.onRemoved = resolve));
		await removeBoard(database, id);
		await removed;
		edit(board, 'late');
		board.keep(Y.encodeStateAsUpdate(aDoc('later')));
		await board.settled();
		await board.retry();
		await board.close();
		expect(await database.outbox.count()).toBe(0);
		const names = (await indexedDB.databases()).map((database) => database.name);
		expect(names).not.toContain(workingCopyName(id));
	});

	test('S-R3 a tab that opens a board while it is being removed lets go of it', async () => {
		await (await create()).close();
		let late: Promise<StoredBoard> | undefined;
		const removed = vi.fn();
		const remove = indexedDB.deleteDatabase.bind(indexedDB);
		vi.spyOn(indexedDB, 'deleteDatabase').mockImplementationOnce((name) => {
			const request = remove(name);
			late = new Promise((resolve) => request.addEventListener('success', () => resolve(opened())));
			return request;
		});
		// The rest goes only when the other tab has opened it from its log.
		const begin = database.transaction.bind(database);
		vi.spyOn(database, 'transaction').mockImplementationOnce(((...args: unknown[]) =>
			late?.then((board) => {
				board.onRemoved = removed;
				return (begin as (...args: unknown[]) => unknown)(...args);
			})) as typeof database.transaction);
		await removeBoard(database, id);
		expect(removed).toHaveBeenCalledOnce();
		await (await late)?.close();
		const names = (await indexedDB.databases()).map((database) => database.name);
		expect(names).not.toContain(workingCopyName(id));
	});
});

test('S-L5 what comes from another device is marked where it waits, what is edited here is not', async () => {
	const board = await create();
	const theirs = {};
	board.others = theirs;
	Y.applyUpdate(board.doc, Y.encodeStateAsUpdate(aDoc('theirs')), theirs);
	edit(board, 'ours');
	await board.settled();
	const rows = await database.outbox.toArray();
	expect(rows.map(({ isOthers = false }) => isOthers)).toEqual([false, true, false]);
	await board.close();
});

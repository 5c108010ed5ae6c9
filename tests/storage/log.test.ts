import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { compact } from '#storage/compaction.ts';
import { Database } from '#storage/database.ts';
import { beginAnew, logRows, readLog, snapshotRows } from '#storage/log.ts';
import { seal } from '#storage/seal.ts';

const boardId = 'board';
const device = 'laptop';
let database: Database;

beforeEach(async () => {
	database = new Database(`test ${Math.random()}`);
	await database.open();
});
afterEach(() => {
	vi.restoreAllMocks();
	database.close();
});

/** Edits of one document, one update each. */
class Typist {
	readonly doc = new Y.Doc();

	edit(key: string): Uint8Array {
		const before = Y.encodeStateVector(this.doc);
		this.doc.getMap('meta').set(key, key);
		return Y.encodeStateAsUpdate(this.doc, before);
	}

	get state(): Uint8Array {
		return Y.encodeStateAsUpdate(this.doc);
	}
}

const post = (bytes: Uint8Array) => database.outbox.add({ boardId, bytes, at: 1 });

async function keysInLog(): Promise<string[]> {
	const { state } = await readLog(database, boardId);
	const doc = new Y.Doc();
	if (state) Y.applyUpdate(doc, state);
	return [...doc.getMap('meta').keys()].sort();
}

describe('the log', () => {
	test('S-L1 what waits becomes one entry with the next number, and waits no longer', async () => {
		const typist = new Typist();
		await post(typist.edit('a'));
		await post(typist.edit('b'));
		expect(await seal(database, boardId, device)).toBe(2);
		await post(typist.edit('c'));
		expect(await seal(database, boardId, device)).toBe(1);
		expect(await seal(database, boardId, device)).toBe(0);
		expect((await logRows(database, boardId)).map((row) => row.seq)).toEqual([1, 2]);
		expect(await database.outbox.count()).toBe(0);
		expect(await keysInLog()).toEqual(['a', 'b', 'c']);
	});

	test('S-L8 a whole board goes into the log as it came, and the edits behind it beside it', async () => {
		const typist = new Typist();
		typist.edit('a');
		const { state } = typist;
		await database.outbox.add({ boardId, bytes: state, at: 1, isWhole: true });
		await post(typist.edit('b'));
		await post(typist.edit('c'));
		expect(await seal(database, boardId, device)).toBe(3);
		const rows = await logRows(database, boardId);
		expect(rows.map((row) => row.seq)).toEqual([1, 2]);
		expect(rows[0]?.bytes).toEqual(state);
		expect(await keysInLog()).toEqual(['a', 'b', 'c']);
	});

	test('S-L1 two that seal at once make one entry of each edit', async () => {
		const typist = new Typist();
		await post(typist.edit('a'));
		await Promise.allSettled([seal(database, boardId, device), seal(database, boardId, device)]);
		expect(await logRows(database, boardId)).toHaveLength(1);
		expect(await keysInLog()).toEqual(['a']);
	});

	test('S-L2 a board can be put together from entries and from what still waits', async () => {
		const typist = new Typist();
		await post(typist.edit('sealed'));
		await seal(database, boardId, device);
		await post(typist.edit('waiting'));
		expect(await keysInLog()).toEqual(['sealed', 'waiting']);
	});

	test('S-L2 it is put together as it was at one moment, also while another tab seals', async () => {
		const typist = new Typist();
		const bytes = typist.edit('a');
		await post(bytes);
		let isSealed: boolean | undefined;
		const begin = IDBDatabase.prototype.transaction;
		vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
			this: IDBDatabase,
			names,
			...how
		) {
			if (isSealed === false && [names].flat().includes('outbox')) {
				isSealed = true;
				const sealing = begin.call(this, ['log', 'outbox'], 'readwrite');
				sealing.objectStore('log').add({ boardId, device, seq: 1, bytes, at: 1 });
				sealing.objectStore('outbox').clear();
			}
			return begin.call(this, names, ...how);
		});
		// Dexie begins transactions as the browser let it when it opened.
		database.close();
		await database.open();
		isSealed = false;
		expect(await keysInLog()).toEqual(['a']);
		expect(isSealed).toBe(true);
	});

	test('S-L3 a corrupt entry goes to quarantine as it is and the rest goes on', async () => {
		const [typist, other] = [new Typist(), new Typist()];
		await post(typist.edit('a'));
		await seal(database, boardId, device);
		const broken = new Uint8Array([9, 9, 9, 9]);
		await database.log.add({ boardId, device, seq: 2, bytes: broken, at: 1 });
		await post(other.edit('b'));
		expect(await keysInLog()).toEqual(['a', 'b']);
		const [aside] = await database.quarantine.toArray();
		expect(aside).toMatchObject({ boardId, place: 'log', bytes: broken });
		expect((await logRows(database, boardId)).map((row) => row.seq)).toEqual([1]);
	});

	test('S-L3 a corrupt edit that waits is put aside and does not stop the sealing', async () => {
		const typist = new Typist();
		await post(new Uint8Array([200, 1, 1]));
		await post(typist.edit('a'));
		expect(await seal(database, boardId, device)).toBe(1);
		expect(await keysInLog()).toEqual(['a']);
		expect(await database.quarantine.count()).toBe(1);
	});
});

describe('compaction', () => {
	async function anEdit(typist: Typist, key: string): Promise<void> {
		await post(typist.edit(key));
		await seal(database, boardId, device);
	}

	test('S-C1 the last two snapshots stay, and the entries between them; each makes the board', async () => {
		const typist = new Typist();
		const all: string[] = [];
		for (const round of ['a', 'b', 'c', 'd']) {
			for (const key of [`${round}1`, `${round}2`]) {
				await anEdit(typist, key);
				all.push(key);
			}
			await compact(database, boardId, typist.state);
		}
		await anEdit(typist, 'z');
		all.push('z');
		const snapshots = await snapshotRows(database, boardId);
		expect(snapshots.map((snapshot) => snapshot.number)).toEqual([4, 3]);
		expect(await keysInLog()).toEqual(all);

		// The newest is damaged on the disk: the one before it and the entries make the same board.
		const [newest] = snapshots;
		await database.snapshots.put({ ...newest!, bytes: newest!.bytes.slice(1) });
		expect(await keysInLog()).toEqual(all);
		expect((await database.quarantine.toArray()).map((row) => row.place)).toEqual(['snapshot']);
	});

	test('S-C2 entries go only when they are covered, and numbers go on where they stopped', async () => {
		const typist = new Typist();
		await anEdit(typist, 'a');
		await compact(database, boardId, typist.state);
		expect(await logRows(database, boardId)).toHaveLength(1);
		await compact(database, boardId, typist.state);
		expect(await logRows(database, boardId)).toHaveLength(0);
		await anEdit(typist, 'b');
		expect((await logRows(database, boardId)).map((row) => row.seq)).toEqual([2]);
	});

	test('S-C3 a snapshot fills what the log lacks from the document', async () => {
		const typist = new Typist();
		typist.edit('only in the document');
		await compact(database, boardId, typist.state);
		expect(await keysInLog()).toEqual(['only in the document']);
	});

	test('S-C4 a snapshot that does not read back as it was written removes nothing', async () => {
		const typist = new Typist();
		for (const key of ['a', 'b']) {
			await anEdit(typist, key);
			await compact(database, boardId, typist.state);
		}
		await anEdit(typist, 'c');
		const rows = await logRows(database, boardId);
		const read = database.snapshots.get.bind(database.snapshots);
		database.snapshots.get = (async (key: [string, number]) => {
			const row = await read(key);
			return row && { ...row, bytes: row.bytes.slice(1) };
		}) as unknown as typeof read;
		await expect(compact(database, boardId, typist.state)).rejects.toMatchObject({
			fault: 'corrupt'
		});
		expect(await logRows(database, boardId)).toEqual(rows);
	});
});

test('S-R4 a log that begins anew keeps what waits to be sealed, and sets aside what was shown', async () => {
	const mine = new Typist();
	const sealed = mine.edit('sealed');
	await post(sealed);
	await seal(database, boardId, device);
	await post(mine.edit('waits'));
	const others = new Typist();
	Y.applyUpdate(others.doc, sealed);
	others.edit('from others');
	const begun = await beginAnew(database, boardId, others.state, mine.state);
	expect(await keysInLog()).toEqual(['from others', 'sealed', 'waits']);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, begun);
	expect(doc.store.pendingStructs).toBeNull();
	expect([...doc.getMap('meta').keys()].sort()).toEqual(['from others', 'sealed', 'waits']);
	const [aside] = await database.quarantine.toArray();
	expect(aside).toMatchObject({ boardId, place: 'working-copy', bytes: mine.state });
});

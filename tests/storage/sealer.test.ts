import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { Database } from '#storage/database.ts';
import { logKeys, logRows, snapshotRows } from '#storage/log.ts';
import { Sealer } from '#storage/sealer.ts';

const boardId = 'board';
let database: Database;
let doc: Y.Doc;
let sealer: Sealer;

beforeEach(async () => {
	// One tab that nobody contends with.
	vi.stubGlobal('navigator', {});
	database = new Database(`test ${Math.random()}`);
	await database.open();
	doc = new Y.Doc();
	doc.getMap('meta').set('name', 'A board');
	sealer = new Sealer(database, boardId, 'laptop', doc);
});
afterEach(async () => {
	await sealer.stop();
	database.close();
	vi.unstubAllGlobals();
});

const snapshots = () => snapshotRows(database, boardId);
const entries = () => logRows(database, boardId);

function post(isWhole: boolean): Promise<number> {
	const bytes = Y.encodeStateAsUpdate(doc);
	return database.outbox.add({ boardId, bytes, at: 1, ...(isWhole ? { isWhole } : {}) });
}

test('S-L4 the log of a board that was just put here begins with the whole of it, written once', async () => {
	await post(true);
	await sealer.now();
	expect(await entries()).toHaveLength(1);
	expect(await snapshots()).toHaveLength(0);
});

test('S-L4 a log that was lost begins anew with the whole document', async () => {
	await post(false);
	await sealer.now();
	expect(await entries()).toHaveLength(1);
	const [snapshot] = await snapshots();
	const again = new Y.Doc();
	Y.applyUpdate(again, snapshot?.bytes ?? new Uint8Array());
	expect(again.getMap('meta').get('name')).toBe('A board');
});

test('S-W2 nothing leaves the outbox before the working copy has it', async () => {
	let isWritten: () => void = () => undefined;
	const copy = new Promise<void>((resolve) => (isWritten = resolve));
	const asked = vi.fn(() => copy);
	sealer.written = asked;
	await post(true);
	const sealed = sealer.now();
	await vi.waitFor(() => expect(asked).toHaveBeenCalled());
	expect(await database.outbox.count()).toBe(1);
	expect(await entries()).toHaveLength(0);
	isWritten();
	await sealed;
	expect(await database.outbox.count()).toBe(0);
	expect(await entries()).toHaveLength(1);
});

test('S-L9 sealing again and again reads neither the log nor a snapshot', async () => {
	await post(true);
	await sealer.now();
	// A snapshot is read once, for the number that it may cover.
	await database.snapshots.add({
		boardId,
		number: 1,
		bytes: Y.encodeStateAsUpdate(doc),
		check: 0,
		covers: { laptop: 7 },
		at: 1
	});
	await sealer.stop();
	sealer = new Sealer(database, boardId, 'laptop', doc);
	let read = 0;
	const countRead = <Row>(row: Row): Row => {
		read += 1;
		return row;
	};
	database.log.hook('reading', countRead);
	database.snapshots.hook('reading', countRead);
	for (let nth = 0; nth < 3; nth += 1) {
		await post(false);
		await sealer.now();
	}
	expect(read).toBe(1);
	expect((await logKeys(database, boardId)).map(([, , seq]) => seq)).toEqual([1, 8, 9, 10]);
});

test('S-L9 a number that another tab has taken is found again, and nothing is lost', async () => {
	await post(true);
	await sealer.now();
	const other = new Sealer(database, boardId, 'laptop', doc);
	await post(false);
	await other.now();
	await other.stop();
	await post(false);
	await sealer.now();
	await sealer.now();
	expect(await database.outbox.count()).toBe(0);
	expect((await logKeys(database, boardId)).map(([, , seq]) => seq)).toEqual([1, 2, 3]);
});

test('S-L5 what another device wrote goes into the log here, and is not sent out again', async () => {
	await post(true);
	await sealer.now();
	const published: (readonly Uint8Array[])[] = [];
	sealer.publish = (updates) => Promise.resolve(void published.push(updates));
	const update = (field: string) => {
		const other = new Y.Doc();
		other.getMap('meta').set(field, field);
		return Y.encodeStateAsUpdate(other);
	};
	const [theirs, ours] = [update('theirs'), update('ours')];
	await database.outbox.add({ boardId, bytes: theirs, at: 1, isOthers: true });
	await sealer.now();
	expect(published).toEqual([]);
	expect((await entries()).at(-1)?.bytes).toEqual(theirs);
	await database.outbox.bulkAdd([
		{ boardId, bytes: theirs, at: 1, isOthers: true },
		{ boardId, bytes: ours, at: 1 }
	]);
	await sealer.now();
	expect(published).toEqual([[ours]]);
	expect(await database.outbox.count()).toBe(0);
});

test('S-L3 a corrupt edit that waits keeps none of a shared board from going out', async () => {
	await post(true);
	await sealer.now();
	const published: Uint8Array[] = [];
	sealer.publish = (updates) => {
		// As sharing does it: what cannot be read is merged with nothing.
		published.push(Y.mergeUpdates([...updates, Y.encodeStateAsUpdate(new Y.Doc())]));
		return Promise.resolve();
	};
	const broken = new Uint8Array([200, 1, 1]);
	await database.outbox.add({ boardId, bytes: broken, at: 1 });
	await post(false);
	await sealer.now();
	expect(await database.outbox.count()).toBe(0);
	expect(await database.quarantine.toArray()).toMatchObject([{ place: 'outbox', bytes: broken }]);
	expect(published).toHaveLength(1);
});

test('S-L6 an edit that stands alone is handed over before it can be read from the outbox, and only once', async () => {
	await post(true);
	await sealer.now();
	const published: (readonly Uint8Array[])[] = [];
	let isTaken = true;
	sealer.publish = (updates) => {
		published.push(updates);
		return isTaken ? Promise.resolve() : Promise.reject(new Error('not connected'));
	};
	const edit = async (name: string) => {
		let made: Uint8Array = new Uint8Array();
		doc.once('update', (update) => (made = update));
		doc.getMap('meta').set('name', name);
		vi.spyOn(performance, 'now').mockReturnValueOnce(performance.now() + 5_000);
		const written = database.outbox.add({ boardId, bytes: made, at: 1 });
		sealer.edited(made);
		await vi.waitUntil(() => published.length > 0);
		await written;
		return made;
	};
	const first = await edit('One');
	expect(published).toEqual([[first]]);
	await sealer.now();
	expect(published).toEqual([[first]]);
	expect(await database.outbox.count()).toBe(0);

	// What was not taken waits, and from then on nothing stands alone.
	isTaken = false;
	published.length = 0;
	const second = await edit('Two');
	await sealer.now();
	isTaken = true;
	published.length = 0;
	await sealer.now();
	expect(published).toEqual([[second]]);
	expect(await database.outbox.count()).toBe(0);
});

test('S-C5 a long log is made short when nobody is looking, not while somebody works', async () => {
	await post(true);
	await sealer.now();
	const [{ bytes } = { bytes: new Uint8Array() }] = await entries();
	await database.log.bulkAdd(
		Array.from({ length: 300 }, (_, at) => ({ boardId, device: 'laptop', seq: at + 2, bytes, at }))
	);
	await sealer.now();
	expect(await snapshots()).toHaveLength(0);
	await sealer.rest();
	expect(await snapshots()).toHaveLength(1);
});

test('Y-S33 what was edited waits from that moment until it is sealed, also where nobody takes it', async () => {
	await post(true);
	await sealer.now();
	const told: string[] = [];
	sealer.onWaiting = () => told.push('waiting');
	sealer.onSealed = () => told.push(sealer.unsealed === 'none' ? 'sealed' : 'still');
	sealer.edited(Y.encodeStateAsUpdate(doc));
	expect(told).toContain('waiting');
	expect(sealer.unsealed).toBe('some');
	await post(false);
	sealer.publish = () => Promise.reject(new Error('not connected'));
	await sealer.now();
	expect(told.at(-1)).toBe('still');
	sealer.publish = () => Promise.resolve();
	await sealer.now();
	expect(told.at(-1)).toBe('sealed');
});

test('Y-S33 what nobody took waits no longer once there is nobody to hand it to', async () => {
	await post(true);
	sealer.publish = () => Promise.reject(new Error('not connected'));
	await sealer.now();
	expect(sealer.unsealed).toBe('some');
	sealer.publish = undefined;
	await sealer.now();
	expect(sealer.unsealed).toBe('none');
	expect(await entries()).toHaveLength(1);
});

test('Y-S35 of a board that was just opened nobody knows what waits until the outbox was looked into', async () => {
	const told: string[] = [];
	sealer.onWaiting = () => told.push('waiting');
	expect(sealer.unsealed).toBe('unknown');
	await sealer.now();
	expect(sealer.unsealed).toBe('none');
	expect(told).toEqual([]);
});

test('Y-S35 a round that finds nothing makes nothing wait, also where the next one has begun', async () => {
	const told: string[] = [];
	sealer.onSealed = () => told.push(sealer.unsealed);
	await Promise.all([sealer.now(), sealer.now()]);
	expect(told).toEqual(['none', 'none']);
});

test('Y-S33 what is edited while a round is under way waits until the next one', async () => {
	await post(true);
	const told: string[] = [];
	sealer.onSealed = () => told.push(sealer.unsealed);
	let taken = (): void => undefined;
	sealer.publish = () => new Promise((resolve) => (taken = resolve));
	const round = sealer.now();
	await vi.waitFor(() => expect(sealer.unsealed).toBe('some'));
	sealer.edited(Y.encodeStateAsUpdate(doc));
	await post(false);
	taken();
	await round;
	expect(told).toEqual(['some']);
	sealer.publish = undefined;
	await sealer.now();
	expect(sealer.unsealed).toBe('none');
});

test('Y-S35 what is edited before that waits, and what was left over from the last time is found', async () => {
	await post(true);
	sealer.publish = () => Promise.reject(new Error('not connected'));
	await sealer.now();
	expect(sealer.unsealed).toBe('some');
	const next = new Sealer(database, boardId, 'laptop', doc);
	next.edited(Y.encodeStateAsUpdate(doc));
	expect(next.unsealed).toBe('some');
	await next.stop();
});

test('S-L7 another tab leads when the connections of this one are closed, and not before', async () => {
	const told: string[] = [];
	let releaseFirst = (): void => undefined;
	const waiting: (() => Promise<unknown>)[] = [];
	// Locks as a browser has them: one holder at a time, the next one when it lets go.
	const request = async (_name: string, _how: object, act: () => Promise<unknown>) => {
		if (waiting.push(act) > 1) return;
		while (waiting[0]) await waiting[0]().then(() => waiting.shift());
	};
	vi.stubGlobal('navigator', { locks: { request } });
	const [one, other] = ['one', 'other'].map((tab) => {
		const made = new Sealer(database, boardId, tab, doc);
		made.onLead = () => told.push(`${tab} leads`);
		return made;
	});
	await vi.waitFor(() => expect(one!.isLead).toBe(true));
	const closed = new Promise<void>((resolve) => (releaseFirst = resolve));
	const stopped = one!.stop(() => closed.then(() => void told.push('one is closed')));
	await new Promise((resolve) => setTimeout(resolve, 50));
	expect(other!.isLead).toBe(false);
	releaseFirst();
	await stopped;
	await vi.waitFor(() => expect(other!.isLead).toBe(true));
	expect(told.slice(-2)).toEqual(['one is closed', 'other leads']);
	// What fails to close is no reason to lead for ever.
	await expect(other!.stop(() => Promise.reject(new Error('stuck')))).rejects.toThrow('stuck');
	expect(waiting).toHaveLength(0);
});

import 'fake-indexeddb/auto';
import * as Y from 'yjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { onTopOf } from '#document/carry-over.ts';
import { done } from '#domain/result.ts';
import type { BoardId } from '#domain/id.ts';
import { madeReady } from '#session/going-on.ts';
import { openReplica } from '#session/open-replica.ts';
import { refusedDevices, sharedDevices } from '#session/shared-devices.ts';
import { keysOf, newSharing } from '#session/sharing-keys.ts';
import type { SharingRow } from '#storage/database.ts';
import { Envelopes } from '#storage/envelopes.ts';
import { parted } from '#storage/renewed.ts';
import type { StoredBoard } from '#storage/stored-board.ts';
import { deleteWorkingCopy } from '#storage/working-copy-database.ts';
import { WorkingCopy } from '#storage/working-copy.ts';
import type { LogNote } from '#sync/envelope-log.ts';
import { Exchange } from '#sync/exchange.ts';
import type { Replica } from '#sync/replica.ts';
import { stateHash } from '#sync/state-hash.ts';
import { aDevice as aKey, deliver, Device } from '#tests/sync/fleet.ts';
import { Network } from '#tests/sync/network.ts';
import { openedBoard } from '#tests/storage/opened-board.ts';
import { aDevice, newBoard } from './open-device.ts';

let ana: Awaited<ReturnType<typeof aDevice>>;
let id: BoardId;
let bo: Device;
let cleo: Device;

beforeEach(async () => {
	ana = await aDevice();
	id = await newBoard(ana.shelf);
	const row = await newSharing(id);
	await ana.device.database.sharing.put(row);
	bo = await new Device(await keysOf(row), await aKey(2), Math.random).open();
	cleo = await new Device(await keysOf(row), await aKey(3), Math.random).open();
});
afterEach(() => ana.close());

const sharing = async (): Promise<SharingRow> =>
	(await ana.device.database.sharing.get(id)) ?? Promise.reject(new Error('not shared'));

/** Ana has the board open: what was edited on it, and what waits, is sealed. */
async function opened(...edits: string[]): Promise<{ board: StoredBoard; replica: Replica }> {
	const { database } = ana.device;
	const board = await openedBoard(database, id);
	const envelopes = new Envelopes<LogNote>(database, id);
	const replica = await openReplica(
		{
			envelopes,
			doc: board.doc,
			unsealed: () => 'none',
			onOthers: (writer) => (board.others = writer),
			onRebuilt: () => undefined
		},
		await sharing(),
		{}
	);
	for (const { bytes } of await database.outbox.where({ boardId: id }).toArray())
		expect(await replica.local(bytes)).toEqual(done());
	for (const key of edits) {
		const before = Y.encodeStateVector(board.doc);
		board.doc.getMap('meta').set(key, key);
		expect(await replica.local(Y.encodeStateAsUpdate(board.doc, before))).toEqual(done());
	}
	await board.settled();
	return { board, replica };
}

async function meet({ replica }: { replica: Replica }, other = bo): Promise<void> {
	const network = new Network(() => 0.5);
	const [here, there] = network.connect();
	const ends = [new Exchange(replica, here), new Exchange(other.replica, there)];
	await deliver(network);
	for (const end of ends) end.close();
}

/** What the disk of Ana held of the board at some moment. */
async function backup(): Promise<() => Promise<void>> {
	const { database } = ana.device;
	const tables = [database.envelopes, database.envelopeNotes, database.outbox, database.log];
	const rows = await Promise.all(tables.map((table) => table.toArray()));
	const board = await openedBoard(database, id);
	const state = Y.encodeStateAsUpdate(board.doc);
	await board.close();
	return async () => {
		for (const [at, table] of tables.entries()) {
			await (table as typeof database.outbox).clear();
			await (table as typeof database.outbox).bulkPut(rows[at] as never);
		}
		await deleteWorkingCopy(id);
		const copy = await WorkingCopy.open(id, new Y.Doc(), () => undefined);
		await copy.replace(state);
		await copy.close();
	};
}

test.each([
	[1, 1],
	[40, 40],
	[5, 1],
	[1, 5]
])(
	'Y-S39 a device whose disk forgot %i envelopes that it had sent, and that wrote %i, comes together with the others again, and nothing is lost',
	async (forgotten, written) => {
		const named = (what: string, count: number) =>
			Array.from({ length: count }, (_, nth) => `${what}${nth}`);
		const [sent, apart] = [named('sent', forgotten), named('apart', written)];
		let page = await opened('before');
		await meet(page);
		await page.board.close();
		const forget = await backup();
		page = await opened(...sent);
		await meet(page);
		await page.board.close();

		await forget();
		page = await opened(...apart);
		const former = (await sharing()).devicePublic;
		await meet(page);
		await expect.poll(async () => (await sharing()).carriesOver).toBe(true);
		expect((await sharing()).devicePublic).not.toEqual(former);
		page.board.doc.getMap('meta').set('meanwhile', 'meanwhile');
		const last = Y.encodeStateAsUpdate(page.board.doc);
		expect(await page.replica.local(last)).toMatchObject({ done: false });
		await page.board.settled();
		await page.board.close();

		await madeReady(ana.device.database, await sharing());
		expect((await sharing()).carriesOver).toBeUndefined();
		page = await opened();
		await meet(page);
		const keys = [...bo.doc.getMap('meta').keys()];
		const wanted = ['before', 'meanwhile', ...sent, ...apart];
		expect(keys).toEqual(expect.arrayContaining(wanted));
		expect(await stateHash(page.board.doc)).toEqual(await stateHash(bo.doc));
		await page.board.close();
	}
);

test('Y-S39 nothing is given up of a board that goes by other links meanwhile', async () => {
	const page = await opened('before');
	const { database } = ana.device;
	const [row, notes] = [await sharing(), await database.envelopeNotes.count()];
	const device = page.replica.device!.id;
	const key = { devicePublic: new Uint8Array(32), devicePrivate: row.devicePrivate };
	await parted(database, { ...row, syncId: 'other links' }, { device, from: 1, key });
	expect(await sharing()).toEqual(row);
	expect(await database.envelopeNotes.count()).toBe(notes);
	await page.board.close();
});

/** Ana's disk was put back after she had sent something: that is with Bo, and what she wrote in its place with Cleo. */
async function withTwoPasts() {
	const before = await opened('before');
	for (const other of [bo, cleo]) await meet(before, other);
	await before.board.close();
	const forget = await backup();
	const sent = await opened('sent');
	await meet(sent);
	await sent.board.close();
	await forget();
	const apart = await opened('apart');
	await meet(apart, cleo);
	return apart;
}

test('Y-S42 what others built on the two pasts of one device parts them, nothing of it is lost, and new links bring it together', async () => {
	let page = await withTwoPasts();
	for (const [device, key, past] of [
		[bo, 'bo', 'sent'],
		[cleo, 'cleo', 'apart']
	] as const) {
		device.doc.getMap('meta').set(key, key);
		device.doc.getMap('meta').set(past, `${past}, and changed`);
		expect(await device.seal()).toBe('sealed');
	}
	await meet(bo, cleo);
	// Neither takes what builds on the past that it does not have: it cannot, without that past.
	for (const { replica } of [bo, cleo])
		expect(refusedDevices(replica)).toEqual({ forked: 1, others: 1 });

	await meet(page);
	await expect.poll(async () => (await sharing()).carriesOver).toBe(true);
	await page.board.close();
	await madeReady(ana.device.database, await sharing());
	page = await opened();
	for (const other of [bo, cleo]) await meet(page, other);
	const said = (doc: Y.Doc) => doc.getMap('meta').toJSON();
	expect(said(bo.doc)).toEqual(said(page.board.doc));
	expect(said(bo.doc)).toMatchObject({ bo: 'bo', sent: 'sent, and changed', apart: 'apart' });
	// What Ana writes anew stands beside what Cleo has changed of it: either may be shown.
	expect(said(cleo.doc)).toMatchObject({ cleo: 'cleo', apart: expect.stringMatching(/^apart/) });
	expect(said(cleo.doc)).not.toHaveProperty('bo');

	// New links: what only Cleo has goes on top of what comes by them.
	const [made, mine] = [bo.doc, cleo.doc].map((doc) => Y.encodeStateAsUpdate(doc));
	const together = said(onTopOf(made!, mine!).doc);
	expect(together).toMatchObject({ ...said(bo.doc), apart: expect.any(String), cleo: 'cleo' });
	await page.board.close();
});

test('Y-S42 nobody is said to be in step with a device of which something was refused', async () => {
	const page = await withTwoPasts();
	await page.board.close();
	bo.doc.getMap('meta').set('sent', 'and changed');
	expect(await bo.seal()).toBe('sealed');
	await meet(bo, cleo);
	const { replica } = cleo;
	const device = bo.key!.id;
	// By its numbers it has all that is here.
	expect(replica.acknowledgements.isInStep(device, replica.vector)).toBe(true);
	const present = [{ device, said: undefined, progress: undefined }];
	const shown = sharedDevices(replica, [], present, { person: undefined, name: 'Cleo' });
	expect(shown.find(({ id }) => id === device)).toMatchObject({ isHere: true, behind: undefined });
});

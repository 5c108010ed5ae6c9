import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { linkQuery } from '#session/link-query.ts';
import { Joining } from '#session/joining.svelte.ts';
import { Peers } from '#session/peers.ts';
import { keysOf, newSharing, sharingRow } from '#session/sharing-keys.ts';
import type { SharingRow } from '#storage/database.ts';
import { StorageFault } from '#storage/fault.ts';
import { StoredBoard } from '#storage/stored-board.ts';
import { keysFromView } from '#sync/keys.ts';
import { editLink } from '#sync/link.ts';
import { until } from '#tests/patience.ts';
import { aDevice, newBoard, openBoard } from './open-device.ts';

let worlds: Awaited<ReturnType<typeof aDevice>>[];
let shared: SharingRow;

/** A board that somebody shares, and another device on which all of its log is already. */
beforeEach(async () => {
	worlds = [await aDevice(), await aDevice()];
	const [ana, bo] = worlds as [(typeof worlds)[0], (typeof worlds)[0]];
	const id = await newBoard(ana.shelf);
	shared = { ...(await newSharing(id)), isOff: true };
	await ana.device.database.sharing.put(shared);
	const session = await openBoard(ana.device, id);
	const { envelopes, envelopeNotes, devices } = ana.device.database;
	await until(async () => expect(await envelopes.count()).toBeGreaterThan(0));
	await session.close();
	const boardId = shared.syncId;
	const here = bo.device.database;
	await here.envelopes.bulkAdd((await envelopes.toArray()).map((row) => ({ ...row, boardId })));
	await here.envelopeNotes.bulkAdd(
		(await envelopeNotes.toArray()).map((row) => ({ ...row, boardId }))
	);
	await here.devices.bulkAdd((await devices.toArray()).map((row) => ({ ...row, boardId })));
});
afterEach(() => {
	for (const world of worlds) world.close();
	vi.restoreAllMocks();
});

/** The other device, by a link for viewing half way to the board, opens the link to edit it. */
async function comesToEdit(): Promise<Joining> {
	const { device } = worlds[1]!;
	const { viewSecret, writePublic, syncId } = shared;
	const viewing = await sharingRow(syncId, await keysFromView(viewSecret, writePublic));
	await device.database.sharing.put({ ...viewing, isOff: true, isJoining: true });
	const [, token = ''] = editLink('https://q.example/', await keysOf(shared)).split('#/join/');
	return Joining.open(device, token);
}

test('Y-S3 a link to edit raises a board that a link for viewing has not brought yet', async () => {
	const joining = await comesToEdit();
	vi.spyOn(Peers.prototype, 'isComplete', 'get').mockReturnValue(true);
	expect(joining.link).toBe('edit');
	expect(await joining.join()).toEqual({ done: true });
	await until(() => expect(joining.state).toBe('joined'));
	const row = await worlds[1]!.device.database.sharing.get(shared.syncId);
	expect(row).toMatchObject({ editSecret: shared.editSecret });
	expect(row?.isJoining).toBeUndefined();
});

test('R-J10 a board that is on its way waits on the shelf under the name that its link gave it', async () => {
	const { device, shelf } = worlds[1]!;
	const link = editLink('https://q.example/', await keysOf(shared));
	const [, token = ''] = `${link}${linkQuery([], { board: 'Harbour' })}`.split('#/join/');
	const joining = await Joining.open(device, token);
	// It gets no further than its row, and asks no network.
	vi.spyOn(Peers, 'start').mockRejectedValueOnce(new StorageFault('quota'));
	await joining.join();
	await until(() =>
		expect(shelf.boards).toMatchObject([{ id: shared.syncId, name: 'Harbour', isJoining: true }])
	);
});

test('Y-S25 what was received and the device does not keep is told, and can be kept at the second try', async () => {
	const joining = await comesToEdit();
	vi.spyOn(Peers.prototype, 'isComplete', 'get').mockReturnValue(true);
	vi.spyOn(StoredBoard, 'create').mockRejectedValueOnce(new StorageFault('quota'));
	await joining.join();
	await until(() => expect(joining.notKept).toBe('device-full'));
	expect(joining.state).toBe('asking');
	await joining.join();
	await until(() => expect(joining.state).toBe('joined'));
	expect(joining.notKept).toBeUndefined();
	expect(await worlds[1]!.device.database.catalogue.count()).toBe(1);
});

/** The same link, opened in another tab before anything was joined. */
async function openedAgain(): Promise<Joining> {
	const [, token = ''] = editLink('https://q.example/', await keysOf(shared)).split('#/join/');
	return Joining.open(worlds[1]!.device, token);
}

test('R-J13 a link that is open in another tab takes nothing from the board that came meanwhile', async () => {
	const { database } = worlds[1]!.device;
	vi.spyOn(Peers.prototype, 'isComplete', 'get').mockReturnValue(true);
	const joining = await comesToEdit();
	const [notNow, again] = [await openedAgain(), await openedAgain()];
	await joining.join();
	await until(() => expect(joining.state).toBe('joined'));
	const row = await database.sharing.get(shared.syncId);

	expect(await again.join()).toEqual({ done: true });
	expect(again.state).toBe('joined');
	expect([again.boardId, again.isNew]).toEqual([shared.syncId, false]);
	expect(await database.sharing.get(shared.syncId)).toEqual(row);

	await notNow.leave();
	expect(await database.catalogue.count()).toBe(1);
	expect(await database.sharing.get(shared.syncId)).toEqual(row);
});

test('R-J14 whoever leaves while it only begins to look for the others leaves no connection and no trace', async () => {
	const { database } = worlds[1]!.device;
	const joining = await comesToEdit();
	const stop = vi.fn(() => Promise.resolve());
	let begin: (peers: Peers) => void = () => undefined;
	vi.spyOn(Peers, 'start').mockImplementation(() => new Promise((resolve) => (begin = resolve)));
	const begun = joining.join();
	await until(() => expect(joining.state).toBe('looking'));
	await joining.leave();
	begin({ stop } as unknown as Peers);
	expect(await begun).toEqual({ done: true });
	expect(stop).toHaveBeenCalledOnce();
	expect(joining.state).toBe('left');
	expect(await database.sharing.count()).toBe(0);
});

test('R-J14 whoever leaves in the moment of pressing Join leaves no trace either', async () => {
	const { database } = worlds[1]!.device;
	const start = vi.spyOn(Peers, 'start');
	const joining = await openedAgain();
	const begun = joining.join();
	await joining.leave();
	expect(await begun).toEqual({ done: true });
	expect(start).not.toHaveBeenCalled();
	expect(joining.state).toBe('left');
	expect(await database.sharing.count()).toBe(0);
});

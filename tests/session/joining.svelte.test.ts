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
import { giveLocks } from '#tests/locks.ts';
import { until } from '#tests/patience.ts';
import { aDevice, newBoard, openBoard } from './open-device.ts';

let worlds: Awaited<ReturnType<typeof aDevice>>[];
let shared: SharingRow;
let takeLocks: () => void;

/** A board that somebody shares, and another device on which all of its log is already. */
beforeEach(async () => {
	takeLocks = giveLocks();
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
	takeLocks();
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

/** What is on the other device of the board: its names, whose envelopes, and which devices it certified. */
async function whatIsHere() {
	const { catalogue, sharing, envelopes, devices } = worlds[1]!.device.database;
	return {
		boards: (await catalogue.toArray()).map(({ id }) => id),
		rows: (await sharing.toArray()).map(({ boardId, isJoining, carriesOver }) => ({
			...{ boardId, isJoining, carriesOver }
		})),
		envelopes: await envelopes.count(),
		devices: await devices.count()
	};
}

test('R-J13 a link whose Join is pressed in two tabs at once brings one board, as one device', async () => {
	vi.spyOn(Peers.prototype, 'isComplete', 'get').mockReturnValue(true);
	const { syncId } = shared;
	const { envelopes } = await whatIsHere();
	const tabs = [await openedAgain(), await openedAgain()];
	for (const begun of await Promise.all(tabs.map((tab) => tab.join())))
		expect(begun).toEqual({ done: true });
	await until(() => expect(tabs.map(({ state }) => state)).toEqual(['joined', 'joined']));
	expect(tabs.map(({ boardId }) => boardId)).toEqual([syncId, syncId]);
	expect(await whatIsHere()).toEqual({
		boards: [syncId],
		rows: [{ boardId: syncId, isJoining: undefined, carriesOver: undefined }],
		envelopes,
		// Whoever shared it, and this one.
		devices: 2
	});
});

test('R-J13 a link that is given up in one tab takes nothing from the tab that receives it', async () => {
	const isAllHere = vi.spyOn(Peers.prototype, 'isComplete', 'get').mockReturnValue(false);
	const [receiving, waiting, asking] = [
		await openedAgain(),
		await openedAgain(),
		await openedAgain()
	];
	await receiving.join();
	const waited = waiting.join();
	await until(() => expect(waiting.isElsewhere).toBe(true));
	expect(receiving.isElsewhere).toBe(false);
	const before = await whatIsHere();
	await Promise.all([waiting.leave(), asking.leave()]);
	expect(await waited).toEqual({ done: true });
	expect([waiting.state, asking.state]).toEqual(['left', 'left']);
	expect(await whatIsHere()).toEqual(before);

	isAllHere.mockReturnValue(true);
	dispatchEvent(new Event('online'));
	await until(() => expect(receiving.state).toBe('joined'));
	expect((await whatIsHere()).rows).toMatchObject([{ boardId: shared.syncId }]);
});

test('R-J13 what one tab leaves for later is received by the other that waits for it', async () => {
	const isAllHere = vi.spyOn(Peers.prototype, 'isComplete', 'get').mockReturnValue(false);
	const [first, second] = [await openedAgain(), await openedAgain()];
	await first.join();
	const waited = second.join();
	await until(() => expect(second.isElsewhere).toBe(true));
	isAllHere.mockReturnValue(true);
	await first.later();
	expect(await waited).toEqual({ done: true });
	await until(() => expect(second.state).toBe('joined'));
	expect(second.isElsewhere).toBe(false);
	expect(await whatIsHere()).toMatchObject({ boards: [shared.syncId], devices: 2 });
});

test('R-J13 what two tabs ask of a board that may be here is answered once', async () => {
	const [ana, bo] = worlds as [(typeof worlds)[0], (typeof worlds)[0]];
	const [entry] = await ana.device.database.catalogue.toArray();
	const opening = await StoredBoard.open(ana.device.database, entry!.id);
	if (opening.outcome !== 'open') throw new Error(opening.outcome);
	const mine = { ...entry!, id: 'mine' };
	await (await StoredBoard.create(bo.device.database, mine, opening.board.doc)).close();
	await opening.board.close();

	vi.spyOn(Peers.prototype, 'isComplete', 'get').mockReturnValue(true);
	const tabs = [await openedAgain(), await openedAgain()];
	await Promise.all(tabs.map((tab) => tab.join()));
	await until(() => expect(tabs.map(({ state }) => state)).toEqual(['choosing', 'choosing']));
	expect(await tabs[0]!.choose('go-on')).toEqual({ done: true });
	const before = await whatIsHere();
	expect(before.boards).toEqual(['mine']);
	expect(await tabs[1]!.choose('apart')).toEqual({ done: true });
	expect(tabs.map(({ state }) => state)).toEqual(['joined', 'joined']);
	expect(tabs.map(({ boardId }) => boardId)).toEqual(['mine', 'mine']);
	expect(await whatIsHere()).toEqual(before);
});

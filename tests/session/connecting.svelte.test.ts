import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BoardId } from '#domain/id.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { Peers } from '#session/peers.ts';
import { newSharing } from '#session/sharing-keys.ts';
import { Envelopes } from '#storage/envelopes.ts';
import { WebRtcCarrier } from '#sync/carriers/webrtc.ts';
import { until } from '#tests/patience.ts';
import { aDevice, newBoard, openBoard } from './open-device.ts';

let world: Awaited<ReturnType<typeof aDevice>>;
let session: BoardSession;

/** A shared board whose person wants no connections: all of the sharing runs, and nothing is asked of any network. */
beforeEach(async () => {
	world = await aDevice();
	const id = await newBoard(world.shelf);
	await world.device.database.sharing.put({ ...(await newSharing(id)), isOff: true });
	session = await openBoard(world.device, id);
});
afterEach(async () => {
	await session.close();
	world.close();
	vi.restoreAllMocks();
});

/** A board from a strange file, with what the others would refuse whatever comes of it. */
async function strangeBoard(): Promise<BoardId> {
	const { files } = session;
	const json = await (await files.asJson({
		onDone: () => undefined,
		signal: new AbortController().signal
	} as never))!.text();
	const strange = { ...JSON.parse(json), id: 'strange' } as { id: string; board: object };
	Object.assign(strange.board, { strange: { one: 1 } });
	const opened = await world.shelf.openFile(new File([JSON.stringify(strange)], 'strange.json'));
	if (!opened.done) throw new Error(opened.why);
	return strange.id as BoardId;
}

test('Y-S36 a board that others would refuse as a whole says so as soon as it is shared', async () => {
	const id = await strangeBoard();
	await world.device.database.sharing.put({ ...(await newSharing(id)), isOff: true });
	const held = await openBoard(world.device, id);
	held.sharing.wake();
	await until(() => expect(held.sharing.state.held).toBe('content'));
	await held.close();
	// Of any other nothing is held.
	session.sharing.wake();
	await until(() => expect(session.sharing.state.connection).toBe('off'));
	expect(session.sharing.state.held).toBeUndefined();
});

test('Y-S36 so does one that had been on this device for long, of which nothing waits to be sealed', async () => {
	const id = await strangeBoard();
	await (await openBoard(world.device, id)).close();
	expect(await world.device.database.outbox.where({ boardId: id }).count()).toBe(0);
	await world.device.database.sharing.put({ ...(await newSharing(id)), isOff: true });
	const held = await openBoard(world.device, id);
	held.sharing.wake();
	await until(() => expect(held.sharing.state.connection).toBe('off'));
	await until(() => expect(held.sharing.state.held).toBe('content'));
	await held.close();
});

test('Y-S37 a board whose first envelope the disk does not take is shared at the next try, and not before', async () => {
	const { database } = world.device;
	const id = await newBoard(world.shelf);
	await (await openBoard(world.device, id)).close();
	await database.sharing.put({ ...(await newSharing(id)), isOff: true });
	const put = vi
		.spyOn(Envelopes.prototype, 'put')
		.mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
	const tab = await openBoard(world.device, id);
	tab.sharing.wake();
	await until(() => expect(put).toHaveBeenCalled());
	await new Promise((resolve) => setTimeout(resolve, 200));
	expect(tab.sharing.state.connection).toBe('private');
	put.mockRestore();
	tab.sharing.wake();
	await until(() => expect(tab.sharing.state.connection).toBe('off'));
	expect(await new Envelopes(database, id).notes()).toMatchObject([{ kind: 'snapshot' }]);
	await tab.close();
});

test('Y-S24 a board is connected anew when it has let go of its log, and not before', async () => {
	session.sharing.wake();
	await until(() => expect(session.sharing.state.connection).toBe('off'));
	const { start } = Peers;
	const { stop } = Peers.prototype;
	const told: string[] = [];
	vi.spyOn(Peers, 'start').mockImplementation((...args) => {
		told.push('begun');
		return start.apply(Peers, args);
	});
	let letGo = (): void => undefined;
	const held = new Promise<void>((resolve) => (letGo = resolve));
	vi.spyOn(Peers.prototype, 'stop').mockImplementation(async function (this: Peers) {
		// As when the disk still writes down what has come.
		await held;
		await stop.call(this);
		told.push('ended');
	});
	await session.sharing.choose({ sameNetworkOnly: true });
	await until(() => expect(session.sharing.choices.sameNetworkOnly).toBe(true));
	await session.sharing.choose({ sameNetworkOnly: false });
	await until(() => expect(session.sharing.choices.sameNetworkOnly).toBe(false));
	session.sharing.wake();
	letGo();
	await until(() => expect(told.slice(0, 2)).toEqual(['ended', 'begun']));
	await session.close();
	// Never two in a row.
	expect(told.join()).toMatch(/^ended(?:,begun,ended)+$/);
});

test('Y-X8 whoever is met and says nothing is given up, in the open board too', async () => {
	vi.stubGlobal('RTCPeerConnection', function () {
		throw new Error('nobody is called in a test');
	});
	const begun = vi.spyOn(WebRtcCarrier.prototype, 'start').mockReturnValue(() => undefined);
	await session.sharing.choose({ isOff: false });
	await until(() => expect(begun).toHaveBeenCalled());
	const meet = begun.mock.calls.at(-1)![1];
	const channel = {
		...{ send: vi.fn(), close: vi.fn(), buffered: 0 },
		...{ onMessage: () => undefined, onClose: () => undefined }
	};
	meet(channel, { peer: 'silent' });
	expect(channel.send).toHaveBeenCalledTimes(1);
	session.sharing.wake();
	session.sharing.wake();
	await until(() => expect(channel.close).toHaveBeenCalled());
	vi.unstubAllGlobals();
});

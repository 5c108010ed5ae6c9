import * as Y from 'yjs';
import { expect } from 'vitest';
import type { Board } from '#domain/board.ts';
import { alignment, type AlignmentNode } from '#domain/alignment.ts';
import { liveObjectives } from '#domain/lookups.ts';
import { type FollowedBoard, followBoard } from '#document/follow-board.ts';
import { fold } from '#sync/fold.ts';
import { stateHash } from '#sync/state-hash.ts';
import { boardId, boardOf } from '#tests/document/world.ts';
import { aDevice, aSharedBoard, boardKeys, connect, deliver, Device } from './fleet.ts';
import { chance, type Faults, Network, noFaults, quiet } from './network.ts';

const rough: Faults = { drop: 0.02, repeat: 0.05, reorder: 0.1, delay: 3 };

/** What is done in one run: all of it follows from the seed. */
export interface Plan {
	readonly seed: number;
	readonly operations: number;
}

/**
 * Two to six devices, the third of them a viewer, do what people do over connections that lose, repeat, reorder and delay
 * messages, come and go; pages crash. In the end all meet, and must have the same.
 */
export async function converge({ seed, operations }: Plan): Promise<{ messages: number }> {
	const random = chance(seed);
	const network = new Network(random);
	const fleet = await aFleet(2 + (seed % 5), network);
	const below = (most: number) => Math.floor(random() * most);
	const watch = new Watch();
	const links = new Map<string, { close(): void; readonly isOver: boolean }>();
	const editors = fleet.filter(({ keys }) => keys.editSecret);

	network.faults = rough;
	for (let tick = 0; tick < operations; tick++) {
		const editor = editors[below(editors.length)]!;
		editor.edit(tick);
		watch.look(editor.doc);
		if (random() < 0.6) void editor.seal({ isCleared: random() < 0.9 });
		if (random() < 0.5) meet(network, fleet, links, below);
		if (random() < 0.05) [...links.values()][below(links.size)]?.close();
		if (random() < Math.min(0.04, 20 / operations)) await fleet[below(fleet.length)]!.crash();
		// To compare means to look through a whole board: a long run does it as often as a short one, not more.
		if (random() < Math.min(0.1, 400 / operations))
			for (const exchange of editor.exchanges) exchange.again();
		for (let rounds = below(8); rounds > 0; rounds--) await network.round();
	}

	await quiet();
	network.faults = noFaults;
	for (const link of links.values()) link.close();
	fleet.forEach((device, at) => connect(network, device, fleet[(at + 1) % fleet.length]!));
	for (let times = 0; times < 3; times++) {
		for (const editor of editors) expect(await editor.seal()).toMatch(/sealed|nothing/);
		await deliver(network);
		for (const { exchanges } of fleet) for (const exchange of exchanges) exchange.again();
	}
	await deliver(network);
	await checkSame(fleet, watch);
	return { messages: network.messages };
}

/** All have the board as it was shared; then they part. */
async function aFleet(size: number, network: Network): Promise<Device[]> {
	const keys = await boardKeys();
	const { random } = network;
	const first = await aSharedBoard(new Device(keys.edit, await aDevice(1), random));
	const fleet = [first];
	for (let at = 1; at < size; at++) {
		const isViewer = at === 2;
		const key = isViewer && random() < 0.5 ? undefined : await aDevice(at + 1);
		const device = await new Device(isViewer ? keys.view : keys.edit, key, random).open();
		const [exchange] = connect(network, first, device);
		await deliver(network);
		exchange.close();
		fleet.push(device);
	}
	return fleet;
}

function meet(
	network: Network,
	fleet: readonly Device[],
	links: Map<string, { close(): void; readonly isOver: boolean }>,
	below: (most: number) => number
): void {
	const one = below(fleet.length);
	const other = (one + 1 + below(fleet.length - 1)) % fleet.length;
	const name = [one, other].sort().join();
	if (links.get(name)?.isOver === false) return;
	const [exchange] = connect(network, fleet[one]!, fleet[other]!);
	const { exchanges } = fleet[one]!;
	links.set(name, {
		close: () => exchange.close(),
		get isOver() {
			return !exchanges.has(exchange);
		}
	});
}

async function checkSame(fleet: readonly Device[], watch: Watch): Promise<void> {
	const [first] = fleet;
	const board = boardOf(first!.doc);
	const hash = await stateHash(first!.doc);
	const clocks = Y.decodeStateVector(Y.encodeStateVector(first!.doc));
	for (const device of fleet) {
		const { replica, doc } = device;
		expect(replica.doc).toBe(doc);
		expect(device.outbox).toEqual([]);
		expect([...replica.stopped]).toEqual([]);
		// That a document was put together again would hide what went wrong before.
		expect(device.told).toEqual([]);
		expect(new Map(replica.vector)).toEqual(new Map(first!.replica.vector));
		expect(await stateHash(doc)).toEqual(hash);
		expect(boardOf(doc)).toEqual(board);
		expect(watch.look(doc)).toEqual(board);
		expect(Y.decodeStateVector(Y.encodeStateVector(doc))).toEqual(clocks);
		expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
		const log = device.disk.open();
		const folded = await fold(() => new Y.Doc(), await log.notes(), log, device.keys);
		expect(folded.unreadable.size).toBe(0);
		expect(await stateHash(folded.doc)).toEqual(hash);
		for (const peer of fleet) {
			if (peer === device || !peer.key) continue;
			const { acknowledgements } = replica;
			const isNeighbour = [...device.exchanges].some(({ device: id }) => id === peer.key?.id);
			if (isNeighbour) expect(acknowledgements.isInStep(peer.key.id, replica.vector)).toBe(true);
		}
	}
	const kept = new Set(checkIns(first!.doc));
	expect([...watch.checkIns].filter((id) => !kept.has(id))).toEqual([]);
}

/** Looks at the boards after every operation, as a screen does: only at what is new in them. */
class Watch {
	/** All that were there at some moment on some device. */
	readonly checkIns = new Set<string>();
	readonly #boards = new WeakMap<Y.Doc, FollowedBoard>();
	/** What is new is another object. */
	readonly #looked = new WeakSet<object>();

	/** Check what holds after every operation, and answer the board. */
	look(doc: Y.Doc): Board {
		const followed = this.#boards.get(doc) ?? followBoard(doc, boardId, () => undefined);
		this.#boards.set(doc, followed);
		const { board } = followed;
		checkForest(board);
		for (const keyResult of [...board.keyResults.values()]) {
			if (!keyResult || this.#looked.has(keyResult)) continue;
			for (const { id } of keyResult.checkIns) this.checkIns.add(id);
		}
		for (const number of this.#newNumbers(board))
			if (!Number.isFinite(number)) expect(number).toBe('finite');
		return board;
	}

	*#newNumbers(value: unknown): Generator<number> {
		if (typeof value === 'number') yield value;
		if (typeof value !== 'object' || value === null || this.#looked.has(value)) return;
		this.#looked.add(value);
		for (const inner of Object.values(value)) yield* this.#newNumbers(inner);
	}
}

/** Every live objective stands in one place. */
function checkForest(board: Board): void {
	const placed: string[] = [];
	const walk = (nodes: readonly AlignmentNode[]): void => {
		for (const { objective, children } of nodes) {
			placed.push(objective.id);
			walk(children);
		}
	};
	walk(alignment(board).roots);
	expect(placed.sort()).toEqual(
		liveObjectives(board)
			.map(({ id }) => id)
			.sort()
	);
}

function checkIns(doc: Y.Doc): string[] {
	const keyResults = [...doc.getMap<Y.Map<Y.Map<unknown>>>('keyResults').values()];
	return keyResults.flatMap((keyResult) => [...(keyResult.get('checkIns')?.keys() ?? [])]);
}

import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { certify } from '#sync/certificate.ts';
import { type SealedEnvelope, sealEnvelope } from '#sync/envelope.ts';
import type { EnvelopeHead } from '#sync/envelope-format.ts';
import type { BoardKeys } from '#sync/keys.ts';
import type { DeviceId, DeviceKey } from '#sync/signer.ts';
import { stateHash } from '#sync/state-hash.ts';
import { WaitQueue } from '#sync/wait-queue.ts';
import { boardOf } from '#tests/document/world.ts';
import { aDevice, aSharedBoard, boardKeys, connect, deliver, Device } from './fleet.ts';
import { chance, Network } from './network.ts';

async function aTeam() {
	const random = chance(1);
	const network = new Network(random);
	const { edit, view } = await boardKeys();
	const ana = await aSharedBoard(new Device(edit, await aDevice(1), random));
	const bo = await new Device(edit, await aDevice(2), random).open();
	const viewer = await new Device(view, undefined, random).open();
	const stranger = await aWriter(edit, await aDevice(5), random);
	for (const { replica } of [ana, bo, viewer]) await replica.certify([stranger.certificate]);
	const [genesis] = await envelopes(ana);
	return { random, network, edit, view, ana, bo, viewer, stranger, genesis: genesis! };
}

/** A device that seals whatever a test wants, right or wrong. */
async function aWriter(keys: BoardKeys, key: DeviceKey, random: () => number) {
	const doc = new Y.Doc();
	doc.clientID = 1 + Math.floor(random() * 2 ** 31);
	const certificate = await certify(keys, key.publicBytes, 1);
	let last: SealedEnvelope | undefined;
	const write = (field: string, value: unknown, root = 'meta') => {
		const before = Y.encodeStateVector(doc);
		doc.getMap(root).set(field, value);
		return Y.encodeStateAsUpdate(doc, before);
	};
	const seal = async (
		update: Uint8Array,
		head: Partial<EnvelopeHead> = {},
		payload: { schema?: number; clients?: readonly number[] } = {}
	) => {
		const chain = {
			...({ kind: 'update', seq: (last?.head.seq ?? 0) + 1, deps: [] } as const),
			lamport: (last?.head.lamport ?? 0) + 1,
			previous: last?.hash ?? new Uint8Array(32)
		};
		return sealEnvelope(...([keys, key, { ...chain, ...head }] as const), {
			schema: 1,
			clients: [doc.clientID],
			update,
			...payload
		});
	};
	const next = async (field: string, value: unknown = 1, head: Partial<EnvelopeHead> = {}) =>
		(last = await seal(write(field, value), head));
	return { key, doc, certificate, write, seal, next };
}

async function envelopes({ disk, key }: Device): Promise<readonly Uint8Array[]> {
	return disk.open().get(key!.id, 1, 10_000);
}

function meta(device: Device, field: string): unknown {
	return device.doc.getMap('meta').get(field);
}

const receipt = async ({ replica }: Device, { bytes }: Pick<SealedEnvelope, 'bytes'>) =>
	(await replica.receive(bytes)).receipt;

describe('an envelope that comes in', () => {
	test('Y-R11 is applied and passed on when it is on the disk, and not before', async () => {
		const { network, ana, bo, viewer } = await aTeam();
		connect(network, ana, bo);
		connect(network, bo, viewer);
		bo.disk.isFull = true;
		await deliver(network);
		expect(bo.told).toContain('not stored');
		expect(bo.doc.share.get('meta')?._map.size).toBe(0);
		expect([bo.replica.vector.size, viewer.replica.vector.size]).toEqual([0, 0]);
		const { acknowledgements } = ana.replica;
		expect(acknowledgements.isInStep(bo.key!.id, ana.replica.vector)).toBe(false);

		bo.disk.isFull = false;
		for (const exchange of bo.exchanges) exchange.again();
		await deliver(network);
		expect(boardOf(viewer.doc)).toEqual(boardOf(ana.doc));
		expect(acknowledgements.isInStep(bo.key!.id, ana.replica.vector)).toBe(true);
	});

	test('Y-R12 leads to a document put together from the log where Yjs stumbles over it', async () => {
		const { ana, bo, genesis } = await aTeam();
		await bo.replica.certify(ana.replica.members.certificates);
		const before = bo.doc;
		bo.doc.on('beforeTransaction', () => {
			throw new Error('stumbled');
		});
		expect(await receipt(bo, { bytes: genesis })).toBe('stored');
		expect(bo.doc).not.toBe(before);
		expect(bo.replica.doc).toBe(bo.doc);
		expect(boardOf(bo.doc)).toEqual(boardOf(ana.doc));
	});

	test('Y-R13 a second time changes nothing', async () => {
		const { ana, genesis } = await aTeam();
		const before = [await stateHash(ana.doc), [...ana.replica.vector]];
		for (let times = 0; times < 3; times++)
			expect(await receipt(ana, { bytes: genesis })).toBe('known');
		expect([await stateHash(ana.doc), [...ana.replica.vector]]).toEqual(before);
	});

	test('Y-R14 waits for what it builds on, however they come', async () => {
		const { ana, stranger, genesis, bo } = await aTeam();
		const dep = [[ana.key!.id, 1]] as const;
		const first = await stranger.next('a', 1, { deps: dep, lamport: 2 });
		const second = await stranger.next('b');
		expect(await receipt(bo, second)).toBe('waits');
		expect(await receipt(bo, first)).toBe('waits');
		expect(meta(bo, 'b')).toBeUndefined();
		await bo.replica.certify(ana.replica.members.certificates);
		expect(await receipt(bo, { bytes: genesis })).toBe('stored');
		expect([meta(bo, 'a'), meta(bo, 'b')]).toEqual([1, 1]);
	});

	test('Y-R14 of one device 1,000 or 8 MB wait at most, and the earliest are kept', async () => {
		const { stranger } = await aTeam();
		const one = await stranger.next('a');
		const queue = new WaitQueue();
		const at = (seq: number, bytes = one.bytes) => ({ ...one, bytes, head: { ...one.head, seq } });
		for (let seq = 1_002; seq > 2; seq--) expect(queue.add(at(seq))).toBe(true);
		expect(queue.add(at(1_003))).toBe(false);
		expect(queue.add(at(2))).toBe(true);
		expect(queue.has(one.head.device, 1_002)).toBe(false);
		expect([...queue.all()]).toHaveLength(1_000);
		queue.drop(one.head.device);
		const large = new Uint8Array(3 * 1024 * 1024);
		expect([3, 4, 5, 2].map((seq) => queue.add(at(seq, large)))).toEqual([true, true, false, true]);
		expect(queue.inTurn(new Map([[one.head.device, 1]])).map(({ head }) => head.seq)).toEqual([
			2, 3
		]);
	});

	test('Y-R14 however many wait for something that has not come, each that comes looks at the next of each device only', async () => {
		const { stranger } = await aTeam();
		const one = await stranger.next('a');
		const queue = new WaitQueue();
		let looked = 0;
		const at = (device: string, seq: number, deps: EnvelopeHead['deps'] = []) => ({
			...one,
			head: {
				...{ ...one.head, device: device as DeviceId, seq, lamport: seq },
				get deps() {
					looked += 1;
					return deps;
				}
			}
		});
		// Nine devices of whom the first is missing, and two that build on each other in turn.
		for (let nth = 0; nth < 9; nth += 1)
			for (let seq = 2; seq <= 500; seq += 1) queue.add(at(`away ${nth}`, seq));
		const [ana, bo] = ['ana', 'bo'] as DeviceId[];
		for (let seq = 1; seq <= 50; seq += 1) {
			queue.add(at('bo', seq, [[ana!, seq]]));
			queue.add(at('ana', seq, seq > 1 ? [[bo!, seq - 1]] : []));
		}
		const turn = queue.inTurn(new Map());
		expect(turn.map(({ head }) => `${head.device} ${head.seq}`)).toEqual(
			Array.from({ length: 50 }, (_, at) => [`ana ${at + 1}`, `bo ${at + 1}`]).flat()
		);
		expect(looked).toBeLessThan(300);
	});

	test('Y-R14 one whose number was taken while it waited does not wait for ever', async () => {
		const { stranger } = await aTeam();
		const one = await stranger.next('a');
		const queue = new WaitQueue();
		queue.add({ ...one, head: { ...one.head, seq: 3 } });
		expect(queue.inTurn(new Map([[one.head.device, 1]]))).toEqual([]);
		expect(queue.inTurn(new Map([[one.head.device, 4]]))).toHaveLength(1);
	});

	test('Y-R30 a member whose devices fill what may wait keeps nobody else out, and what can be taken at once always has room', async () => {
		const { stranger } = await aTeam();
		const one = await stranger.next('a');
		const from = (device: string, size: number) => ({
			...{ ...one, bytes: new Uint8Array(size) },
			head: { ...one.head, device: device as typeof one.head.device, seq: 9 }
		});
		const MB = 1024 * 1024;
		const queue = new WaitQueue();
		for (let count = 0; count < 40; count += 1) queue.add(from(`large ${count}`, 3 * MB));
		expect([...queue.all()]).toHaveLength(21);
		// Whoever needs less than any of theirs is given room, at their cost.
		expect(queue.add(from('honest', 2 * MB))).toBe(true);
		expect(queue.has(one.head.device, 9)).toBe(false);
		expect(queue.add(from('greedy', 4 * MB))).toBe(false);
		const crowd = new WaitQueue();
		for (let count = 0; count < 300; count += 1) crowd.add(from(`small ${count}`, MB / 4));
		expect(crowd.add(from('honest', MB / 2))).toBe(false);
		expect(crowd.add(from('honest', MB / 2), { isNext: true })).toBe(true);
	});

	test('Y-R15 is not taken of a device without a certificate, nor of one with a view link only', async () => {
		const { random, view, edit, ana } = await aTeam();
		const other = await aWriter(edit, await aDevice(6), random);
		expect(await receipt(ana, await other.next('a'))).toBe('not-certified');
		const viewing = await aWriter(edit, await aDevice(7), random);
		const forged = { ...edit, ...view, editSecret: new Uint8Array(32).fill(4) };
		const certificate = await certify(forged, viewing.key.publicBytes, 1);
		expect(await ana.replica.certify([certificate])).toBe(false);
		expect(await receipt(ana, await viewing.next('a'))).toBe('not-certified');
		expect(meta(ana, 'a')).toBeUndefined();
	});
});

describe('a device that does wrong', () => {
	test('Y-R16 with two envelopes of one number, its chain stops and says why; what others built on it is still taken', async () => {
		const { edit, random, bo, stranger } = await aTeam();
		const friend = await aWriter(edit, await aDevice(6), random);
		await bo.replica.certify([friend.certificate]);
		const first = await stranger.next('a');
		const again = Y.encodeStateAsUpdate(stranger.doc);
		const twin = await stranger.seal(again, { seq: 1, lamport: 1, previous: new Uint8Array(32) });
		const second = await stranger.next('b', 2);
		const third = await stranger.next('c', 3);
		expect(await receipt(bo, first)).toBe('stored');
		expect(await receipt(bo, twin)).toBe('fork');
		expect(bo.replica.stopped.get(stranger.key.id)).toBe('fork');
		await receipt(bo, second);
		await receipt(bo, third);
		expect([meta(bo, 'a'), meta(bo, 'b')]).toEqual([1, undefined]);

		const deps = [[stranger.key.id, 2]] as const;
		expect(await receipt(bo, await friend.next('d', 4, { deps, lamport: 3 }))).toBe('stored');
		expect([meta(bo, 'b'), meta(bo, 'c'), meta(bo, 'd')]).toEqual([2, undefined, 4]);
		expect(bo.told).toContain('stopped fork');
	});

	test.each([
		['fork', { previous: new Uint8Array(32).fill(1) }],
		['bad-chain', { lamport: 9 }],
		['bad-chain', { lamport: 1 }]
	] as const)('Y-R16 its chain stops: %s, for %o', async (why, head) => {
		const { bo, stranger } = await aTeam();
		expect(await receipt(bo, await stranger.next('a'))).toBe('stored');
		expect(await receipt(bo, await stranger.next('b', 1, head))).toBe(why);
		expect(meta(bo, 'b')).toBeUndefined();
		expect([...bo.replica.vector.values()]).toEqual([1]);
	});

	test('Y-R17 with an update that the gate refuses, its chain stops, and nobody stores or passes it on', async () => {
		const { network, bo, viewer, stranger } = await aTeam();
		const wrong = await stranger.seal(stranger.write('a', 1, 'elsewhere'));
		expect(await receipt(bo, wrong)).toBe('unknown-root');
		connect(network, bo, viewer);
		await deliver(network);
		expect(bo.disk.entries.size + viewer.disk.entries.size).toBe(0);
		expect(await receipt(bo, await stranger.next('b'))).toBe('unknown-root');
	});

	test('Y-R17 what is deleted has to be known by what the envelope names, not by what happens to be here', async () => {
		const { ana, stranger } = await aTeam();
		Y.applyUpdate(stranger.doc, Y.encodeStateAsUpdate(ana.doc));
		const before = Y.encodeStateVector(stranger.doc);
		stranger.doc.getMap('people').clear();
		const update = Y.encodeStateAsUpdate(stranger.doc, before);
		expect(await receipt(ana, await stranger.seal(update))).toBe('delete-beyond');
		expect([...boardOf(ana.doc).people.keys()]).toHaveLength(1);
	});

	test('Y-R18 of a later version may write where we do not look yet: it is kept and passed on', async () => {
		const { network, bo, viewer, stranger } = await aTeam();
		const later = await stranger.seal(stranger.write('a', 1, 'elsewhere'), {}, { schema: 2 });
		expect(await receipt(bo, later)).toBe('stored');
		connect(network, bo, viewer);
		await deliver(network);
		expect(viewer.doc.getMap('elsewhere').get('a')).toBe(1);
	});
});

describe('what this device writes', () => {
	test('Y-R19 is sealed once, however often it is handed over', async () => {
		const { ana } = await aTeam();
		ana.doc.getMap('meta').set('a', 1);
		const [first] = ana.outbox;
		ana.doc.getMap('meta').set('b', 1);
		expect(await ana.replica.local(first!)).toMatchObject({ done: true });
		expect(await ana.replica.local(Y.mergeUpdates(ana.outbox))).toMatchObject({ done: true });
		expect(await ana.replica.local(Y.mergeUpdates(ana.outbox))).toMatchObject({ done: true });
		expect(ana.disk.entries.size).toBe(3);
		ana.doc.getMap('meta').delete('a');
		expect(await ana.replica.local(ana.outbox.at(-1)!)).toMatchObject({ done: true });
		expect(ana.disk.entries.size).toBe(4);
	});

	test('Y-R20 is refused before it is sealed when others would refuse it', async () => {
		const { ana } = await aTeam();
		ana.doc.getMap('elsewhere').set('a', 1);
		expect(await ana.seal()).toBe('unknown-root');
		ana.outbox.length = 0;
		ana.doc.getMap('meta').set('a', 'long'.repeat(20_000));
		expect(await ana.seal()).toBe('too-big');
		expect(ana.disk.entries.size).toBe(1);
	});

	test('Y-R21 goes out in parts when it is more than an envelope takes, from several clients too', async () => {
		const { network, ana, bo } = await aTeam();
		const tab = ana.newDoc();
		Y.applyUpdate(tab, Y.encodeStateAsUpdate(ana.doc));
		for (let at = 0; at < 6; at++) {
			const [one, other] = at % 2 ? [ana.doc, tab] : [tab, ana.doc];
			const before = Y.encodeStateVector(other);
			one.transact(() => {
				const inner = new Y.Map();
				one.getMap('kpis').set(`k${at}`, inner);
				for (let row = 0; row < 2_000; row++) inner.set(`r${row % 1_500}`, [row, at]);
			});
			const update = Y.encodeStateAsUpdate(one, before);
			Y.applyUpdate(other, update);
			if (one === tab) ana.outbox.push(update);
		}
		expect(await ana.seal()).toBe('sealed');
		expect(ana.disk.entries.size).toBeGreaterThan(2);
		connect(network, ana, bo);
		await deliver(network);
		expect(await stateHash(bo.doc)).toEqual(await stateHash(ana.doc));
		expect([bo.doc.store.pendingStructs, bo.doc.store.pendingDs]).toEqual([null, null]);
	});

	test('Y-R21 goes out in parts when it was written in more visits than an envelope takes clients', async () => {
		const { network, random, edit } = await aTeam();
		const dina = new Device(edit, await aDevice(9), random);
		const doc = dina.newDoc();
		const visits = 1_500;
		for (let visit = 0; visit < visits; visit++) {
			// Each load of the page is a client of its own.
			doc.clientID = 1 + Math.floor(random() * 2 ** 31);
			doc.transact(() => {
				const kpi = new Y.Map();
				doc.getMap('kpis').set(`k${visit}`, kpi);
				doc.getMap('meta').set('last', visit);
				for (let field = 0; field < 8; field++) kpi.set(`f${field}`, visit);
			});
		}
		await dina.open(doc);
		expect(await dina.replica.share(Y.encodeStateAsUpdate(doc))).toMatchObject({ done: true });
		expect(dina.disk.entries.size).toBeLessThan(40);
		const cem = await new Device(edit, await aDevice(10), random).open();
		connect(network, dina, cem);
		await deliver(network);
		expect(await stateHash(cem.doc)).toEqual(await stateHash(doc));
	});

	test('Y-R22 stops when somebody else writes under the same key, until there is a new one', async () => {
		const { network, ana, bo } = await aTeam();
		connect(network, ana, bo);
		await deliver(network);
		const twin = await new Device(ana.keys, ana.key, ana.random).open();
		for (const [name, entry] of ana.disk.entries) twin.disk.entries.set(name, entry);
		await twin.crash();
		twin.edit(1);
		twin.edit(2);
		twin.edit(3);
		expect(await twin.seal()).toBe('sealed');
		connect(network, twin, bo);
		await deliver(network);
		expect(ana.told).toEqual(['cloned']);

		ana.doc.getMap('meta').set('a', 1);
		expect(await ana.seal()).toBe('cloned');
		ana.key = await aDevice(8);
		await ana.replica.useDevice(ana.key);
		expect(await ana.seal()).toBe('sealed');
		await deliver(network);
		expect([meta(bo, 'a'), meta(twin, 'a')]).toEqual([1, 1]);
		expect(boardOf(bo.doc)).toEqual(boardOf(ana.doc));
	});

	test('Y-R22 stops, too, when two have written the same number before they met', async () => {
		const { network, ana, bo } = await aTeam();
		connect(network, ana, bo);
		await deliver(network);
		const twin = await new Device(ana.keys, ana.key, ana.random).open();
		for (const [name, entry] of ana.disk.entries) twin.disk.entries.set(name, entry);
		await twin.crash();
		for (const [at, one] of [ana, twin].entries()) {
			one.doc.getMap('meta').set('who', at);
			expect(await one.seal()).toBe('sealed');
		}
		connect(network, twin, ana);
		await deliver(network);
		expect([ana.told, twin.told]).toEqual([
			['stopped fork', 'forked at 2'],
			['stopped fork', 'forked at 2']
		]);
	});
});

describe('log and document', () => {
	test('Y-R23 two that have the same envelopes and different documents put them together again, and then agree', async () => {
		const { network, ana, bo } = await aTeam();
		connect(network, ana, bo);
		await deliver(network);
		bo.doc.transact(() => bo.doc.getMap('meta').set('name', 'Spoilt'));
		bo.outbox.length = 0;
		for (const exchange of ana.exchanges) exchange.again();
		await deliver(network);
		expect(boardOf(bo.doc).settings.name).toBe('Harbour');
		expect(boardOf(bo.doc)).toEqual(boardOf(ana.doc));
		expect([ana.told, bo.told]).toEqual([[], ['rebuilt']]);
	});

	test('Y-R23 what does not agree even then is told', async () => {
		const { network, ana, bo } = await aTeam();
		connect(network, ana, bo);
		await deliver(network);
		const spoil = () => {
			const doc = new Y.Doc();
			doc.getMap('meta').set('spoilt', 1);
			return doc;
		};
		Object.assign(bo, { newDoc: spoil });
		await bo.replica.rebuild();
		bo.outbox.length = 0;
		for (const exchange of ana.exchanges) exchange.again();
		await deliver(network);
		for (const exchange of ana.exchanges) exchange.again();
		await deliver(network);
		expect([...ana.told, ...bo.told]).toContain('diverged');
	});

	test('Y-R24 an entry that was damaged is asked for again', async () => {
		const { network, ana, bo } = await aTeam();
		connect(network, ana, bo);
		await deliver(network);
		for (const [name, entry] of bo.disk.entries) {
			const bytes = entry.bytes.slice();
			bytes[bytes.length - 100]! ^= 1;
			bo.disk.entries.set(name, { ...entry, bytes });
		}
		await bo.crash();
		expect(bo.told).toEqual(['damaged 1']);
		connect(network, ana, bo);
		await deliver(network);
		expect(boardOf(bo.doc)).toEqual(boardOf(ana.doc));
	});

	test('Y-R25 the state hash is that of what a document says, not of how it came to say it', async () => {
		const [one, other] = [new Y.Doc(), new Y.Doc()];
		one.getMap('meta').set('b', { y: 1, x: [1, null] });
		one.getMap('meta').set('a', 'gone');
		one.getMap('meta').set('a', 1);
		other.getMap('meta').set('a', 1);
		other.getMap('meta').set('b', { x: [1, null], y: 1 });
		other.getMap('empty');
		expect(await stateHash(one)).toEqual(await stateHash(other));
		const live = new Y.Map();
		other.getMap('meta').set('b', live);
		live.set('x', [1, null]);
		live.set('y', 1);
		expect(await stateHash(one)).not.toEqual(await stateHash(other));
	});
});

import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { takeFile } from '#sync/carriers/file.ts';
import { certify } from '#sync/certificate.ts';
import { readHead } from '#sync/envelope.ts';
import { mostRanges } from '#sync/messages.ts';
import { Pull } from '#sync/pull.ts';
import type { Replica } from '#sync/replica.ts';
import type { DeviceId } from '#sync/signer.ts';
import type * as Formats from '#sync/envelope-format.ts';
import type * as Vectors from '#sync/vector.ts';
import { bytesOf, partOf } from '#sync/vector.ts';
import { boardOf } from '#tests/document/world.ts';
import { madeFile } from './carriers/made-file.ts';
import { aDevice, aSharedBoard, boardKeys, connect, deliver, Device } from './fleet.ts';
import { chance, Network } from './network.ts';

// Thousands of devices take minutes to make. The bound is the same everywhere, and here it is five.
vi.mock('#sync/vector.ts', async () => {
	const real = await vi.importActual<typeof Vectors>('#sync/vector.ts');
	const partOf: typeof real.partOf = (vector, nth, most = 5) => real.partOf(vector, nth, most);
	return { ...real, mostDevices: 5, partOf };
});

vi.mock('#sync/envelope-format.ts', async () => ({
	...(await vi.importActual<typeof Formats>('#sync/envelope-format.ts')),
	mostDeps: 5
}));

const many = 12;

async function aCrowd() {
	const random = chance(1);
	const network = new Network(random);
	const { edit } = await boardKeys();
	const ana = await aSharedBoard(new Device(edit, await aDevice(1), random));
	for (let nth = 0; nth < many; nth += 1) {
		// She goes on under a key of its own each time.
		ana.key = await aDevice(10 + nth);
		await ana.open();
		ana.doc.getMap('meta').set(`field ${nth}`, nth);
		expect(await ana.seal()).toBe('sealed');
	}
	const bo = await new Device(edit, await aDevice(2), random).open();
	return { network, random, edit, ana, bo };
}

describe('a board on which more devices wrote than one message names', () => {
	test('Y-X16 comes together all the same, and whoever has something else in the document notices', async () => {
		const { network, ana, bo } = await aCrowd();
		expect(ana.replica.vector.size).toBe(many + 1);
		const exchanges = connect(network, ana, bo);
		await deliver(network);
		const afterMinutes = async () => {
			for (let times = 0; times < 4; times += 1) {
				for (const exchange of exchanges) exchange.again();
				await deliver(network);
			}
		};
		await afterMinutes();
		expect(bo.replica.vector).toEqual(ana.replica.vector);
		expect(boardOf(bo.doc)).toEqual(boardOf(ana.doc));
		const inStep = (one: Device, other: Device) =>
			one.replica.acknowledgements.isInStep(other.key!.id, one.replica.vector);
		expect([inStep(ana, bo), inStep(bo, ana)]).toEqual([true, true]);
		expect([ana.endings, bo.endings, bo.told]).toEqual([[], [], []]);

		bo.doc.getMap('meta').set('field 3', 'damaged');
		bo.outbox.length = 0;
		await afterMinutes();
		expect(bo.told).toContain('rebuilt');
		expect(boardOf(bo.doc)).toEqual(boardOf(ana.doc));
	});

	test('Y-X16 is written on all the same: of more devices than an envelope names as seen, some are named before', async () => {
		const { network, ana, bo } = await aCrowd();
		const exchanges = connect(network, ana, bo);
		const afterMinutes = async () => {
			for (let times = 0; times < 4; times += 1) {
				for (const exchange of exchanges) exchange.again();
				await deliver(network);
			}
		};
		await deliver(network);
		await afterMinutes();
		bo.doc.getMap('meta').set('field 3', 'bo');
		expect(await bo.seal()).toBe('sealed');
		await deliver(network);
		const own = await bo.disk.open().get(bo.key!.id, 1, 9);
		expect(own.map((bytes) => readHead(bytes)?.deps.length)).toEqual([5, 5, 3]);
		expect(boardOf(ana.doc)).toEqual(boardOf(bo.doc));
		expect(ana.doc.getMap('meta').get('field 3')).toBe('bo');
		expect([ana.told, bo.told]).toEqual([[], []]);
	});

	test('Y-F12 goes whole into a file, also when many more were certified and wrote nothing', async () => {
		const { random, edit, ana } = await aCrowd();
		const idle = await Promise.all(
			Array.from({ length: 300 }, async (_, nth) =>
				certify(edit, (await aDevice(1_000 + nth)).publicBytes, 7)
			)
		);
		await ana.replica.certify(idle);
		const cleo = await new Device(edit, await aDevice(3), random).open();
		const { file } = await madeFile(ana.replica);
		expect(await takeFile(cleo.replica, file)).toMatchObject({
			done: true,
			value: { news: ana.disk.entries.size, waiting: 0, refused: 0 }
		});
		expect(boardOf(cleo.doc)).toEqual(boardOf(ana.doc));
		expect(cleo.replica.members.certificates.length).toBeLessThan(300);
	});
});

test('Y-X16 of more devices than a message names each is named after a while, and of fewer all each time', () => {
	const vectors = fc.uniqueArray(fc.string(), { maxLength: 40 });
	fc.assert(
		fc.property(vectors, fc.integer({ min: 1, max: 12 }), fc.nat(), (names, most, from) => {
			const vector = new Map(names.map((name, at) => [name as DeviceId, at + 1]));
			const told = new Map<DeviceId, number>();
			for (let nth = 0; nth * most < Math.max(1, names.length); nth += 1) {
				const part = partOf(vector, from + nth, most);
				expect(part.size).toBeLessThanOrEqual(most);
				if (names.length <= most) expect(part).toBe(vector);
				for (const [device, seq] of part) told.set(device, seq);
			}
			expect(told).toEqual(vector);
		})
	);
});

test('Y-X16 no question is longer than one that is answered', async () => {
	const { publicBytes } = await aDevice(1);
	const replica = {
		...{ members: { has: () => true }, vector: new Map(), stopped: new Map() },
		...{ isHere: () => false, noteOf: () => undefined },
		followers: { whoAsks: () => undefined, asks: () => undefined, release: () => undefined }
	} as unknown as Replica;
	const pull = new Pull(replica, {} as ConstructorParameters<typeof Pull>[1]);
	const heads = Array.from({ length: mostRanges + 100 }, (_, nth) => ({
		...{ device: `device ${nth}` as DeviceId, seq: 1, hash: publicBytes }
	}));
	pull.hear(heads);
	expect(pull.next()).toHaveLength(mostRanges);
	pull.finish();
	expect(pull.next()).toHaveLength(100);
	expect(bytesOf((await aDevice(1)).id)).toEqual(publicBytes);
});

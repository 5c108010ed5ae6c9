import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { sameBytes } from '#sync/bytes.ts';
import { openEnvelope, readHead, sealEnvelope, verifyEnvelope } from '#sync/envelope.ts';
import { type EnvelopeHead, envelopeKinds, type EnvelopeKind } from '#sync/envelope-format.ts';
import type { UpdatePayload } from '#sync/envelope-payload.ts';
import type { BoardKeys } from '#sync/keys.ts';
import { type DeviceId, type DeviceKey, deviceId } from '#sync/signer.ts';
import { quickestMs } from '#tests/patience.ts';
import { aDevice, counting, editorsKeys, flipped, viewersKeys } from './keyring.ts';

/** How many round trips: ten thousand take half a minute. */
const roundTrips = Number(process.env['ROUND_TRIPS'] ?? 300);

let keys: BoardKeys;
let viewer: BoardKeys;
let ana: DeviceKey;
let members: ReadonlySet<DeviceId>;

beforeAll(async () => {
	keys = await editorsKeys();
	viewer = await viewersKeys(keys);
	ana = await aDevice();
	members = new Set([ana.id]);
});

type Head = Omit<EnvelopeHead, 'device' | 'epoch' | 'syncId'>;
const firstHead: Head = {
	...{ kind: 'update', seq: 1, lamport: 1, previous: new Uint8Array(32), deps: [] }
};
const aPayload: UpdatePayload = { schema: 1, clients: [7], update: counting(0, 40) };

function sealed(head: Partial<Head> = {}, payload: Partial<UpdatePayload> = {}) {
	return sealEnvelope(keys, ana, { ...firstHead, ...head }, { ...aPayload, ...payload });
}

/** All the checks one after another: the payload, or why not. */
async function received(bytes: Uint8Array, by = viewer, certified = members) {
	const verified = await verifyEnvelope(by, bytes, certified);
	if (!verified.done) return verified.why;
	const opened = await openEnvelope(by, verified.value);
	return opened.done ? opened.value : opened.why;
}

/** In crowds: signatures are checked beside each other. */
async function each<Value>(count: number, task: (at: number) => Promise<Value>) {
	const answers: Value[] = [];
	for (let from = 0; from < count; from += 64) {
		const crowd = Array.from({ length: Math.min(64, count - from) }, (_, at) => task(from + at));
		answers.push(...(await Promise.all(crowd)));
	}
	return answers;
}

describe('what is sealed', () => {
	const device = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(deviceId);
	const head = fc.record({
		kind: fc.constantFrom<EnvelopeKind>(...envelopeKinds),
		seq: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })),
		lamport: fc.maxSafeNat(),
		deps: fc.uniqueArray(fc.tuple(device, fc.integer({ min: 1, max: 2 ** 50 })), {
			maxLength: 6,
			selector: ([id]) => id
		})
	});
	const payload = fc.record({
		schema: fc.nat(65_535),
		clients: fc.array(fc.maxSafeNat(), { maxLength: 5 }),
		update: fc.oneof(
			fc.uint8Array({ maxLength: 300 }),
			fc.integer({ min: 300, max: 9000 }).map((length) => counting(0, length))
		)
	});

	test(
		'Y-E10 comes out the same at everybody who may read',
		async () => {
			await fc.assert(
				fc.asyncProperty(head, payload, async (head, payload) => {
					const previous = head.seq === 1 ? new Uint8Array(32) : counting(1);
					const envelope = await sealed({ ...head, previous }, payload);
					const verified = await verifyEnvelope(viewer, envelope.bytes, members);
					if (!verified.done) throw new Error(verified.why);
					expect(sameBytes(verified.value.bytes, envelope.bytes)).toBe(true);
					expect({ ...verified.value, bytes: 0 }).toEqual({ ...envelope, bytes: 0 });
					const opened = await openEnvelope(viewer, verified.value);
					if (!opened.done) throw new Error(opened.why);
					// Comparing thousands of bytes one by one takes the runner longer than encrypting them.
					expect(sameBytes(opened.value.update, payload.update)).toBe(true);
					expect({ ...opened.value, update: 0 }).toEqual({ ...payload, update: 0 });
					const { deps, ...rest } = envelope.head;
					expect(rest).toEqual({
						...{ kind: head.kind, seq: head.seq, lamport: head.lamport, previous },
						...{ device: ana.id, epoch: 1, syncId: keys.syncId }
					});
					expect(new Map(deps)).toEqual(new Map(head.deps));
				}),
				{ numRuns: roundTrips }
			);
		},
		15_000 + roundTrips * 20
	);

	test('Y-E11 says little by its length, and is deflated where that is shorter', async () => {
		const fixed = 105 + 12 + 4 + 16 + 64;
		const lengths = await each(300, async (length) => {
			return (await sealed({}, { update: counting(0, length) })).bytes.length - fixed;
		});
		expect(new Set(lengths)).toEqual(new Set([256, 512]));
		const even = await sealed({}, { update: new Uint8Array(100_000) });
		expect(even.bytes).toHaveLength(fixed + 256);
		const noise = crypto.getRandomValues(new Uint8Array(5000));
		const uneven = await sealed({}, { update: noise });
		expect(uneven.bytes).toHaveLength(fixed + 2 + 4 + 8 + 5000);
		expect(await received(uneven.bytes)).toEqual({ ...aPayload, update: noise });
	});

	test('Y-E11 is never twice the same', async () => {
		const [one, other] = [await sealed(), await sealed()];
		expect(one.bytes).not.toEqual(other.bytes);
		expect(one.hash).not.toEqual(other.hash);
	});

	test('Y-E12 keeps memory of its own, whatever becomes of the message it came in', async () => {
		const { bytes } = await sealed();
		const message = Uint8Array.from([1, 2, 3, ...bytes, 4]);
		const pending = verifyEnvelope(viewer, message.subarray(3, -1), members);
		message.fill(0);
		const verified = await pending;
		if (!verified.done) throw new Error(verified.why);
		expect(verified.value.bytes).toEqual(bytes);
		expect(verified.value.bytes.buffer.byteLength).toBe(bytes.length);
		expect(verified.value.head.previous.buffer.byteLength).toBe(32);
	});

	test('Y-E12 a head that others would refuse is our own mistake', async () => {
		const one = [deviceId(counting(1)), 1] as const;
		const wrong: readonly Partial<Head>[] = [
			{ seq: 0 },
			{ seq: 2 },
			{ seq: 2 ** 53 },
			{ previous: counting(0) },
			{ previous: new Uint8Array(31) },
			{ lamport: -1 },
			{ deps: [one, one] },
			{ deps: [[ana.id, 1]] },
			{ deps: [['elsewhere' as DeviceId, 1]] },
			{ deps: [[deviceId(counting(1)), 0]] }
		];
		for (const head of wrong) await expect(sealed(head), JSON.stringify(head)).rejects.toThrow();
		const update = crypto.getRandomValues(new Uint8Array(65_536));
		const noise = new Uint8Array(9 * 1024 * 1024);
		for (let at = 0; at < noise.length; at += update.length) {
			noise.set(crypto.getRandomValues(update), at);
		}
		await expect(sealed({}, { update: noise })).rejects.toThrow(RangeError);
	});
});

describe('what is not taken', () => {
	test('Y-E13 an envelope changed at any byte, or cut at any length', async () => {
		const twenty = await each(20, async (at) => {
			const deps = Array.from({ length: at % 3 }, (_, n) => [deviceId(counting(n)), 1] as const);
			const seq = 1 + (at % 2);
			const previous = seq === 1 ? new Uint8Array(32) : counting(at);
			const kind = envelopeKinds[at % envelopeKinds.length] ?? 'update';
			const update = at % 4 === 3 ? new Uint8Array(2000) : counting(at, at * 5);
			return (await sealed({ kind, seq, previous, deps }, { update })).bytes;
		});
		for (const bytes of twenty) {
			const cut = await each(bytes.length, (length) => received(bytes.slice(0, length)));
			expect(new Set(cut)).toEqual(new Set(['not-an-envelope']));
			const changed = await each(bytes.length, (at) => received(flipped(bytes, at)));
			expect(changed.filter((answer) => typeof answer !== 'string')).toEqual([]);
			expect(await received(Uint8Array.from([...bytes, 0]))).toBe('not-an-envelope');
		}
	}, 30_000);

	test('Y-E13 one whose head its own device has signed again: the encryption vouches for it too', async () => {
		const { bytes } = await sealed({ deps: [[deviceId(counting(1)), 1]] });
		const answers = await each(bytes.length - 64, async (at) => {
			const body = flipped(bytes, at).subarray(0, -64);
			const signature = await ana.sign(Uint8Array.from([...Buffer.from('qd1/env'), ...body]));
			return received(Uint8Array.from([...body, ...signature]));
		});
		expect(answers.filter((answer) => typeof answer !== 'string')).toEqual([]);
		expect(answers).not.toContain('bad-signature');
		expect(answers.slice(55, 60)).toEqual(Array.from({ length: 5 }, () => 'not-an-envelope'));
		expect(new Set(answers.slice(145, 156))).toEqual(new Set(['cannot-decrypt']));
	});

	test('Y-E14 one of another board, another epoch or under another key', async () => {
		const { bytes } = await sealed();
		expect(await received(bytes)).toEqual(aPayload);
		expect(await received(bytes, await editorsKeys(1))).toBe('other-board');
		expect(await received(bytes, await editorsKeys(0, 2))).toBe('other-epoch');
		// Somebody who knows the key W but not the view secret can check, and cannot read.
		const outsider = { ...viewer, viewSecret: counting(99) };
		expect(await received(bytes, outsider)).toBe('cannot-decrypt');
	});

	test('Y-E15 one of a viewer, who can encrypt and sign but is not certified', async () => {
		const eve = await aDevice();
		const { bytes } = await sealEnvelope(viewer, eve, firstHead, aPayload);
		expect(await received(bytes)).toBe('not-certified');
		// Nor under the name of somebody who is.
		const posing = { ...eve, id: ana.id, publicBytes: ana.publicBytes };
		const posed = await sealEnvelope(viewer, posing, firstHead, aPayload);
		expect(await received(posed.bytes)).toBe('bad-signature');
	});

	test('Y-E15 one whose device is certified, and whose signature is that of another', async () => {
		const eve = await aDevice();
		const { bytes } = await sealEnvelope(keys, { ...eve, id: ana.id }, firstHead, aPayload);
		expect(await received(bytes, viewer, new Set([ana.id, eve.id]))).toBe('bad-signature');
	});
});

describe('a head', () => {
	test('Y-E16 is read without a key, and only of what is an envelope in every length', async () => {
		const { bytes, head } = await sealed({ deps: [[deviceId(counting(1)), 3]] });
		expect(readHead(bytes)).toEqual(head);
		const changed = (at: number, ...to: number[]) => {
			const copy = Uint8Array.from(bytes);
			copy.set(to, at);
			return copy;
		};
		const wrong: readonly (readonly [what: string, bytes: Uint8Array])[] = [
			['magic', changed(0, 0)],
			['version', changed(2, 2)],
			['no kind', changed(3, 0)],
			['unknown kind', changed(3, 6)],
			['unknown flag', changed(4, 4)],
			['epoch 0', changed(21, 0, 0)],
			['seq 0', changed(55, 0, 0, 0, 0, 0, 0, 0, 0)],
			['seq over 2^53', changed(55, 255)],
			['lamport over 2^53', changed(63, 0, 32)],
			['a previous before the first', changed(71, 1)],
			['more deps than there is', changed(103, 255, 255)],
			['a dep of seq 0', changed(137, 0, 0, 0, 0, 0, 0, 0, 0)],
			['itself as a dep', changed(105, ...ana.publicBytes)],
			['a longer ciphertext than there is', changed(157, 255, 255, 255, 255)],
			['a shorter ciphertext', changed(157, 0, 0, 0, 1)]
		];
		for (const [what, foreign] of wrong) expect(readHead(foreign), what).toBeUndefined();
	});

	test('Y-E16 of random bytes is none, and takes no time', () => {
		const start = Uint8Array.from(Buffer.from('QD\u0001\u0001\u0000'));
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 400 }), (rest) => {
				expect(readHead(rest)).toBeUndefined();
				expect(readHead(Uint8Array.from([...start, ...rest]))).toBeUndefined();
			})
		);
		const large = new Uint8Array(9 * 1024 * 1024);
		large.set(start);
		expect(readHead(large)).toBeUndefined();
	});

	test('Y-E17 more than an envelope may hold is refused before it is looked at', async () => {
		const { bytes } = await sealed();
		const large = new Uint8Array(8 * 1024 * 1024);
		large.set(bytes);
		expect(await received(large)).toBe('too-large');
		expect(await quickestMs(500, () => received(large))).toBeLessThan(500);
	});
});

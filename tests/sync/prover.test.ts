import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Arrivals, type CheckedArrival } from '#sync/arrivals.ts';
import { sealEnvelope, verifyEnvelope } from '#sync/envelope.ts';
import type { BoardKeys } from '#sync/keys.ts';
import { proofOf } from '#sync/proof.ts';
import { type ProofErrand, Prover } from '#sync/prover.ts';
import type { DeviceKey } from '#sync/signer.ts';
import { aDevice, counting, editorsKeys, flipped } from './keyring.ts';

let keys: BoardKeys;
let ana: DeviceKey;
/** Of each five one was changed on its way. */
let envelopes: readonly Uint8Array[];

beforeAll(async () => {
	keys = await editorsKeys();
	ana = await aDevice();
	const chain = { kind: 'update', seq: 1, previous: new Uint8Array(32), deps: [] } as const;
	const payload = { schema: 1, clients: [7], update: counting(0, 40) };
	const sealed = Array.from({ length: 300 }, (_, lamport) =>
		sealEnvelope(keys, ana, { ...chain, lamport: lamport + 1 }, payload)
	);
	envelopes = (await Promise.all(sealed)).map(({ bytes }, at) =>
		at % 5 ? bytes : flipped(bytes, bytes.length - 1)
	);
});

/** What a browser's worker does, in this thread. */
class OwnWorker {
	static readonly all: OwnWorker[] = [];
	static isBroken = false;
	static isSilent = false;
	readonly errands: number[] = [];
	isEnded = false;
	onmessage: (event: { data: unknown }) => void = () => undefined;
	onerror: () => void = () => undefined;

	constructor() {
		OwnWorker.all.push(this);
	}

	postMessage({ number, envelopes }: ProofErrand): void {
		this.errands.push(envelopes.length);
		if (OwnWorker.isSilent) return;
		if (OwnWorker.isBroken) setTimeout(() => this.onerror());
		else
			void Promise.all(envelopes.map(proofOf)).then((proofs) =>
				this.onmessage({ data: structuredClone({ number, proofs }) })
			);
	}

	terminate(): void {
		this.isEnded = true;
	}
}

let prover: Prover;

beforeEach(() => {
	OwnWorker.all.length = 0;
	OwnWorker.isBroken = false;
	OwnWorker.isSilent = false;
	vi.stubGlobal('Worker', OwnWorker);
	prover = new Prover();
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

const proven = (count: number) => Promise.all(envelopes.slice(0, count).map(prover.prove));
const expected = (count: number) => Promise.all(envelopes.slice(0, count).map(proofOf));

test('Y-E23 a few envelopes are looked at in the page', async () => {
	expect(await proven(10)).toEqual(await expected(10));
	expect((await proven(10)).map(({ isSigned }) => isSigned)).toEqual(
		Array.from({ length: 10 }, (_, at) => at % 5 > 0)
	);
	expect(OwnWorker.all).toHaveLength(0);
});

test('Y-E23 many of one moment go to a worker together, and each is told its own', async () => {
	expect(await Promise.all([proven(100), proven(40)])).toEqual(
		await Promise.all([expected(100), expected(40)])
	);
	expect(await proven(20)).toEqual(await expected(20));
	expect(OwnWorker.all.map(({ errands }) => errands)).toEqual([[140, 20]]);
});

test('Y-E23 where no worker runs the page looks at them, and asks for none again', async () => {
	OwnWorker.isBroken = true;
	expect(await proven(50)).toEqual(await expected(50));
	expect(await proven(50)).toEqual(await expected(50));
	expect(OwnWorker.all.map(({ errands, isEnded }) => ({ errands, isEnded }))).toEqual([
		{ errands: [50], isEnded: true }
	]);
	vi.stubGlobal('Worker', undefined);
	prover = new Prover();
	expect(await proven(50)).toEqual(await expected(50));
});

test('Y-E23 a worker that does not answer, as while its file does not come, holds nothing up for long', async () => {
	vi.useFakeTimers();
	OwnWorker.isSilent = true;
	const wanted = proven(50);
	await vi.advanceTimersByTimeAsync(11_000);
	expect(await wanted).toEqual(await expected(50));
	expect(OwnWorker.all.map(({ isEnded }) => isEnded)).toEqual([true]);
});

test('Y-E23 the worker ends when none came for a while, and another one begins', async () => {
	vi.useFakeTimers();
	await proven(50);
	await vi.advanceTimersByTimeAsync(9_000);
	await proven(50);
	await vi.advanceTimersByTimeAsync(9_000);
	expect(OwnWorker.all.map(({ isEnded }) => isEnded)).toEqual([false]);
	await vi.advanceTimersByTimeAsync(2_000);
	await proven(50);
	expect(OwnWorker.all.map(({ isEnded }) => isEnded)).toEqual([true, false]);
});

/** Arrivals whose batches are taken in when the test says so. */
function arriving() {
	const batches: (readonly CheckedArrival[])[] = [];
	const ends: (() => void)[] = [];
	const looks: number[] = [];
	const arrivals = new Arrivals(
		(bytes) => {
			looks.push(bytes.length);
			return verifyEnvelope(keys, bytes, new Set([ana.id]));
		},
		async (batch) => {
			batches.push(batch);
			await new Promise<void>((end) => ends.push(end));
			for (const { tell } of batch) tell({ receipt: 'stored' });
		}
	);
	const sizes = () => batches.map(({ length }) => length);
	return { arrivals, batches, ends, looks, sizes };
}

test('Y-R33 the next envelopes are looked at while those before are taken in, as soon as they are many', async () => {
	const { arrivals, batches, ends, looks, sizes } = arriving();
	const [first = new Uint8Array(), ...others] = envelopes;
	void arrivals.add(first);
	await vi.waitFor(() => expect(sizes()).toEqual([1]));
	for (const bytes of others.slice(0, 200)) void arrivals.add(bytes);
	await new Promise((later) => setTimeout(later, 20));
	expect(looks).toHaveLength(1);
	for (const bytes of others.slice(200)) void arrivals.add(bytes);
	await vi.waitFor(() => expect(looks).toHaveLength(257));
	await vi.waitFor(() => expect(sizes()).toEqual([1, 256]));
	ends.forEach((end) => end());
	await vi.waitFor(() => expect(sizes()).toEqual([1, 256, 43]));
	expect(batches.flat().map(({ bytes }) => bytes)).toEqual(envelopes);
	expect(batches.flat().map(({ checked }) => checked.done)).toEqual(
		envelopes.map((_, at) => at % 5 > 0)
	);
	ends.at(-1)?.();
	await arrivals.settled();
});

test('Y-R33 what the browser could not look at is asked for again, and the next ones are taken', async () => {
	const { arrivals, ends, sizes } = arriving();
	const [one = new Uint8Array(), other = new Uint8Array()] = envelopes.slice(1);
	const check = arrivals.check;
	Object.assign(arrivals, { check: () => Promise.reject(new Error('out of memory')) });
	expect(await arrivals.add(one)).toEqual({ receipt: 'not-stored' });
	Object.assign(arrivals, { check });
	const looked = arrivals.add(other);
	await vi.waitFor(() => expect(sizes()).toEqual([1]));
	ends[0]?.();
	expect(await looked).toEqual({ receipt: 'stored' });
});

import { type Proof, proofOf } from './proof.ts';

/** What the page hands to the worker, and what comes back. */
export interface ProofErrand {
	readonly number: number;
	readonly envelopes: readonly Uint8Array[];
}
export interface ProofAnswer {
	readonly number: number;
	/** In the same order; none where the worker failed. */
	readonly proofs: readonly Proof[];
}

interface Wanted {
	readonly envelope: Uint8Array;
	readonly tell: (proof: Promise<Proof> | Proof) => void;
}

/** Fewer are looked at sooner than a worker hears of them. */
const fewest = 16;
const restsAfterMs = 10_000;
/** A worker whose file does not come says nothing. */
const answersWithinMs = 10_000;

/**
 * Proofs of envelopes. Many of one moment are made by a worker, beside the page, which takes in meanwhile what was
 * proven before; it ends when none came for a while. Where no worker runs, the page makes them.
 */
export class Prover {
	#wanted: Wanted[] = [];
	#worker: Worker | undefined;
	#isUnable = typeof Worker === 'undefined';
	#waiting: ReturnType<typeof setTimeout> | undefined;
	#number = 0;
	readonly #asked = new Map<number, readonly Wanted[]>();

	/** Of bytes that have the form of an envelope. */
	readonly prove = (envelope: Uint8Array): Promise<Proof> =>
		new Promise((tell) => {
			if (this.#wanted.push({ envelope, tell }) === 1) queueMicrotask(() => this.#deal());
		});

	#deal(): void {
		const wanted = this.#wanted;
		this.#wanted = [];
		const worker = wanted.length < fewest ? undefined : this.#awake();
		if (!worker) return proveHere(wanted);
		const number = (this.#number += 1);
		this.#asked.set(number, wanted);
		const envelopes = wanted.map(({ envelope }) => envelope);
		worker.postMessage({ number, envelopes } satisfies ProofErrand);
		this.#wait();
	}

	#wait(): void {
		clearTimeout(this.#waiting);
		this.#waiting =
			this.#asked.size > 0
				? setTimeout(() => this.#giveUp(), answersWithinMs)
				: setTimeout(() => this.#rest(), restsAfterMs);
	}

	#awake(): Worker | undefined {
		if (this.#isUnable) return undefined;
		try {
			this.#worker ??= this.#started();
		} catch {
			this.#isUnable = true;
		}
		return this.#worker;
	}

	#started(): Worker {
		const worker = new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' });
		worker.onmessage = ({ data }: MessageEvent<ProofAnswer>) => this.#hear(data);
		worker.onerror = () => this.#giveUp();
		return worker;
	}

	#hear({ number, proofs }: ProofAnswer): void {
		const wanted = this.#asked.get(number) ?? [];
		this.#asked.delete(number);
		for (const [at, { envelope, tell }] of wanted.entries()) tell(proofs[at] ?? proofOf(envelope));
		this.#wait();
	}

	#rest(): void {
		clearTimeout(this.#waiting);
		this.#worker?.terminate();
		this.#worker = undefined;
	}

	#giveUp(): void {
		this.#isUnable = true;
		this.#rest();
		const asked = [...this.#asked.values()];
		this.#asked.clear();
		for (const wanted of asked) proveHere(wanted);
	}
}

function proveHere(wanted: readonly Wanted[]): void {
	for (const { envelope, tell } of wanted) tell(proofOf(envelope));
}

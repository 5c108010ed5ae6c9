import { readHead } from './envelope.ts';
import type { Checked, CheckedBytes, Looked } from './intake.ts';
import type { DeviceId } from './signer.ts';

const mostAtOnce = 256;
const mostBytesAtOnce = 4 * 1024 * 1024;

/** An envelope on its way in, and whom to tell what became of it. */
interface Arrival {
	readonly bytes: Uint8Array;
	readonly tell: (looked: Looked) => void;
}

/** The same, its signature looked at. */
export type CheckedArrival = Arrival & CheckedBytes;

/** Envelopes that came: the next ones are looked at by themselves while those before them are taken in. */
export class Arrivals {
	readonly #come: Arrival[] = [];
	readonly #looked = new Set<Promise<Looked>>();
	/** How many times an envelope is on its way in, by the name it claims. */
	readonly #names = new Map<string, number>();
	#isChecking = false;
	/** How many are being taken in, or wait for it: whoever comes later comes behind them. */
	#taking = 0;

	constructor(
		readonly check: (bytes: Uint8Array) => Promise<Checked>,
		readonly takeIn: (batch: readonly CheckedArrival[]) => Promise<void>
	) {}

	/** Answers what became of it. */
	add(bytes: Uint8Array): Promise<Looked> {
		const head = readHead(bytes);
		const name = head && nameOf(head.device, head.seq);
		this.#count(name, 1);
		const looked = new Promise<Looked>((tell) => this.#come.push({ bytes, tell })).finally(() => {
			this.#count(name, -1);
			this.#looked.delete(looked);
		});
		this.#looked.add(looked);
		// What comes at the same moment goes together.
		queueMicrotask(() => this.#goOn());
		return looked;
	}

	has(device: DeviceId, seq: number): boolean {
		return this.#names.has(nameOf(device, seq));
	}

	/** When all that has come until now was dealt with. */
	async settled(): Promise<void> {
		await Promise.all(this.#looked);
	}

	/** A few that come while others are taken in wait for more: together they cost the disk and the document less. */
	#goOn(): void {
		if (this.#isChecking || this.#come.length < (this.#taking > 0 ? mostAtOnce : 1)) return;
		this.#isChecking = true;
		void this.#takeSome().then(() => {
			this.#taking -= 1;
			this.#goOn();
		});
	}

	async #takeSome(): Promise<void> {
		const some = this.#first();
		const checked = some.map(async (one) => ({ ...one, checked: await this.check(one.bytes) }));
		const batch = await Promise.all(checked).catch(() => []);
		this.#isChecking = false;
		this.#taking += 1;
		this.#goOn();
		if (batch.length > 0) return this.takeIn(batch);
		// The browser could not look at them: they will come again.
		for (const { tell } of some) tell({ receipt: 'not-stored' });
	}

	/** As many as can be dealt with together, one at least. */
	#first(): readonly Arrival[] {
		let bytes = 0;
		const end = this.#come.findIndex(
			(arrival, at) => at === mostAtOnce || (bytes += arrival.bytes.length) > mostBytesAtOnce
		);
		return this.#come.splice(0, end === -1 ? mostAtOnce : Math.max(1, end));
	}

	#count(name: string | undefined, change: 1 | -1): void {
		if (name === undefined) return;
		const count = (this.#names.get(name) ?? 0) + change;
		if (count > 0) this.#names.set(name, count);
		else this.#names.delete(name);
	}
}

function nameOf(device: DeviceId, seq: number): string {
	return `${device} ${seq}`;
}

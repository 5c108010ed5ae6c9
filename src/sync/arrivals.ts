import { readHead } from './envelope.ts';
import type { Looked } from './intake.ts';
import type { DeviceId } from './signer.ts';

const mostAtOnce = 256;
const mostBytesAtOnce = 4 * 1024 * 1024;

/** An envelope on its way in, and whom to tell what became of it. */
export interface Arrival {
	readonly bytes: Uint8Array;
	readonly tell: (looked: Looked) => void;
}

/** Envelopes that came and were not looked at yet. */
export class Arrivals {
	readonly #lines: Arrival[] = [];
	/** How many times an envelope is on its way in, by the name it claims. */
	readonly #names = new Map<string, number>();

	/** Answers what became of it. */
	add(bytes: Uint8Array): Promise<Looked> {
		const head = readHead(bytes);
		const name = head && nameOf(head.device, head.seq);
		this.#count(name, 1);
		return new Promise<Looked>((tell) => this.#lines.push({ bytes, tell })).finally(() =>
			this.#count(name, -1)
		);
	}

	has(device: DeviceId, seq: number): boolean {
		return this.#names.has(nameOf(device, seq));
	}

	/** As many as can be dealt with together, one at least when there is one. */
	take(): readonly Arrival[] {
		let bytes = 0;
		const end = this.#lines.findIndex(
			(arrival, at) => at === mostAtOnce || (bytes += arrival.bytes.length) > mostBytesAtOnce
		);
		return this.#lines.splice(0, end === -1 ? mostAtOnce : Math.max(1, end));
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

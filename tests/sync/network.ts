import type { Channel } from '#sync/channel.ts';

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** What goes wrong on the way, each as a share of the messages. */
export interface Faults {
	readonly drop: number;
	readonly repeat: number;
	readonly reorder: number;
	/** The longest that a message may take, in rounds. */
	readonly delay: number;
}

export const noFaults: Faults = { drop: 0, repeat: 0, reorder: 0, delay: 0 };

interface Sent {
	readonly message: Uint8Array;
	readonly due: number;
}

/** One end of a connection in memory: what it sends lies in the network until it is delivered. */
class End implements Channel {
	other: End | undefined;
	inbox: Sent[] = [];
	isClosed = false;
	onMessage = (_message: Uint8Array): void => undefined;
	onClose = (): void => undefined;

	constructor(readonly network: Network) {}

	get buffered(): number {
		return this.other?.inbox.reduce((sum, { message }) => sum + message.length, 0) ?? 0;
	}

	send(message: Uint8Array): void {
		if (this.isClosed) throw new Error('closed');
		this.network.send(this.other!, message);
	}

	close(): void {
		if (this.isClosed) return;
		this.isClosed = true;
		this.inbox = [];
		this.network.forget(this);
		this.onClose();
		this.other?.close();
	}
}

/** Connections in memory on which messages get lost, late, twice and in another order, as the seed says. */
export class Network {
	faults = noFaults;
	messages = 0;
	#round = 0;
	readonly #ends = new Set<End>();

	constructor(readonly random: () => number) {}

	connect(): readonly [Channel, Channel] {
		const [one, other] = [new End(this), new End(this)];
		one.other = other;
		other.other = one;
		this.#ends.add(one).add(other);
		return [one, other];
	}

	send(to: End, message: Uint8Array): void {
		const { drop, repeat, delay } = this.faults;
		for (let copies = this.random() < repeat ? 2 : 1; copies > 0; copies--) {
			if (this.random() < drop) continue;
			const due = this.#round + Math.floor(this.random() * (delay + 1));
			to.inbox.push({ message: message.slice(), due });
		}
	}

	forget(end: End): void {
		this.#ends.delete(end);
	}

	/** Deliver at most one message to each end, and wait until everybody has dealt with it. False when none was on the way. */
	async round(): Promise<boolean> {
		this.#round += 1;
		await quiet();
		let isBusy = false;
		for (const end of [...this.#ends]) {
			if (end.inbox.length > 0) isBusy = true;
			const at = this.random() < this.faults.reorder ? this.#any(end) : 0;
			const sent = end.inbox[at];
			if (!sent || sent.due > this.#round) continue;
			end.inbox.splice(at, 1);
			this.messages += 1;
			end.onMessage(sent.message);
		}
		await quiet();
		return isBusy || [...this.#ends].some(({ inbox }) => inbox.length > 0);
	}

	#any({ inbox }: End): number {
		return Math.floor(this.random() * inbox.length);
	}
}

let running = 0;
const counted = ['digest', 'sign', 'verify', 'encrypt', 'decrypt', 'deriveBits'] as const;
const also = ['importKey', 'exportKey', 'generateKey'] as const;
for (const name of [...counted, ...also]) {
	const real = (crypto.subtle[name] as (...args: unknown[]) => Promise<unknown>).bind(
		crypto.subtle
	);
	Object.assign(crypto.subtle, {
		[name]: (...args: unknown[]) => {
			running += 1;
			return real(...args).finally(() => (running -= 1));
		}
	});
}

ReadableStream.prototype.pipeThrough = function ({ readable, writable }) {
	running += 1;
	this.pipeTo(writable).then(
		() => (running -= 1),
		() => (running -= 1)
	);
	return readable;
};

/** Wait until nobody computes any more. So a seed tells the same story each time, however fast the machine is. */
export async function quiet(): Promise<void> {
	for (let still = 0; still < 3; still = running === 0 ? still + 1 : 0) {
		await new Promise((resolve) => setImmediate(resolve));
	}
}

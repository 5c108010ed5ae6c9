/** A device with fewer peers than this is taken in even where it is full. */
const needy = 3;

/** What a message of Trystero is about, as far as being taken in goes. */
export interface Message {
	readonly peerId: string;
	/** A device that says it is here, or wants to connect; not the rest of a talk that has begun. */
	readonly isOpening: boolean;
}

/** Reads a message of Trystero; nothing for what is none. */
export function readMessage(text: string): Message | undefined {
	try {
		const { peerId, answer, candidate } = JSON.parse(text) as Record<string, unknown>;
		if (typeof peerId !== 'string') return undefined;
		return { peerId, isOpening: answer === undefined && candidate === undefined };
	} catch {
		return undefined;
	}
}

/**
 * Holds a device to so many peers; what it learns reaches the others through them. A newcomer that finds everybody
 * full is taken in all the same, in place of a peer that has many others.
 */
export class RoomLimit {
	readonly #most: number;
	readonly #luck: () => number;
	readonly #peersOf = new Map<string, number>();

	constructor(most: number, luck: () => number = Math.random) {
		this.#most = most;
		this.#luck = luck;
	}

	/** Whether to listen to a device that opens a talk. `isDirect`: it has chosen us, or answers us. */
	admits(peer: string, theirPeers: number, own: number, isDirect: boolean): boolean {
		this.#peersOf.set(peer, theirPeers);
		const [oldest] = this.#peersOf.keys();
		if (oldest !== undefined && this.#peersOf.size > 200) this.#peersOf.delete(oldest);
		if (own < this.#most) return true;
		if (theirPeers >= needy) return false;
		// A few of those who are full are enough.
		return isDirect || this.#luck() < (needy + 1) / this.#most;
	}

	/** Whom to part with, if there are too many: who can best do without us, never who came last. */
	surplus(peers: readonly string[]): string | undefined {
		if (peers.length <= this.#most) return undefined;
		const others = peers.slice(0, -1);
		const count = (peer: string) => this.#peersOf.get(peer) ?? 0;
		return others.reduce((best, peer) => (count(peer) > count(best) ? peer : best), others[0] ?? '');
	}
}

/** A device with fewer peers than this is taken in even where it is full. */
const needyPeers = 3;

/** So often a full device takes in somebody who has enough peers, in place of another. */
const exchangeShare = 1 / 50;

const minuteMs = 60_000;
/** So many words that belong to no talk are passed on in a minute. */
const maxLoose = 200;

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
	readonly #needy: number;
	readonly #luck: () => number;
	readonly #now: () => number;
	readonly #peersOf = new Map<string, number>();
	readonly #openedAt = new Map<string, number>();
	#loose = 0;
	#looseSince = 0;

	/** `now` only ever goes on, unlike the clock of the device. */
	constructor(
		most: number,
		luck: () => number = Math.random,
		now: () => number = () => performance.now()
	) {
		this.#most = most;
		// Where few have room, taking in each other's peers would never end.
		this.#needy = Math.min(needyPeers, Math.floor(most / 2));
		this.#luck = luck;
		this.#now = now;
	}

	/**
	 * Whether to hear the rest of a talk. It may overtake its beginning; what nobody began is not collected without
	 * end.
	 */
	hears(peer: string): boolean {
		if (this.#openedAt.has(peer)) return true;
		if (this.#now() - this.#looseSince > minuteMs) {
			this.#loose = 0;
			this.#looseSince = this.#now();
		}
		return this.#loose++ < maxLoose;
	}

	/** Whether to listen to a device that opens a talk. `isDirect`: it has chosen us, or answers us. */
	admits(peer: string, theirPeers: number, own: number, isDirect: boolean): boolean {
		this.#peersOf.set(peer, theirPeers);
		const [oldest] = this.#peersOf.keys();
		if (oldest !== undefined && this.#peersOf.size > 200) this.#peersOf.delete(oldest);
		if (own >= this.#most && !isDirect) {
			// A few of those who are full are enough for a newcomer. Others are taken in now and then: else two groups
			// that are full, each for itself, would never meet.
			const isNeedy = theirPeers < this.#needy;
			if (this.#luck() >= (isNeedy ? (this.#needy + 1) / this.#most : exchangeShare)) return false;
		}
		return this.#isBearable(peer);
	}

	/** A member who invents devices would have us open a connection for each. */
	#isBearable(peer: string): boolean {
		for (const [other, at] of this.#openedAt) {
			if (this.#now() - at > minuteMs) this.#openedAt.delete(other);
		}
		if (!this.#openedAt.has(peer) && this.#openedAt.size >= 2 * this.#most) return false;
		this.#openedAt.set(peer, this.#now());
		return true;
	}

	/** Whom to part with, if there are too many: who can best do without us, never who came last. */
	surplus(peers: readonly string[]): string | undefined {
		if (peers.length <= this.#most) return undefined;
		const others = peers.slice(0, -1);
		const count = (peer: string) => this.#peersOf.get(peer) ?? 0;
		return others.reduce(
			(best, peer) => (count(peer) > count(best) ? peer : best),
			others[0] ?? ''
		);
	}
}

import { randomBytes, toBase64Url } from '../bytes.ts';
import type { RelayStatus } from './carrier.ts';
import type { Note } from './nostr.ts';
import { Relay, type RelayListener, type RelayWorld } from './relay.ts';

/** A board's part of the pool. */
export interface RelayRoom {
	/** To all relays of this room, or only to some of them. */
	tell(note: Note, urls?: readonly string[]): void;
	/** Listen under other topics than before. */
	follow(topics: readonly string[]): void;
	readonly relays: readonly RelayStatus[];
	leave(): void;
}

/** How often one looks whether the device slept, and how late that look may come without meaning it. */
const tickMs = 60_000;
const sleptMs = 90_000;
/** Who comes back to the page after so long finds the relays asked whether they are there. */
const awayMs = 30_000;
/** A relay that was silent for so long is asked whether it is there. */
const silenceMs = 5 * 60_000;

/**
 * All relays that the boards of this page use: one socket for each address, whoever shares it, and none while no
 * board is in. Comes back at once when the network does, or the device wakes.
 */
export class RelayPool {
	readonly #world: RelayWorld;
	readonly #relays = new Map<string, Relay>();
	/** Who is in, at each relay, listening yet or not. */
	readonly #rooms = new Map<Relay, Set<string>>();
	#ticker: ReturnType<typeof setInterval> | undefined;
	#tickedAt = 0;
	#hiddenAt = Infinity;

	constructor(world: Partial<Pick<RelayWorld, 'WebSocket' | 'now' | 'luck'>> = {}) {
		this.#world = {
			// Asked for when it is needed: making a pool touches nothing.
			WebSocket: world.WebSocket ?? globalThis.WebSocket,
			now: world.now ?? Date.now,
			luck: world.luck ?? Math.random,
			isAnyoneThere: () => [...this.#relays.values()].some((relay) => relay.isOpen)
		};
	}

	/** Meet others at these relays. Nothing is listened to before the first topics are followed. */
	enter(urls: readonly string[], listener: Omit<RelayListener, 'topics'>): RelayRoom {
		const id = toBase64Url(randomBytes(9));
		const relays = [...new Set(urls.map(asWritten))].map((url) => this.#relay(url, id));
		this.#watch();
		return {
			tell(note, only) {
				for (const relay of relays) if (!only || only.includes(relay.url)) relay.tell(note);
			},
			follow(topics) {
				for (const relay of relays) relay.listen(id, { ...listener, topics });
			},
			get relays() {
				return relays.map(({ status }) => status);
			},
			leave: () => {
				for (const relay of relays) this.#leave(relay, id);
				if (this.#relays.size === 0) this.#unwatch();
			}
		};
	}

	/** The network is another one, or back: connect anew at once. */
	readonly reconnect = (): void => {
		for (const relay of this.#relays.values()) relay.reconnect();
	};

	/** The device slept or the page was away: find out who is still there. */
	readonly wake = (): void => {
		for (const relay of this.#relays.values()) relay.probe();
	};

	/** What was said and heard at each relay since the page was loaded. */
	get counts(): ReadonlyMap<string, Relay['counts']> {
		return new Map([...this.#relays].map(([url, { counts }]) => [url, counts]));
	}

	#relay(url: string, room: string): Relay {
		const relay = this.#relays.get(url) ?? new Relay(url, this.#world);
		this.#relays.set(url, relay);
		this.#rooms.set(relay, (this.#rooms.get(relay) ?? new Set()).add(room));
		return relay;
	}

	/** A relay is forgotten with the last who came, not with the last who listened. */
	#leave(relay: Relay, room: string): void {
		relay.unlisten(room);
		const rooms = this.#rooms.get(relay);
		rooms?.delete(room);
		if (!rooms || rooms.size > 0) return;
		this.#rooms.delete(relay);
		this.#relays.delete(relay.url);
	}

	#watch(): void {
		if (this.#ticker !== undefined) return;
		this.#tickedAt = this.#world.now();
		this.#ticker = setInterval(() => this.#tick(), tickMs);
		if (typeof addEventListener !== 'function') return;
		addEventListener('online', this.reconnect);
		addEventListener('pageshow', this.#shown);
		document.addEventListener('resume', this.wake);
		document.addEventListener('visibilitychange', this.#seen);
	}

	#unwatch(): void {
		clearInterval(this.#ticker);
		this.#ticker = undefined;
		if (typeof removeEventListener !== 'function') return;
		removeEventListener('online', this.reconnect);
		removeEventListener('pageshow', this.#shown);
		document.removeEventListener('resume', this.wake);
		document.removeEventListener('visibilitychange', this.#seen);
	}

	readonly #shown = ({ persisted }: PageTransitionEvent): void => {
		if (persisted) this.wake();
	};

	/** Phones close the sockets of a page that nobody sees, and do not say so. */
	readonly #seen = (): void => {
		const now = this.#world.now();
		if (document.visibilityState === 'hidden') this.#hiddenAt = now;
		else if (now - this.#hiddenAt > awayMs) this.wake();
	};

	#tick(): void {
		const now = this.#world.now();
		const slept = now - this.#tickedAt > tickMs + sleptMs;
		this.#tickedAt = now;
		if (slept) return this.wake();
		for (const relay of this.#relays.values()) {
			if (relay.isOpen && now - relay.heardAt > silenceMs) relay.probe();
		}
	}
}

/** One relay, however its address was typed. */
function asWritten(url: string): string {
	return URL.canParse(url) ? new URL(url).href : url;
}

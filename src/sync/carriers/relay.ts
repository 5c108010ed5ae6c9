import { backOffMs, longestMs } from './back-off.ts';
import type { RelayStatus } from './carrier.ts';
import {
	closeMessage,
	eventMessage,
	isAboutTime,
	type Note,
	readRelayMessage,
	requestMessage
} from './nostr.ts';
import { RelayClock } from './relay-clock.ts';

/** What a relay tells those who listen to it. */
export interface RelayListener {
	readonly topics: readonly string[];
	onNote(content: string, topic: string, url: string): void;
	/** The relay can be reached, for the first time or again. */
	onOpen(url: string): void;
	onChange(): void;
}

/** How a relay reaches the world; tests bring their own. */
export interface RelayWorld {
	readonly WebSocket: new (url: string) => WebSocket;
	readonly now: () => number;
	readonly luck: () => number;
	readonly isAnyoneThere: () => boolean;
}

interface Sending {
	readonly note: Note;
	readonly at: number;
	created: number;
}

/** A connection that lasted so long was a good one: what fails next is the first failure. */
const goodMs = 30_000;
/** A relay that does not even open in this time is away. */
const openMs = 15_000;
/** A relay answers whatever is said to it. One that has not by then is not there any more. */
const answerMs = 30_000;
/** What waits for a relay longer than this is of no use to anybody. */
const staleMs = 30_000;
const maxWaiting = 32;

/** One relay, kept open for all boards that use it: given up never, asked less and less often. */
export class Relay {
	readonly url: string;
	readonly #world: RelayWorld;
	readonly #clock: RelayClock;
	readonly #listeners = new Map<string, RelayListener>();
	readonly #unanswered = new Map<string, Sending>();
	#waiting: Sending[] = [];
	#socket: WebSocket | undefined;
	#isOpen = false;
	#openedAt = 0;
	#heardAt = 0;
	#failures = 0;
	#refusals = 0;
	#refusal: string | undefined;
	#mutedUntil = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#answerTimer: ReturnType<typeof setTimeout> | undefined;
	readonly counts = { sent: 0, heard: 0, opened: 0, refused: 0 };

	constructor(url: string, world: RelayWorld) {
		this.url = url;
		this.#world = world;
		this.#clock = new RelayClock(world.now);
	}

	get isOpen(): boolean {
		return this.#isOpen;
	}

	get heardAt(): number {
		return this.#heardAt;
	}

	get status(): RelayStatus {
		const connecting = this.#socket ? 'connecting' : 'waiting';
		const open = this.#refusal === undefined ? 'open' : 'refusing';
		return {
			url: this.url,
			state: this.#isOpen ? open : connecting,
			...(this.#refusal === undefined ? {} : { refusal: this.#refusal }),
			...(this.#isOpen || this.#failures < 2 ? {} : { isMissing: true })
		};
	}

	/** Hear what is told under the listener's topics; called again with other topics it takes the place of the first. */
	listen(id: string, listener: RelayListener): void {
		this.#listeners.set(id, listener);
		if (this.#isOpen) this.#say(requestMessage(id, listener.topics));
		else if (!this.#socket && this.#timer === undefined) this.#open();
	}

	/** Hear no more. A relay that nobody listens to is closed. */
	unlisten(id: string): void {
		if (this.#listeners.delete(id) && this.#isOpen) this.#say(closeMessage(id));
		if (this.#listeners.size === 0) this.#letGo();
	}

	/** Tell it now, or when it comes back within half a minute. One that refuses is spared for a while. */
	tell(note: Note): void {
		this.#send({ note, at: this.#world.now(), created: 0 });
	}

	/** Connect anew at once: the network is another one. */
	reconnect(): void {
		if (this.#listeners.size === 0) return;
		this.#letGo();
		this.#failures = 0;
		this.#open();
	}

	/** Find out whether it is still there: after sleep a socket looks open that leads nowhere. */
	probe(): void {
		if (!this.#isOpen) return this.reconnect();
		for (const [id, { topics }] of this.#listeners) this.#say(requestMessage(id, topics));
	}

	#open(): void {
		try {
			this.#socket = new this.#world.WebSocket(this.url);
		} catch {
			// Not an address, or one that the page may not talk to.
			return this.#fail();
		}
		this.#timer = setTimeout(() => this.#fail(), openMs);
		this.#socket.onopen = () => this.#opened();
		this.#socket.onmessage = ({ data }) => this.#hear(data);
		this.#socket.onclose = () => this.#fail();
		// It closes as well, which is heard.
		this.#socket.onerror = () => undefined;
		this.#changed();
	}

	#opened(): void {
		this.#stopTimers();
		this.#isOpen = true;
		this.#openedAt = this.#heardAt = this.#world.now();
		this.counts.opened++;
		for (const [id, { topics }] of this.#listeners) this.#say(requestMessage(id, topics));
		const freshest = this.#openedAt - staleMs;
		for (const sending of this.#waiting.splice(0)) if (sending.at > freshest) this.#send(sending);
		for (const listener of [...this.#listeners.values()]) listener.onOpen(this.url);
		this.#changed();
	}

	#fail(): void {
		const wasGood = this.#isOpen && this.#world.now() - this.#openedAt > goodMs;
		this.#letGo();
		this.#failures = wasGood ? 1 : this.#failures + 1;
		const wait = backOffMs(this.#failures, this.#world.luck(), this.#world.isAnyoneThere());
		this.#timer = setTimeout(() => this.#open(), wait);
		this.#changed();
	}

	/** Closing can take a dead network minutes: what the socket says from now on is not heard. */
	#letGo(): void {
		this.#stopTimers();
		const socket = this.#socket;
		this.#socket = undefined;
		this.#isOpen = false;
		this.#unanswered.clear();
		if (!socket) return;
		socket.onopen = socket.onmessage = socket.onclose = null;
		socket.close();
	}

	#stopTimers(): void {
		clearTimeout(this.#timer);
		clearTimeout(this.#answerTimer);
		this.#timer = this.#answerTimer = undefined;
	}

	#send(sending: Sending): void {
		const mutedMs = this.#mutedUntil - this.#world.now();
		// A clock that was set back would spare it for hours.
		if (mutedMs > 0 && mutedMs <= longestMs) return;
		if (!this.#isOpen) {
			this.#waiting = [...this.#waiting, sending].slice(-maxWaiting);
			return;
		}
		sending.created = this.#clock.time;
		void eventMessage(sending.note, sending.created).then(({ id, text }) => {
			if (!this.#isOpen) return;
			this.counts.sent++;
			this.#unanswered.set(id, sending);
			const [oldest] = this.#unanswered.keys();
			if (oldest && this.#unanswered.size > maxWaiting) this.#unanswered.delete(oldest);
			this.#say(text);
		});
	}

	#say(text: string): void {
		this.#socket?.send(text);
		const saidAt = this.#world.now();
		this.#answerTimer ??= setTimeout(() => {
			this.#answerTimer = undefined;
			if (this.#heardAt < saidAt) this.#fail();
		}, answerMs);
	}

	#hear(data: unknown): void {
		this.#heardAt = this.#world.now();
		const message = readRelayMessage(data);
		if (message?.kind === 'closed') {
			this.#refuse(message.reason);
			this.#fail();
		} else if (message?.kind === 'answer') {
			const sending = this.#unanswered.get(message.event);
			this.#unanswered.delete(message.event);
			if (sending) this.#answer(sending, message);
		} else if (message?.kind === 'event') {
			this.counts.heard++;
			const told = [...this.#listeners.values()].filter(({ topics }) =>
				topics.includes(message.topic)
			);
			this.#clock.hears(message.created);
			for (const listener of told) listener.onNote(message.content, message.topic, this.url);
		}
	}

	#answer(sending: Sending, { isTaken, reason }: { isTaken: boolean; reason: string }): void {
		if (isTaken) {
			if (this.#refusal === undefined) return;
			this.#refusals = 0;
			this.#refusal = undefined;
			return this.#changed();
		}
		if (reason.startsWith('duplicate:')) return;
		if (isAboutTime(reason) && this.#clock.moves(sending.created)) return this.#send(sending);
		this.#refuse(reason);
		this.#mutedUntil = this.#world.now() + backOffMs(this.#refusals, this.#world.luck());
	}

	#refuse(reason: string): void {
		this.counts.refused++;
		this.#refusals++;
		this.#refusal = reason;
		this.#changed();
	}

	#changed(): void {
		for (const listener of [...this.#listeners.values()]) listener.onChange();
	}
}

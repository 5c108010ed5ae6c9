import { randomBytes, toBase64Url } from '../bytes.ts';
import { newVisitKey, type Note } from './nostr.ts';
import type { RelayRoom } from './relay-pool.ts';
import { readMessage, type RoomLimit } from './room-limit.ts';
import { openNote, sealNote } from './sealed-note.ts';

/** What is said to one device within this time goes into one event. The first words are not held up for long. */
const gatherMs = [40, 250] as const;
/** What got lost is said again after so long, through all relays, until the device is connected. */
const repeatMs = [2000, 5000, 10_000] as const;
const maxKnown = 2000;

interface Talk {
	readonly messages: string[];
	timer: ReturnType<typeof setTimeout> | undefined;
	repeats: ReturnType<typeof setTimeout>[];
	spoke: number;
}

/**
 * Carries Trystero's messages between the devices of a room through its relays: sealed, gathered into few events,
 * repeated when they may have been lost, each taken in once.
 */
export class Introducer {
	readonly #relays: RelayRoom;
	readonly #key: CryptoKey;
	readonly #limit: RoomLimit;
	readonly #visit = newVisitKey();
	readonly #hearers = new Map<string, (topic: string, message: string) => void>();
	readonly #talks = new Map<string, Talk>();
	readonly #topicOf = new Map<string, string>();
	readonly #heardAt = new Map<string, string>();
	readonly #known = new Set<string>();
	#announcement: { topic: string; message: string } | undefined;
	#taking = Promise.resolve();
	#turn = 0;
	#self = '';
	#isOver = false;
	peers = 0;

	constructor(relays: RelayRoom, key: CryptoKey, limit: RoomLimit) {
		this.#relays = relays;
		this.#key = key;
		this.#limit = limit;
	}

	/** Hear what is said under a topic; `isSelf` for the one under which others reach this device alone. */
	hear(topic: string, isSelf: boolean, hearer: (topic: string, message: string) => void): void {
		if (isSelf) this.#self = topic;
		this.#hearers.set(topic, hearer);
		this.#relays.follow([...this.#hearers.keys()]);
	}

	/** What to say when this device announces itself. */
	prepare(topic: string, message: string): void {
		this.#announcement = { topic, message };
	}

	/** Say that this device is here: to all relays or some, else to one after the other. */
	async announce(urls?: readonly string[]): Promise<void> {
		if (!this.#announcement) return;
		const { topic, message } = this.#announcement;
		this.#tell(await this.#note(topic, [message]), urls);
	}

	/** The relay whose turn it is to hear an announcement. */
	get nextRelay(): string[] {
		const open = this.#relays.relays.filter(({ state }) => state === 'open');
		const next = open[this.#turn++ % Math.max(1, open.length)];
		return next ? [next.url] : [];
	}

	/** Say something to one device. */
	say(topic: string, message: string): void {
		const talk = this.#talks.get(topic) ?? {
			messages: [],
			timer: undefined,
			repeats: [],
			spoke: 0
		};
		this.#talks.set(topic, talk);
		talk.messages.push(message);
		talk.timer ??= setTimeout(
			() => void this.#speak(topic, talk),
			gatherMs[Math.min(talk.spoke, 1)]
		);
	}

	/** A device is connected, or given up: nothing needs to be said again. */
	settle(peer: string): void {
		this.#end(this.#topicOf.get(peer) ?? '');
	}

	/** What a relay passed on, in the order in which it came. */
	take(content: string, topic: string, url: string): void {
		this.#taking = this.#taking.then(() => this.#take(content, topic, url));
	}

	async #take(content: string, topic: string, url: string): Promise<void> {
		const introduction = await openNote(this.#key, content);
		const hearer = this.#hearers.get(topic);
		if (this.#isOver || !introduction || !hearer || introduction.from === this.#self) return;
		if (this.#known.has(introduction.id)) return;
		this.#known.add(introduction.id);
		remember(this.#known);
		this.#heardAt.set(introduction.from, url);
		remember(this.#heardAt);
		for (const text of introduction.messages) {
			const message = readMessage(text);
			if (!message) continue;
			this.#topicOf.set(message.peerId, introduction.from);
			remember(this.#topicOf);
			const isDirect = topic === this.#self;
			const { peerId, isOpening } = message;
			const isHeard = isOpening
				? this.#limit.admits(peerId, introduction.peers, this.peers, isDirect)
				: this.#limit.hears(peerId);
			if (isHeard) hearer(topic, text);
		}
	}

	stop(): void {
		this.#isOver = true;
		for (const topic of [...this.#talks.keys()]) this.#end(topic);
	}

	async #speak(topic: string, talk: Talk): Promise<void> {
		talk.timer = undefined;
		talk.spoke++;
		const note = await this.#note(topic, talk.messages.splice(0));
		if (this.#isOver || this.#talks.get(topic) !== talk) return;
		const url = this.#heardAt.get(topic);
		this.#tell(note, url === undefined ? undefined : [url]);
		talk.repeats.push(...repeatMs.map((wait) => setTimeout(() => this.#tell(note), wait)));
		talk.repeats.push(setTimeout(() => this.#end(topic), 2 * Math.max(...repeatMs)));
	}

	#end(topic: string): void {
		const talk = this.#talks.get(topic);
		if (!talk) return;
		this.#talks.delete(topic);
		clearTimeout(talk.timer);
		for (const repeat of talk.repeats) clearTimeout(repeat);
	}

	#tell(note: Note, urls?: readonly string[]): void {
		if (!this.#isOver) this.#relays.tell(note, urls);
	}

	async #note(topic: string, messages: readonly string[]): Promise<Note> {
		const id = toBase64Url(randomBytes(12));
		const introduction = { id, from: this.#self, peers: this.peers, messages };
		return { key: this.#visit, topic, content: await sealNote(this.#key, introduction) };
	}
}

/** Nothing is remembered without end: the oldest goes. */
function remember(known: Set<string> | Map<string, string>): void {
	const [oldest] = known.keys();
	if (oldest !== undefined && known.size > maxKnown) known.delete(oldest);
}

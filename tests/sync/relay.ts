import { schnorr } from '@noble/curves/secp256k1.js';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';

/** How a relay misbehaves. */
export interface Mood {
	/** Refuse every event, with these words. */
	refusal?: string;
	/** Refuse what is asked, with these words. */
	closed?: string;
	/** Hang up on whoever comes. */
	isClosing?: boolean;
	/** Everything takes so long. */
	delayMs?: number;
	/** Swallow every other event. */
	isDroppingHalf?: boolean;
	/** Refuse what is dated earlier or later than this. */
	seconds?: { past: number; future: number };
	/** Take events and never answer. */
	isMute?: boolean;
}

interface NostrEvent {
	id: string;
	pubkey: string;
	created_at: number;
	kind: number;
	tags: string[][];
	content: string;
	sig: string;
}

interface Filter {
	kinds?: number[];
	'#t'?: string[];
}

/** A NIP-01 relay on this machine, written from the standard and not from our own side of it. */
export class TestRelay {
	mood: Mood = {};
	readonly counts = { connections: 0, requests: 0, events: 0, refused: 0, swallowed: 0 };
	readonly events: NostrEvent[] = [];
	#server: WebSocketServer | undefined;
	#port = 0;

	static async start(mood: Mood = {}): Promise<TestRelay> {
		const relay = new TestRelay();
		relay.mood = mood;
		await relay.start();
		return relay;
	}

	get url(): string {
		return `ws://127.0.0.1:${this.#port}/`;
	}

	get open(): number {
		return this.#server?.clients.size ?? 0;
	}

	/** Listen, after a stop at the same address as before. */
	async start(): Promise<void> {
		const server = new WebSocketServer({ host: '127.0.0.1', port: this.#port });
		await new Promise((resolve, reject) => {
			server.once('listening', resolve);
			server.once('error', reject);
		});
		const address = server.address();
		if (typeof address === 'object' && address) this.#port = address.port;
		this.#server = server;
		server.on('connection', (socket) => this.#welcome(socket));
	}

	/** Be gone, without a farewell. */
	async stop(): Promise<void> {
		const server = this.#server;
		this.#server = undefined;
		if (!server) return;
		for (const socket of server.clients) socket.terminate();
		await new Promise((resolve) => server.close(resolve));
	}

	#welcome(socket: WebSocket): void {
		this.counts.connections++;
		if (this.mood.isClosing) return socket.close();
		const filters = new Map<string, Filter[]>();
		Object.assign(socket, { filters });
		socket.on('message', (data) => void this.#hear(socket, filters, String(data)));
	}

	async #hear(socket: WebSocket, filters: Map<string, Filter[]>, text: string): Promise<void> {
		if (this.mood.delayMs) await sleep(this.mood.delayMs);
		const [type, second, ...rest] = JSON.parse(text);
		if (type === 'REQ') {
			this.counts.requests++;
			if (this.mood.closed !== undefined) return say(socket, ['CLOSED', second, this.mood.closed]);
			filters.set(second, rest);
			if (!this.mood.isMute) say(socket, ['EOSE', second]);
		} else if (type === 'CLOSE') filters.delete(second);
		else if (type === 'EVENT') this.#take(socket, second);
		else say(socket, ['NOTICE', `unknown: ${type}`]);
	}

	#take(socket: WebSocket, event: NostrEvent): void {
		this.counts.events++;
		if (this.mood.isDroppingHalf && this.counts.events % 2 === 1) {
			this.counts.swallowed++;
			return;
		}
		const refusal = this.mood.refusal ?? this.#faultOf(event);
		if (refusal !== undefined) this.counts.refused++;
		if (!this.mood.isMute) say(socket, ['OK', event.id, refusal === undefined, refusal ?? '']);
		if (refusal !== undefined) return;
		this.events.push(event);
		for (const client of this.#server?.clients ?? []) {
			const { filters } = client as unknown as { filters?: Map<string, Filter[]> };
			for (const [id, any] of filters ?? []) {
				if (any.some((filter) => isIn(filter, event))) say(client, ['EVENT', id, event]);
			}
		}
	}

	#faultOf(event: NostrEvent): string | undefined {
		const { pubkey, created_at: created, kind, tags, content } = event;
		const text = JSON.stringify([0, pubkey, created, kind, tags, content]);
		const hash = createHash('sha256').update(text).digest();
		if (hash.toString('hex') !== event.id) return 'invalid: wrong id';
		const signature = Uint8Array.from(Buffer.from(event.sig, 'hex'));
		const author = Uint8Array.from(Buffer.from(pubkey, 'hex'));
		if (!schnorr.verify(signature, Uint8Array.from(hash), author)) return 'invalid: bad signature';
		const ahead = created - Date.now() / 1000;
		const { past, future } = this.mood.seconds ?? { past: 3600, future: 3600 };
		if (ahead < -past) return 'invalid: ephemeral event expired';
		return ahead > future ? 'invalid: created_at too late' : undefined;
	}
}

function isIn(filter: Filter, event: NostrEvent): boolean {
	const topics = event.tags.filter(([name]) => name === 't').map(([, topic]) => topic);
	return (
		(filter.kinds?.includes(event.kind) ?? true) &&
		(filter['#t']?.some((topic) => topics.includes(topic)) ?? true)
	);
}

function say(socket: WebSocket, message: unknown): void {
	socket.send(JSON.stringify(message));
}

import { createTopicStrategy, type Room } from '@trystero-p2p/core';
import { Announcer } from './announcer.ts';
import type { Carrier, CarrierState, PeerInfo, RoomKeys } from './carrier.ts';
import type { Channel } from '../channel.ts';
import { type Connections, connections } from './connection.ts';
import { defaultRelays, defaultStun } from './default-relays.ts';
import { Introducer } from './introducer.ts';
import type { RelayPool, RelayRoom } from './relay-pool.ts';
import { RoomLimit } from './room-limit.ts';
import { noteKey } from './sealed-note.ts';

export interface WebRtcSettings {
	/** Shared by all boards of the page. */
	readonly pool: RelayPool;
	readonly relays?: readonly string[];
	readonly stun?: readonly string[];
	/** A team's own servers, for networks between which there is no direct path. */
	readonly turn?: readonly RTCIceServer[];
	readonly isLocal?: boolean;
	/** Connections at the same time: 12, on phones 6. */
	readonly mostPeers?: number;
}

type OnPeer = (channel: Channel, info: PeerInfo) => void;

/** A page that was about to go and stayed has been taken out of its rooms by Trystero; it comes back after so long. */
const stayedMs = 1000;

/** For so long it counts that no path was found to a device: it may have gone since. */
const unreachedMs = 10 * 60_000;

const off: CarrierState = { isOn: false, peers: 0, relays: [], unreached: 0 };

/** Devices that connect directly, introduced to each other by relays. One carrier for each board. */
export class WebRtcCarrier implements Carrier {
	readonly #settings: WebRtcSettings;
	#visit: Visit | undefined;
	onState: (state: CarrierState) => void = () => undefined;

	constructor(settings: WebRtcSettings) {
		this.#settings = settings;
	}

	get state(): CarrierState {
		return this.#visit?.state ?? off;
	}

	start(room: RoomKeys, onPeer: OnPeer): () => void {
		this.#visit?.leave();
		const visit = new Visit(this.#settings, room, onPeer, () => this.onState(this.state));
		this.#visit = visit;
		return () => {
			visit.leave();
			if (this.#visit !== visit) return;
			this.#visit = undefined;
			this.onState(off);
		};
	}
}

/** One stay in one room. */
class Visit {
	readonly #keys: RoomKeys;
	readonly #onPeer: OnPeer;
	readonly #onChange: () => void;
	readonly #connections: Connections;
	readonly #limit: RoomLimit;
	readonly #relays: RelayRoom;
	readonly #announcer = new Announcer((isUrgent) => this.#announce(isUrgent));
	readonly #peers = new Map<string, RTCPeerConnection>();
	readonly #unreached = new Map<string, number>();
	readonly #announcedAt = new Map<string, number>();
	#introducer: Introducer | undefined;
	#room: Room | undefined;
	#isOver = false;

	constructor(settings: WebRtcSettings, keys: RoomKeys, onPeer: OnPeer, onChange: () => void) {
		const { relays = defaultRelays, stun = defaultStun, turn = [], isLocal = false } = settings;
		this.#keys = keys;
		this.#onPeer = onPeer;
		this.#onChange = onChange;
		this.#connections = connections({ stun, turn, isLocal });
		this.#limit = new RoomLimit(settings.mostPeers ?? 12);
		this.#relays = settings.pool.enter(relays, {
			onNote: (content, topic, url) => this.#introducer?.take(content, topic, url),
			onOpen: (url) => this.#greet(url),
			onChange
		});
		addEventListener('beforeunload', this.#stay);
		addEventListener('online', this.#hurry);
		void this.#enter();
	}

	get state(): CarrierState {
		const { size: peers } = this.#peers;
		const recent = [...this.#unreached.values()].filter(
			(at) => performance.now() - at < unreachedMs
		);
		return { isOn: true, peers, relays: this.#relays.relays, unreached: recent.length };
	}

	leave(): void {
		if (this.#isOver) return;
		this.#isOver = true;
		removeEventListener('beforeunload', this.#stay);
		removeEventListener('online', this.#hurry);
		this.#announcer.stop();
		this.#introducer?.stop();
		this.#relays.leave();
		this.#leaveRoom();
	}

	async #enter(): Promise<void> {
		const key = await noteKey(this.#keys.password);
		if (this.#isOver) return;
		this.#introducer = new Introducer(this.#relays, key, this.#limit);
		this.#join(this.#introducer);
	}

	#join(introducer: Introducer): void {
		const { app: appId, room: name, password } = this.#keys;
		// A strategy of its own for each visit: Trystero would give a second board the relays and TURN servers of the
		// first.
		const join = createTopicStrategy<Introducer>({
			init: () => introducer,
			subscribeTopic: (_, topic, onMessage, { kind }) => {
				introducer.hear(topic, kind === 'self', (from, text) => void onMessage(from, text));
				return () => undefined;
			},
			publishTopic: (_, topic, message, { kind }) => {
				const text = typeof message === 'string' ? message : JSON.stringify(message);
				if (kind === 'signal') return introducer.say(topic, text);
				introducer.prepare(topic, text);
				this.#announcer.start();
				// From here on we decide when: four times in two seconds is too often.
				return { stopAnnouncing: true };
			}
		});
		const config = {
			...{ appId, password, rtcPolyfill: this.#connections.class },
			...{ rtcConfig: this.#connections.config, relayConfig: { manualReconnection: true } }
		};
		const room = this.#connections.sparing(() =>
			join(config, name, { onJoinError: ({ peerId, error }) => this.#miss(peerId, error) })
		);
		this.#room = room;
		room.onPeerJoin = (peer) => this.#meet(peer, room.getPeers()[peer]);
		room.onPeerLeave = (peer) => this.#part(peer);
	}

	#meet(peer: string, connection: RTCPeerConnection | undefined): void {
		const channel = connection && this.#connections.channelOf(connection);
		if (this.#isOver || !channel) return;
		// Trystero does not say when it puts a new connection to a device in the place of an old one.
		this.#part(peer);
		this.#peers.set(peer, connection);
		this.#unreached.delete(peer);
		this.#introducer?.settle(peer);
		this.#count();
		const surplus = this.#limit.surplus([...this.#peers.keys()]);
		if (surplus !== undefined) this.#part(surplus);
		// Whoever hangs up on the channel is done with the device.
		channel.onEnd = () => {
			if (this.#peers.get(peer) === connection) this.#part(peer);
		};
		this.#onPeer(channel, { peer });
	}

	/** Trystero would keep the connection for two minutes. */
	#part(peer: string): void {
		const connection = this.#peers.get(peer);
		if (!connection) return;
		this.#peers.delete(peer);
		this.#close(connection);
		if (!this.#isOver) this.#count();
	}

	/** Trystero gives reasons in words only; the others are of devices without the password. */
	#miss(peer: string, error: string): void {
		this.#introducer?.settle(peer);
		if (!error.includes('after exchanging SDP')) return;
		this.#unreached.set(peer, performance.now());
		this.#onChange();
	}

	#close(connection: RTCPeerConnection): void {
		this.#connections.channelOf(connection)?.close();
		connection.close();
	}

	#count(): void {
		if (this.#introducer) this.#introducer.peers = this.#peers.size;
		this.#announcer.meets(this.#peers.size);
		this.#onChange();
	}

	#announce(isUrgent: boolean): void {
		const introducer = this.#introducer;
		const urls = isUrgent ? this.#relays.relays.map(({ url }) => url) : introducer?.nextRelay;
		for (const url of urls ?? []) this.#announcedAt.set(url, performance.now());
		void introducer?.announce(urls);
	}

	/** A relay that comes back has not heard of us for a while, nor have those who only it reaches. */
	#greet(url: string): void {
		if (performance.now() - (this.#announcedAt.get(url) ?? performance.now()) < 60_000) return;
		this.#announcedAt.set(url, performance.now());
		void this.#introducer?.announce([url]);
	}

	readonly #hurry = (): void => this.#announcer.hurry();

	readonly #stay = (): void => {
		setTimeout(() => {
			if (this.#isOver || !this.#introducer) return;
			this.#leaveRoom();
			this.#join(this.#introducer);
		}, stayedMs);
	};

	#leaveRoom(): void {
		const room = this.#room;
		this.#room = undefined;
		if (!room) return;
		room.onPeerJoin = room.onPeerLeave = null;
		const peers = [...this.#peers.keys()];
		// It waits for its farewell to be sent.
		void room.leave().finally(() => {
			for (const peer of peers) this.#part(peer);
		});
	}
}

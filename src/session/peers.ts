import * as Y from 'yjs';
import type { DeviceRow, SharingRow } from '#storage/database.ts';
import type { CarrierState } from '#sync/carriers/carrier.ts';
import { RelayPool } from '#sync/carriers/relay-pool.ts';
import { WebRtcCarrier } from '#sync/carriers/webrtc.ts';
import type { Channel } from '#sync/channel.ts';
import { Exchange } from '#sync/exchange.ts';
import { Patience } from '#sync/patience.ts';
import { isAllHere } from '#sync/pull.ts';
import type { Replica } from '#sync/replica.ts';
import type { DeviceId } from '#sync/signer.ts';
import { canConnect, connectionOf } from './connection.ts';
import { deviceWords } from './device-words.ts';
import { type Held, heldBy } from './held.ts';
import { openReplica, type ReplicaBoard } from './open-replica.ts';
import { parcels } from './parcels.ts';
import { patienceForWords, type Presence, type Said, saidBytes, saidIn } from './said.ts';
import { type Present, refusedDevices, sharedDevices } from './shared-devices.ts';
import { roomOf } from './sharing-keys.ts';
import { type SharingState, withUnsealed } from './sharing-state.ts';
import { now } from './today.ts';

/** What peers need of the board that is open. */
export interface PeersBoard extends ReplicaBoard {
	presence(): Presence;
}

/** One socket to each relay, whichever boards of this page use it. */
const relayPool = new RelayPool();
const tellAfterMs = 50;
const askAgainMs = 30_000;
/** How many looks, 50 ms apart, whether everybody has heard that the links are no longer good. */
const mostFarewells = 40;

/** The other devices of one board, in the one tab that is connected to them. */
export class Peers {
	/** What else ends with the connections. */
	onStop: () => Promise<void> = () => Promise.resolve();
	/** With those who have not shown yet that they have a link. */
	readonly #exchanges = new Set<Exchange>();
	readonly #present = new Map<Exchange, Present>();
	readonly #watch = new AbortController();
	readonly #asking: ReturnType<typeof setInterval>;
	#known: readonly DeviceRow[] = [];
	#carrier: CarrierState | undefined;
	#stopCarrier: () => void = () => undefined;
	#telling: ReturnType<typeof setTimeout> | undefined;
	#held: Held | undefined;

	private constructor(
		readonly board: PeersBoard,
		readonly row: SharingRow,
		readonly replica: Replica,
		readonly onState: (state: SharingState) => void
	) {
		this.#asking = setInterval(() => this.#askAgain(), askAgainMs);
		const { signal } = this.#watch;
		for (const change of ['online', 'offline'])
			addEventListener(change, () => this.tellSoon(), { signal });
	}

	/** Open the log of a shared board and look for the others. Rejects when the log cannot be read or written. */
	static async start(
		board: PeersBoard,
		row: SharingRow,
		onState: (state: SharingState) => void
	): Promise<Peers> {
		const begun: { peers?: Peers; held?: Held | undefined } = {};
		const replica = await openReplica(board, row, {
			onHeld: (why) => (begun.held = heldBy(why)),
			onStopped: () => begun.peers?.tellSoon(),
			onAcknowledged: (device, vector) =>
				void begun.peers?.learn(device, { has: Object.fromEntries(vector) })
		});
		const peers = new Peers(board, row, replica, onState);
		begun.peers = peers;
		peers.#held = begun.held;
		peers.#known = await board.envelopes.devices();
		if (!row.isOff && canConnect()) await peers.#look();
		peers.tellSoon();
		return peers;
	}

	/** Seal what was edited here and send it to whoever is there. Rejects what could not be sealed. */
	async publish(updates: readonly Uint8Array[]): Promise<void> {
		for (const some of parcels(updates)) {
			const sealed = await this.replica.local(Y.mergeUpdates([...some]));
			this.#held = sealed.done ? undefined : heldBy(sealed.why);
			this.tellSoon();
			// Whatever the reason, it stays in the outbox: nowhere else would others ever get it from.
			if (!sealed.done) throw new Error(sealed.why);
		}
	}

	/** Tell everybody who is there that the board goes on under new links, and wait a moment until they have heard it. */
	async farewell(notice: Uint8Array): Promise<void> {
		const { replica } = this;
		const announced = await replica.announce(notice);
		const own = replica.device?.id;
		if (!announced.done || !own) return;
		const said = new Map([[own, replica.vector.get(own) ?? 0]]);
		const isHeard = ({ device }: Present) =>
			!device || replica.acknowledgements.isInStep(device, said);
		for (let waits = mostFarewells; waits > 0; waits--) {
			if ([...this.#present.values()].every(isHeard)) return;
			await new Promise((resolve) => setTimeout(resolve, tellAfterMs));
		}
	}

	/** Say who we are and where, to everybody who is there. */
	sayWhere(): void {
		for (const exchange of this.#present.keys()) exchange.sayAside(saidBytes(this.said));
	}

	/** The page slept: find out who is still there. */
	wake(): void {
		relayPool.wake();
		this.#askAgain();
	}

	/** Whether everything that the others have is here. */
	get isComplete(): boolean {
		return isAllHere([...this.#present.values()].flatMap(({ progress }) => progress ?? []));
	}

	async stop(): Promise<void> {
		this.#watch.abort();
		clearInterval(this.#asking);
		clearTimeout(this.#telling);
		for (const exchange of this.#exchanges) exchange.close();
		this.#stopCarrier();
		await this.onStop();
		// What has come is still written down, and into the document, before that is closed.
		await this.replica.settled();
	}

	/** More is known of the devices than was remembered here. */
	async recall(): Promise<void> {
		this.#known = await this.board.envelopes.devices().catch(() => this.#known);
		this.tellSoon();
	}

	/** Remember more of a device. */
	async learn(device: DeviceId, known: Partial<DeviceRow>): Promise<void> {
		const { envelopes } = this.board;
		await envelopes.learn(device, known).catch(() => undefined);
		await this.recall();
	}

	async #look(): Promise<void> {
		const { sameNetworkOnly = false, relays, turn } = this.row;
		const carrier = new WebRtcCarrier({
			pool: relayPool,
			isLocal: sameNetworkOnly,
			...(relays ? { relays } : {}),
			...(turn ? { turn: [{ ...turn, urls: turn.urls.split(/\s+/) }] } : {}),
			mostPeers: matchMedia('(pointer: coarse)').matches ? 6 : 12
		});
		carrier.onState = (state) => {
			this.#carrier = state;
			this.tellSoon();
		};
		const room = await roomOf(this.replica.options.keys);
		if (this.#watch.signal.aborted) return;
		this.#stopCarrier = carrier.start(room, (channel) => this.#meet(channel));
	}

	#meet(channel: Channel): void {
		const patience = new Patience(patienceForWords);
		const exchange: Exchange = new Exchange(this.replica, channel, {
			onPeer: (device) => {
				this.#change(exchange, { device });
				this.sayWhere();
				if (device) void this.learn(device, { seenAt: now() });
			},
			onProgress: (progress) => this.#change(exchange, { progress }),
			onAside: (bytes) => {
				if (patience.hears(performance.now())) this.#listen(exchange, bytes);
			},
			onEnd: () => {
				const device = !this.#watch.signal.aborted && this.#present.get(exchange)?.device;
				this.#exchanges.delete(exchange);
				this.#present.delete(exchange);
				if (device) void this.learn(device, { seenAt: now() });
				this.tellSoon();
			}
		});
		this.#exchanges.add(exchange);
	}

	#change(exchange: Exchange, change: Partial<Present>): void {
		const before = this.#present.get(exchange);
		this.#present.set(exchange, {
			...{ device: undefined, said: undefined, progress: undefined },
			...before,
			...change
		});
		this.tellSoon();
	}

	#listen(exchange: Exchange, bytes: Uint8Array): void {
		const said = saidIn(bytes);
		if (!said) return;
		this.#change(exchange, { said });
		const device = this.#present.get(exchange)?.device;
		const { name, person } = said;
		if (device) void this.learn(device, { name, seenAt: now(), ...(person ? { person } : {}) });
	}

	#askAgain(): void {
		for (const exchange of this.#exchanges) exchange.again();
	}

	/** Tell soon how things are; what happens meanwhile is told with it. */
	tellSoon(): void {
		if (this.#watch.signal.aborted) return;
		this.#telling ??= setTimeout(() => {
			this.#telling = undefined;
			this.onState(this.#state());
		}, tellAfterMs);
	}

	/** What this device says of itself. */
	get said(): Said {
		const { person, place, name } = this.board.presence();
		return { name: name ?? deviceWords(navigator.userAgent), person: person ?? undefined, place };
	}

	#state(): SharingState {
		const present = [...this.#present.values()];
		const { isOff = false } = this.row;
		const { relays = [], unreached = 0 } = this.#carrier ?? {};
		const coming = present.find(({ progress }) => progress && progress.have < progress.total);
		const state = {
			connection: connectionOf({ isOff, isAble: canConnect(), isMet: present.length > 0, relays }),
			devices: sharedDevices(this.replica, this.#known, present, this.said),
			writers: this.replica.owners(),
			relays: relays.map(({ url, state }) => ({ url, state })),
			unreached,
			progress: coming?.progress,
			...{ refused: refusedDevices(this.replica), held: this.#held, isWaiting: false },
			isSure: true
		};
		return withUnsealed(state, this.board.unsealed());
	}
}

import { DataChannel } from './data-channel.ts';

/** How a device may be reached from other networks. */
export interface PathSettings {
	readonly stun: readonly string[];
	readonly turn: readonly RTCIceServer[];
	/** Look for others in this network only: ask nobody for an address, and take none from elsewhere. */
	readonly isLocal: boolean;
}

/** Offers that are prepared before anybody is there. Trystero prepares 20 connections, each asking for addresses. */
const prepared = 1;

/**
 * The number of our own data channel, the same at both ends: below the 256 that Firefox agrees on, above those that
 * browsers give out.
 */
const channelId = 200;

/** So many bytes a peer may say to Trystero as long as it is connected: twenty times what it ever has to. */
const maxWords = 256 * 1024;

/** The connections of one visit to one room, as Trystero makes them. */
export interface Connections {
	readonly class: typeof RTCPeerConnection;
	readonly config: RTCConfiguration;
	/** Our own channel of a connection: Trystero's carries introductions only. */
	channelOf(connection: RTCPeerConnection): DataChannel | undefined;
	/** Let Trystero join, with one prepared connection instead of 20. */
	sparing<Value>(join: () => Value): Value;
}

/**
 * A class of connections that opens beside Trystero's data channel one of our own, agreed on beforehand and so
 * there on both sides before the first message: Trystero's own way of sending cuts off a message after ten seconds
 * of a full buffer, lets messages overtake each other and keeps without limit what a peer begins.
 */
export function connections({ stun, turn, isLocal }: PathSettings): Connections {
	const channels = new WeakMap<RTCPeerConnection, DataChannel>();
	const servers = [...(stun.length > 0 ? [{ urls: [...stun] }] : []), ...turn];
	let left = Infinity;

	class Connection extends RTCPeerConnection {
		constructor(config?: RTCConfiguration) {
			super(config);
			this.addEventListener('datachannel', ({ channel }) => this.#guard(channel));
		}

		override createDataChannel(label: string, init?: RTCDataChannelInit): RTCDataChannel {
			const made = super.createDataChannel(label, init);
			this.#guard(made);
			this.#open();
			return made;
		}

		/**
		 * Trystero offers a connection that it prepared a minute ago anew by taking its offer back first. Chromium then
		 * offers no channel at all, and whoever answers is not met until both have said again that they are there. One
		 * that is over is thrown away instead, for a fresh one.
		 */
		override async setLocalDescription(
			description?: RTCLocalSessionDescriptionInit
		): Promise<void> {
			if (description?.type === 'rollback' && channels.has(this) && !this.remoteDescription)
				this.close();
			await super.setLocalDescription(description);
		}

		/** The answering side opens its channel as soon as there is an offer: sooner would be an offer of its own. */
		override async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
			await super.setRemoteDescription(isLocal ? withoutFar(description) : description);
			this.#open();
		}

		override async addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void> {
			if (isLocal && candidate?.candidate && !isNear(candidate.candidate)) return;
			await super.addIceCandidate(candidate ?? undefined);
		}

		/** Trystero's channel carries a few words. What it begins to receive it keeps without a limit. */
		#guard(channel: RTCDataChannel): void {
			quiet(channel);
			let heard = 0;
			channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
				heard += data instanceof ArrayBuffer ? data.byteLength : maxWords;
				if (heard >= maxWords) this.close();
			});
		}

		#open(): void {
			if (channels.has(this)) return;
			const init = { negotiated: true, id: channelId };
			channels.set(this, new DataChannel(super.createDataChannel('quarterdeck', init)));
		}
	}

	const limited = new Proxy(Connection, {
		construct: (target, [config]: [RTCConfiguration?]) =>
			left-- > 0 ? new target(config) : (spent as unknown as Connection)
	});

	return {
		class: limited,
		config: { iceServers: isLocal ? [] : servers },
		channelOf: (connection) => channels.get(connection),
		sparing(join) {
			left = prepared;
			try {
				return join();
			} finally {
				left = Infinity;
			}
		}
	};
}

/** A connection that is over before it began: Trystero drops it from what it prepares. */
const spent = {
	connectionState: 'closed',
	iceConnectionState: 'closed',
	signalingState: 'closed',
	createDataChannel: () => ({ close: () => undefined }),
	addEventListener: () => undefined,
	close: () => undefined
};

/** Trystero tells the console whenever a peer goes without a farewell. The channel closes as well, which is heard. */
function quiet(channel: RTCDataChannel): void {
	Object.defineProperty(channel, 'onerror', { set: () => undefined });
}

function isNear(candidate: string): boolean {
	return / typ host\b/.test(candidate);
}

function withoutFar({ type, sdp = '' }: RTCSessionDescriptionInit): RTCSessionDescriptionInit {
	const lines = sdp.split(/(?<=\n)/);
	return {
		type,
		sdp: lines.filter((line) => !line.startsWith('a=candidate:') || isNear(line)).join('')
	};
}

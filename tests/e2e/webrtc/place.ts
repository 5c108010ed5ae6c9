// One copy of a board in a page: a replica with its log in memory, and what connects it to the others.
import { DataChannel } from '#sync/carriers/data-channel.ts';
import { RelayPool } from '#sync/carriers/relay-pool.ts';
import { WebRtcCarrier } from '#sync/carriers/webrtc.ts';
import { Exchange } from '#sync/exchange.ts';
import { covers } from '#sync/vector.ts';
import { marksIn, writeMark } from '#tests/sync/carriers/marks.ts';
import { aDevice, boardKeys, Device } from '#tests/sync/fleet.ts';
import type { DeviceId } from '#sync/signer.ts';

/** How a meeting goes: the page never says that something came, says everything twice, or falls silent after so many bytes. */
export interface Manner {
	readonly isMute?: boolean;
	readonly isTwofold?: boolean;
	readonly mostBytes?: number;
}

/** The first byte of the messages that are meant; those before these belong to the handshake. */
const kinds = { hello: 4, ack: 8 } as const;

const keys = { app: 'app of the suite', room: 'room of the suite', password: 'words of the suite' };

/** What leaves this page at most, counted below everything of ours: a line is cut in the middle of a message. */
let left = Infinity;
const { send } = RTCDataChannel.prototype as { send(data: ArrayBufferView): void };
RTCDataChannel.prototype.send = function (data: unknown) {
	left -= (data as ArrayBufferView).byteLength;
	if (left < 0) return this.close();
	send.call(this, data as ArrayBufferView);
};

/** Let a channel say what it says in another manner. */
function mannered(channel: DataChannel, { isMute, isTwofold }: Manner): DataChannel {
	const say = channel.send.bind(channel);
	channel.send = (message) => {
		const kind = message[0] ?? 0;
		if (isMute && kind === kinds.ack) return;
		say(message);
		if (isTwofold && kind >= kinds.hello) say(message);
	};
	return channel;
}

const pool = new RelayPool();
let device: Device;
let stop: () => void = () => undefined;

const harness = {
	/** Open an empty copy, of somebody who edits or only views. Answers the name of the device. */
	async open(seed: number, kind?: 'viewer'): Promise<string> {
		const { edit, view } = await boardKeys();
		const key = await aDevice(seed);
		device = new Device(kind ? view : edit, key, Math.random);
		await device.open();
		return key.id;
	},
	async write(mark: string, bytes?: number): Promise<void> {
		writeMark(device.doc, mark, bytes);
		const sealed = await device.seal();
		if (sealed !== 'sealed') throw new Error(sealed);
	},
	marks: () => marksIn(device.doc),
	reopen: () => device.crash(),
	/** Be in the room until told to go. */
	start(relay: string, manner: Manner = {}): void {
		left = manner.mostBytes ?? Infinity;
		const carrier = new WebRtcCarrier({ pool, relays: [relay], stun: [] });
		const leave = carrier.start(keys, (channel) => {
			if (!(channel instanceof DataChannel)) throw new Error('another channel');
			const exchange: Exchange = new Exchange(device.replica, mannered(channel, manner), {
				onPeer: () => device.exchanges.add(exchange),
				onEnd: () => device.exchanges.delete(exchange)
			});
		});
		stop = () => {
			leave();
			for (const exchange of device.exchanges) exchange.close();
		};
	},
	stop: () => stop(),
	/** Whether the other one is connected, and has proved that it belongs here. */
	isMet: () => device.exchanges.size > 0,
	isCut: () => left < 0,
	vector: () => [...device.replica.vector],
	/** Whether all of this is here. */
	has: (vector: readonly (readonly [DeviceId, number])[]) =>
		covers(device.replica.vector, new Map(vector)),
	/** Whether the other one has said that it has all that is here. */
	isInStep: (other: DeviceId) =>
		device.replica.acknowledgements.isInStep(other, device.replica.vector)
};

declare global {
	interface Window {
		place: typeof harness;
	}
}

window.place = harness;

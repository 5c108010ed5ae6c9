// A page without screens: the WebRTC carrier as a board uses it, reached from a test.
import './place.ts';
import type { Channel } from '#sync/channel.ts';
import type { CarrierState } from '#sync/carriers/carrier.ts';
import { RelayPool } from '#sync/carriers/relay-pool.ts';
import { WebRtcCarrier, type WebRtcSettings } from '#sync/carriers/webrtc.ts';

const asked = 0;
const answered = 1;

interface Board {
	readonly carrier: WebRtcCarrier;
	readonly stop: () => void;
	readonly channels: Map<string, Channel>;
	/** Milliseconds from the start to each device that was met. */
	readonly metAfter: number[];
	readonly answers: Array<(message: Uint8Array) => void>;
}

/** What a test may want otherwise. */
export type Settings = Omit<WebRtcSettings, 'pool' | 'relays'> & { readonly password?: string };

const pool = new RelayPool();
const boards = new Map<string, Board>();

function board(name: string): Board {
	const found = boards.get(name);
	if (!found) throw new Error(`no board ${name}`);
	return found;
}

function met({ channels, answers }: Board, peer: string, channel: Channel): void {
	channels.set(peer, channel);
	channel.onMessage = (message) => {
		if (message[0] === asked) channel.send(message.slice().fill(answered, 0, 1));
		else answers.shift()?.(message);
	};
	channel.onClose = () => channels.delete(peer);
}

const harness = {
	/** Stands open at a made-up room of this name. No address server is asked unless the test names one. */
	start(name: string, relays: readonly string[], settings: Settings = {}) {
		const { password = `words of ${name}`, ...others } = settings;
		const carrier = new WebRtcCarrier({ pool, relays, stun: [], ...others });
		const keys = { app: `app of ${name}`, room: `room of ${name}`, password };
		const channels = new Map<string, Channel>();
		const metAfter: number[] = [];
		const since = performance.now();
		const stop = carrier.start(keys, (channel, { peer }) => {
			metAfter.push(Math.round(performance.now() - since));
			met(board(name), peer, channel);
		});
		boards.set(name, { carrier, stop, channels, metAfter, answers: [] });
	},
	stop: (name: string) => board(name).stop(),
	state: (name: string): CarrierState => board(name).carrier.state,
	hangUp(name: string) {
		const [channel] = board(name).channels.values();
		channel?.close();
	},
	peers: (name: string) => board(name).channels.size,
	metAfter: (name: string) => board(name).metAfter,
	/** Send so many bytes to the first device and have them sent back. Milliseconds, or what went wrong. */
	async echo(name: string, size: number): Promise<number | string> {
		const { channels, answers } = board(name);
		const [channel] = channels.values();
		if (!channel) return 'nobody is there';
		const message = new Uint8Array(size)
			.map((_, at) => (at * 31 + (at >> 8)) & 255)
			.fill(asked, 0, 1);
		const since = performance.now();
		const back = new Promise<Uint8Array>((resolve) => answers.push(resolve));
		channel.send(message);
		const answer = await back;
		const tookMs = performance.now() - since;
		const isSame = message.every((byte, at) => at === 0 || byte === answer[at]);
		return isSame && answer.length === size ? tookMs : 'something else came back';
	}
};

declare global {
	interface Window {
		webrtc: typeof harness;
		/** The connections that were made, noted by the test before the page loads. */
		connections: RTCConfiguration[];
	}
}

window.webrtc = harness;

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Channel } from '#sync/channel.ts';
import { RelayPool } from '#sync/carriers/relay-pool.ts';
import { until } from '#tests/patience.ts';

/** A connection and its channels as far as a visit sees them. */
class FakeConnection extends EventTarget {
	isClosed = false;
	createDataChannel(): object {
		return Object.assign(new EventTarget(), {
			readyState: 'open',
			bufferedAmount: 0,
			close: vi.fn()
		});
	}
	close(): void {
		this.isClosed = true;
	}
}

interface FakeRoom {
	onPeerJoin: ((peer: string) => void) | null;
	onPeerLeave: ((peer: string) => void) | null;
	readonly peers: Record<string, RTCPeerConnection>;
	getPeers(): Record<string, RTCPeerConnection>;
	leave(): Promise<void>;
}

const trystero = vi.hoisted(() => ({ rooms: [] as unknown[], polyfills: [] as unknown[] }));
vi.mock('@trystero-p2p/core', () => ({
	createTopicStrategy: () => (config: { rtcPolyfill: unknown }) => {
		const peers = {};
		const room = { onPeerJoin: null, onPeerLeave: null, peers, getPeers: () => peers };
		trystero.rooms.push(Object.assign(room, { leave: () => Promise.resolve() }));
		trystero.polyfills.push(config.rtcPolyfill);
		return room;
	}
}));

beforeEach(() => {
	vi.resetModules();
	vi.stubGlobal('RTCPeerConnection', FakeConnection);
	vi.stubGlobal('addEventListener', () => undefined);
	vi.stubGlobal('removeEventListener', () => undefined);
	vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
});
afterEach(() => vi.unstubAllGlobals());

test('Y-W24 a connection that takes the place of another to the same device outlives it, and of the first nothing is left', async () => {
	const { WebRtcCarrier } = await import('#sync/carriers/webrtc.ts');
	const carrier = new WebRtcCarrier({
		pool: new RelayPool({ WebSocket: vi.fn() as never }),
		relays: []
	});
	const channels: (Channel & { close(): void })[] = [];
	const stop = carrier.start({ app: 'a', room: 'r', password: 'p' }, (channel) =>
		channels.push(channel)
	);
	await until(() => expect(trystero.rooms).toHaveLength(1));
	const room = trystero.rooms[0] as FakeRoom;
	const Connection = trystero.polyfills[0] as typeof RTCPeerConnection;
	const connect = () => {
		const made = new Connection();
		made.createDataChannel('theirs');
		room.peers['bo'] = made;
		room.onPeerJoin?.('bo');
		return made as unknown as FakeConnection;
	};
	const first = connect();
	const ended = vi.fn();
	channels[0]!.onClose = ended;
	const second = connect();
	expect([first.isClosed, second.isClosed]).toEqual([true, false]);
	expect(ended).toHaveBeenCalledOnce();
	// Whoever was slow to hang up on the first says nothing of the second.
	channels[0]!.close();
	expect(second.isClosed).toBe(false);
	expect(carrier.state.peers).toBe(1);
	channels[1]!.close();
	expect([second.isClosed, carrier.state.peers]).toEqual([true, 0]);
	stop();
});

import { afterEach, expect, test, vi } from 'vitest';
import { backOffMs, longestAloneMs, longestMs } from '#sync/carriers/back-off.ts';
import { newVisitKey } from '#sync/carriers/nostr.ts';
import { RelayPool, type RelayRoom } from '#sync/carriers/relay-pool.ts';
import { WebSocket as NodeWebSocket } from 'ws';
import { until } from '#tests/patience.ts';
import { type Mood, TestRelay } from '../relay.ts';

const world = { WebSocket: NodeWebSocket as unknown as typeof WebSocket };
const open: Array<TestRelay | RelayRoom> = [];

afterEach(async () => {
	vi.useRealTimers();
	for (const one of open.splice(0)) await ('leave' in one ? one.leave() : one.stop());
});

async function aRelay(mood: Mood = {}): Promise<TestRelay> {
	const relay = await TestRelay.start(mood);
	open.push(relay);
	return relay;
}

/** Somebody who listens under a topic, and what they heard. */
function someone(pool: RelayPool, urls: readonly string[], topic = 'board') {
	const heard: string[] = [];
	const opened: string[] = [];
	const key = newVisitKey();
	const room = pool.enter(urls, {
		onNote: (content) => heard.push(content),
		onOpen: (url) => opened.push(url),
		onChange: () => undefined
	});
	room.follow([topic]);
	open.push(room);
	const tell = (content: string, to = topic, only?: readonly string[]) =>
		room.tell({ key, topic: to, content }, only);
	return { room, heard, opened, tell };
}

const areOpen = ({ room }: { room: RelayRoom }) =>
	until(() => expect(room.relays.every(({ state }) => state === 'open')).toBe(true));

test('Y-W10 a pool touches nothing before somebody follows a topic', async () => {
	const relay = await aRelay();
	const pool = new RelayPool(world);
	const room = pool.enter([relay.url], {
		onNote: () => undefined,
		onOpen: () => undefined,
		onChange: () => undefined
	});
	open.push(room);
	await new Promise((resolve) => setTimeout(resolve, 100));
	expect(relay.counts.connections).toBe(0);
});

test('Y-W11 what is told under a topic reaches those who follow it, through any relay they share', async () => {
	const [one, two] = [await aRelay(), await aRelay()];
	const ana = someone(new RelayPool(world), [one.url, two.url]);
	const ben = someone(new RelayPool(world), [two.url]);
	const cem = someone(new RelayPool(world), [one.url, two.url], 'another board');
	await Promise.all([areOpen(ana), areOpen(ben), areOpen(cem)]);
	ana.tell('hello');
	await until(() => expect(ben.heard).toEqual(['hello']));
	ben.tell('only here', 'board', [two.url]);
	await until(() => expect(ana.heard).toContain('only here'));
	expect(cem.heard).toEqual([]);
});

test('Y-W12 boards share one socket for each relay, and the last to leave closes it', async () => {
	const [shared, other] = [await aRelay(), await aRelay()];
	const pool = new RelayPool(world);
	const first = someone(pool, [shared.url, shared.url.slice(0, -1)], 'first');
	const second = someone(pool, [shared.url, other.url], 'second');
	await Promise.all([areOpen(first), areOpen(second)]);
	expect(first.room.relays).toHaveLength(1);
	expect(shared.counts.connections).toBe(1);
	second.tell('to the first', 'first', [shared.url]);
	await until(() => expect(first.heard).toEqual(['to the first']));
	expect(second.heard).toEqual([]);
	second.room.leave();
	await until(() => expect(other.open).toBe(0));
	expect(shared.open).toBe(1);
	first.room.leave();
	await until(() => expect(shared.open).toBe(0));
	expect(pool.counts.size).toBe(0);
});

test('Y-W12 a board that has come and follows nothing yet keeps its relay when another one leaves', async () => {
	const relay = await aRelay();
	const pool = new RelayPool(world);
	const first = someone(pool, [relay.url]);
	await areOpen(first);
	const room = pool.enter([relay.url], {
		...{ onNote: () => undefined, onOpen: () => undefined, onChange: () => undefined }
	});
	open.push(room);
	first.room.leave();
	pool.wake();
	room.follow(['second']);
	await areOpen({ room });
	const third = someone(pool, [relay.url], 'third');
	await areOpen(third);
	expect(relay.counts.connections).toBe(2);
	// And it is asked whether it is there, like any other.
	expect([...pool.counts.keys()]).toEqual([new URL(relay.url).href]);
	third.room.leave();
	expect(pool.counts.size).toBe(1);
	room.leave();
	expect(pool.counts.size).toBe(0);
});

test('Y-W13 a relay that goes away is found again by itself, and hears what was told meanwhile', async () => {
	const relay = await aRelay();
	const ana = someone(new RelayPool(world), [relay.url]);
	const ben = someone(new RelayPool(world), [relay.url]);
	await Promise.all([areOpen(ana), areOpen(ben)]);
	await relay.stop();
	await until(() => expect(ana.room.relays[0]?.state).not.toBe('open'));
	await relay.start();
	await areOpen(ben);
	ana.tell('still here');
	await until(() => expect(ben.heard).toEqual(['still here']));
	expect(ana.opened).toHaveLength(2);
});

test('Y-W14 when the network returns nothing waits for its turn', async () => {
	const relay = await aRelay();
	// With such luck its turn would come after minutes.
	const pool = new RelayPool({ ...world, luck: () => 1000 });
	const ana = someone(pool, [relay.url]);
	await areOpen(ana);
	await relay.stop();
	await until(() => expect(ana.room.relays[0]?.state).toBe('waiting'));
	await relay.start();
	pool.reconnect();
	await areOpen(ana);
});

test('Y-W15 waits grow to five minutes and never end; while nobody can be reached they stay below one', () => {
	expect(backOffMs(1, 1)).toBe(1000);
	expect(backOffMs(4, 1)).toBe(8000);
	for (const failures of [10, 20, 1000, 1e9]) expect(backOffMs(failures, 1)).toBe(longestMs);
	expect(longestMs).toBe(300_000);
	for (const failures of [9, 20, 45]) expect(backOffMs(failures, 1, false)).toBe(longestAloneMs);
	expect(backOffMs(46, 1, false)).toBe(longestMs);
	for (const luck of [0, 0.5, 0.999]) {
		expect(backOffMs(5, luck)).toBeGreaterThanOrEqual(12_000);
		expect(backOffMs(5, luck)).toBeLessThanOrEqual(16_000);
	}
});

test('Y-W15 a relay that hangs up on everybody is asked less and less often', async () => {
	vi.useFakeTimers();
	let asked = 0;
	class Closing extends EventTarget {
		onclose: (() => void) | undefined;
		constructor() {
			super();
			asked++;
			setTimeout(() => this.onclose?.(), 5);
		}
		close(): void {}
	}
	const pool = new RelayPool({ WebSocket: Closing as unknown as typeof WebSocket, luck: () => 1 });
	const { room } = someone(pool, ['ws://127.0.0.1:1/']);
	const inAnHour: number[] = [];
	for (let hour = 0; hour < 3; hour++) {
		const before = asked;
		await vi.advanceTimersByTimeAsync(3_600_000);
		inAnHour.push(asked - before);
	}
	room.leave();
	vi.useRealTimers();
	expect(inAnHour[0]).toBeLessThanOrEqual(60);
	expect(inAnHour[2]).toBe(12);
});

test('Y-W16 a relay that refuses is spared for a while, says why, and is used again once it takes something', async () => {
	const relay = await aRelay({ refusal: 'rate-limited: slow down' });
	let time = Date.now();
	const ana = someone(new RelayPool({ ...world, now: () => time, luck: () => 1 }), [relay.url]);
	await areOpen(ana);
	ana.tell('note 0');
	await until(() =>
		expect(ana.room.relays[0]).toMatchObject({
			state: 'refusing',
			refusal: 'rate-limited: slow down'
		})
	);
	time += 999;
	for (let note = 1; note < 5; note++) {
		ana.tell(`note ${note}`);
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	expect(relay.counts.events).toBe(1);
	relay.mood = {};
	time += 1;
	ana.tell('again');
	await until(() => expect(ana.heard).toEqual(['again']));
	expect(ana.room.relays[0]?.state).toBe('open');
});

test('Y-W23 a relay is spared no longer when the clock is set back', async () => {
	const relay = await aRelay({ refusal: 'rate-limited: slow down' });
	let time = Date.now();
	const ana = someone(new RelayPool({ ...world, now: () => time, luck: () => 1 }), [relay.url]);
	await areOpen(ana);
	ana.tell('note');
	await until(() => expect(ana.room.relays[0]?.state).toBe('refusing'));
	relay.mood = {};
	time -= 600_000;
	ana.tell('again');
	await until(() => expect(ana.heard).toEqual(['again']));
});

test('Y-W16 a relay that does not let strangers listen is left alone and asked again later', async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	const relay = await aRelay({ closed: 'auth-required: members only' });
	const { room } = someone(new RelayPool({ ...world, luck: () => 1 }), [relay.url]);
	const state = () => room.relays[0]?.state;
	for (const wait of [1000, 2000, 4000]) {
		await until(() => expect(state()).toBe('waiting'));
		expect(room.relays[0]?.refusal).toContain('auth-required');
		// The waiting for the relay took some of it.
		await vi.advanceTimersByTimeAsync(wait - 200);
		expect(state()).toBe('waiting');
		await vi.advanceTimersByTimeAsync(200);
		expect(state()).not.toBe('waiting');
	}
	expect(relay.counts.connections).toBeLessThanOrEqual(4);
});

test.each([
	['10 minutes behind', -600],
	['10 minutes ahead', 600],
	['3 minutes behind', -180],
	['an hour ahead', 3600]
])('Y-W3 with a clock %s a strict relay takes what is told', async (_, seconds) => {
	const relay = await aRelay({ seconds: { past: 60, future: 900 } });
	const now = () => Date.now() + seconds * 1000;
	const ana = someone(new RelayPool({ ...world, now }), [relay.url]);
	const ben = someone(new RelayPool(world), [relay.url]);
	await Promise.all([areOpen(ana), areOpen(ben)]);
	ana.tell('what time is it?');
	await until(() => expect(ben.heard).toEqual(['what time is it?']));
	ana.tell('so late');
	await until(() => expect(ben.heard).toHaveLength(2));
	expect(relay.counts.refused).toBeLessThanOrEqual(8);
});

test('Y-W3 with another device about, its time is the first to be tried', async () => {
	const relay = await aRelay({ seconds: { past: 15, future: 15 } });
	const now = () => Date.now() - 437_000;
	const ana = someone(new RelayPool({ ...world, now }), [relay.url]);
	const ben = someone(new RelayPool(world), [relay.url]);
	await Promise.all([areOpen(ana), areOpen(ben)]);
	ben.tell('hello');
	await until(() => expect(ana.heard).toEqual(['hello']));
	ana.tell('hello to you');
	await until(() => expect(ben.heard).toContain('hello to you'));
	expect(relay.counts.refused).toBe(1);
});

test('Y-W17 an address that is none harms nobody', async () => {
	const relay = await aRelay();
	const ana = someone(new RelayPool(world), ['nonsense', 'http://', relay.url]);
	await until(() => expect(ana.room.relays[2]?.state).toBe('open'));
	ana.tell('hello');
	await until(() => expect(ana.heard).toEqual(['hello']));
	expect(ana.room.relays.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'open']);
});

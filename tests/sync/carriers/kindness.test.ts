import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Announcer, waitBefore } from '#sync/carriers/announcer.ts';
import { readMessage, RoomLimit } from '#sync/carriers/room-limit.ts';

const minute = 60_000;
const hour = 60 * minute;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('Y-W20 who is alone says so at most 70 times in an hour, and every ten minutes after half of one', () => {
	let said = 0;
	const announcer = new Announcer(() => said++);
	announcer.start();
	vi.advanceTimersByTime(hour);
	expect(said).toBeGreaterThan(30);
	expect(said).toBeLessThanOrEqual(40);
	vi.advanceTimersByTime(hour);
	announcer.stop();
	expect(said).toBeLessThanOrEqual(46);
	vi.advanceTimersByTime(hour);
	expect(said).toBeLessThanOrEqual(46);
});

test('Y-W20 five people say so at most 120 times in an hour, all together', () => {
	let said = 0;
	const announcers = [1, 2, 3, 4, 5].map(() => new Announcer(() => said++));
	for (const announcer of announcers) announcer.start();
	vi.advanceTimersByTime(1000);
	for (const announcer of announcers) announcer.meets(4);
	vi.advanceTimersByTime(hour);
	expect(said).toBeLessThanOrEqual(70);
	for (const announcer of announcers) announcer.stop();
});

test('Y-W20 a page that nobody has seen for five minutes is silent', () => {
	const standing = { said: 9, peers: 0, aloneMs: 0, hiddenMs: 0 };
	expect(waitBefore(standing)).toBe(minute);
	expect(waitBefore({ ...standing, hiddenMs: 5 * minute - 1 })).toBe(minute);
	expect(waitBefore({ ...standing, hiddenMs: 5 * minute })).toBeUndefined();
	expect(waitBefore({ ...standing, peers: 3, hiddenMs: hour })).toBeUndefined();
});

test('Y-W20 who has lost somebody says so at once, and ten losses are one reason', () => {
	let said = 0;
	const announcer = new Announcer(() => said++);
	announcer.start();
	announcer.meets(10);
	vi.advanceTimersByTime(hour);
	const before = said;
	for (let left = 9; left >= 1; left--) announcer.meets(left);
	vi.advanceTimersByTime(1000);
	expect(said - before).toBe(1);
	announcer.meets(0);
	vi.advanceTimersByTime(9500);
	expect(said - before).toBe(2);
	announcer.stop();
});

test('Y-W23 a clock that is set back by hours silences nobody and keeps nobody out', () => {
	let said = 0;
	const announcer = new Announcer(() => said++);
	announcer.start();
	const limit = new RoomLimit(1);
	const comes = (peer: string) => limit.admits(peer, 0, 0, true);
	expect([comes('a'), comes('b'), comes('c')]).toEqual([true, true, false]);
	vi.advanceTimersByTime(minute);
	const before = said;
	vi.setSystemTime(Date.now() - 5 * hour);
	announcer.meets(0);
	vi.advanceTimersByTime(3 * minute);
	announcer.stop();
	expect(said - before).toBeGreaterThanOrEqual(2);
	expect(comes('c')).toBe(true);
});

test('Y-W21 a full device takes in only who has nobody, and parts with who has many', () => {
	const limit = new RoomLimit(4, () => 0.3);
	expect(limit.admits('a', 5, 3, false)).toBe(true);
	expect(limit.admits('b', 9, 3, false)).toBe(true);
	expect(limit.admits('c', 3, 4, false)).toBe(false);
	expect(limit.admits('d', 0, 4, false)).toBe(true);
	expect(limit.surplus(['a', 'b', 'x', 'y'])).toBeUndefined();
	expect(limit.surplus(['a', 'b', 'x', 'y', 'd'])).toBe('b');
});

test('Y-W21 of many who are full some take a newcomer in, and now and then anybody: groups do not stay apart', () => {
	const full = (luck: number) => new RoomLimit(12, () => luck);
	expect(full(0.3).admits('newcomer', 0, 12, false)).toBe(true);
	expect(full(0.4).admits('newcomer', 0, 12, false)).toBe(false);
	expect(full(0.01).admits('other', 12, 12, false)).toBe(true);
	expect(full(0.03).admits('other', 12, 12, false)).toBe(false);
	expect(full(0.99).admits('who chose us', 12, 12, true)).toBe(true);
});

test('Y-W22 a member who invents devices is heard so often and no more', () => {
	const limit = new RoomLimit(12);
	const heard = Array.from({ length: 1000 }, (_, at) => limit.admits(`made up ${at}`, 0, 0, true));
	expect(heard.filter(Boolean)).toHaveLength(24);
	const loose = Array.from({ length: 1000 }, (_, at) => limit.hears(`unknown ${at}`));
	expect(loose.filter(Boolean)).toHaveLength(200);
	expect(limit.hears('made up 0')).toBe(true);
	vi.advanceTimersByTime(61_000);
	expect(limit.admits('somebody', 0, 0, true)).toBe(true);
	expect(limit.hears('unknown')).toBe(true);
});

test('Y-W21 the rest of a talk that has begun is always heard', () => {
	expect(readMessage('{"peerId":"a"}')).toEqual({ peerId: 'a', isOpening: true });
	expect(readMessage('{"peerId":"a","offer":"o"}')?.isOpening).toBe(true);
	expect(readMessage('{"peerId":"a","answer":"o"}')?.isOpening).toBe(false);
	expect(readMessage('{"peerId":"a","candidate":"o"}')?.isOpening).toBe(false);
	for (const text of ['', '1', 'null', '{}', '{"peerId":1}'])
		expect(readMessage(text)).toBeUndefined();
});

import { expect, type Page } from '@playwright/test';
import { type Ground, test } from './webrtc/fixtures.ts';
import type { Settings } from './webrtc/page.ts';
import type { TestRelay } from '../sync/relay.ts';

// Each device is a browser of its own: two tests at a time are enough for a machine.
test.describe.configure({ mode: 'default' });

const board = 'board';

function start(
	page: Page,
	relays: readonly TestRelay[],
	name = board,
	settings: Settings = {}
): Promise<void> {
	const urls = relays.map(({ url }) => url);
	return page.evaluate(([name, urls, settings]) => window.webrtc.start(name, urls, settings), [
		name,
		urls,
		settings
	] as const);
}

const peers = (page: Page, name = board) =>
	page.evaluate((name) => window.webrtc.peers(name), name);

async function until(page: Page, count: number, within: number, name = board): Promise<void> {
	await expect.poll(() => peers(page, name), { timeout: within, intervals: [50] }).toBe(count);
}

const echo = (page: Page, size: number, name = board) =>
	page.evaluate(([name, size]) => window.webrtc.echo(name, size), [name, size] as const);

/** Whether the first device of a page hears back what it says. */
async function talks(page: Page, name = board): Promise<void> {
	expect(await echo(page, 100, name)).toEqual(expect.any(Number));
}

/** Two devices that have met through a relay. */
async function aPair({ aDevice, aRelay }: Ground) {
	const relay = await aRelay();
	const [ana, ben] = [await aDevice(), await aDevice()];
	for (const page of [ana, ben]) await start(page, [relay]);
	await until(ana, 1, 10_000);
	return { ana, ben, relay };
}

/** What a run measured, beside its result. */
function note(what: string, figure: unknown): void {
	test.info().annotations.push({ type: 'measured', description: `${what}: ${String(figure)}` });
	if (process.env['MEASURE']) console.log(`${what}:`, figure);
}

test('Y-W30 two browsers find each other within 3 seconds and exchange messages of any size both ways', async ({
	aDevice,
	aRelay
}) => {
	const relay = await aRelay();
	const [ana, ben] = [await aDevice(), await aDevice()];
	await start(ana, [relay]);
	await ana.waitForTimeout(1000);
	expect(await ana.evaluate(() => window.connections.length)).toBeLessThanOrEqual(2);
	let quickest = Infinity;
	// A machine that is busy with something else for a moment is no fault of theirs.
	for (let times = 0; times < 3 && quickest >= 3000; times++) {
		if (times > 0) await ben.evaluate(() => window.webrtc.stop('board'));
		await until(ana, 0, 10_000);
		await start(ben, [relay]);
		await until(ben, 1, 10_000);
		await until(ana, 1, 10_000);
		const [metAfter = Infinity] = await ben.evaluate(() => window.webrtc.metAfter('board'));
		note('ms to connect', metAfter);
		quickest = Math.min(quickest, metAfter);
	}
	expect(quickest).toBeLessThan(3000);
	for (const page of [ana, ben]) {
		for (const size of [1, 64 * 1024, 4 * 1024 * 1024]) {
			const tookMs = await echo(page, size);
			expect(tookMs).toEqual(expect.any(Number));
			note(`ms there and back of ${size} bytes`, tookMs);
		}
		const small: number[] = [];
		while (small.length < 50) small.push(Number(await echo(page, 200)));
		small.sort((one, other) => one - other);
		note('ms there and back of 200 bytes, median and 95 %', `${small[25]} ${small[47]}`);
	}
	note('relay', JSON.stringify(relay.counts));
	note('bytes of the longest event', Math.max(...relay.events.map((e) => e.content.length)));
	note('connections made', await ana.evaluate(() => window.connections.length));
});

test('Y-W45 who comes when somebody has waited alone for more than a minute is met as quickly', async ({
	aDevice,
	aRelay
}) => {
	const relay = await aRelay();
	for (let times = 0; times < 3; times++) {
		const [ana, ben] = [await aDevice(), await aDevice()];
		await start(ana, [relay]);
		await ana.waitForTimeout(1000);
		// What was prepared for whoever comes is a minute old by her clock.
		await ana.evaluate(() => {
			const now = Date.now;
			Date.now = () => now() + 90_000;
		});
		await start(ben, [relay]);
		// At the first of what they say to each other; the second time is 8 seconds later.
		await until(ben, 1, 6_000);
		await until(ana, 1, 6_000);
		note('ms to connect', (await ben.evaluate(() => window.webrtc.metAfter('board')))[0] ?? NaN);
		await talks(ana);
		for (const page of [ana, ben]) await page.evaluate(() => window.webrtc.stop('board'));
	}
});

test('Y-W31 who is connected stays so while the relay is away, and who comes after its return is found', async ({
	aDevice,
	aRelay
}) => {
	const relay = await aRelay();
	const [ana, ben, cem] = [await aDevice(), await aDevice(), await aDevice()];
	for (const page of [ana, ben]) await start(page, [relay]);
	await until(ana, 1, 10_000);
	await relay.stop();
	await ana.waitForTimeout(5000);
	await talks(ana);
	await start(cem, [relay]);
	await ana.waitForTimeout(5000);
	expect(await peers(cem)).toBe(0);
	await relay.start();
	const since = Date.now();
	await until(cem, 2, 30_000);
	note('ms from the return of the relay to three that are connected', Date.now() - since);
	await talks(cem);
});

test('Y-W32 a relay that takes 10 seconds for everything still brings two together', async ({
	aDevice,
	aRelay
}) => {
	test.setTimeout(120_000);
	const relay = await aRelay({ delayMs: 10_000 });
	const [ana, ben] = [await aDevice(), await aDevice()];
	for (const page of [ana, ben]) await start(page, [relay]);
	const since = Date.now();
	await until(ana, 1, 90_000);
	note('ms with a relay 10 s late', Date.now() - since);
	await talks(ana);
});

test('Y-W33 a relay that swallows half of what it is told still brings two together', async ({
	aDevice,
	aRelay
}) => {
	const relay = await aRelay({ isDroppingHalf: true });
	const [ana, ben] = [await aDevice(), await aDevice()];
	for (const page of [ana, ben]) await start(page, [relay]);
	const since = Date.now();
	await until(ana, 1, 45_000);
	note('ms with a relay that swallows half', Date.now() - since);
	note('relay', JSON.stringify(relay.counts));
	await talks(ben);
});

test('Y-W34 relays that refuse, hang up or are away do not keep a good one from its work', async ({
	aDevice,
	aRelay
}) => {
	const [refusing, closing, away, good] = [
		await aRelay({ refusal: 'blocked: no strangers' }),
		await aRelay({ isClosing: true }),
		await aRelay(),
		await aRelay()
	];
	await away.stop();
	const relays = [refusing, closing, away, good];
	const [ana, ben] = [await aDevice(), await aDevice()];
	for (const page of [ana, ben]) await start(page, relays);
	await until(ana, 1, 10_000);
	await talks(ana);
	const { relays: shown } = await ana.evaluate(() => window.webrtc.state('board'));
	expect(shown.map(({ state }) => state)).toEqual([
		'refusing',
		expect.any(String),
		expect.any(String),
		'open'
	]);
	expect(refusing.counts.events).toBeLessThan(20);
});

test('Y-W35 clocks 10 minutes off, in either direction, keep nobody from being found by a strict relay', async ({
	aDevice,
	aRelay
}) => {
	const relay = await aRelay({ seconds: { past: 60, future: 900 } });
	const behind = await aDevice({ clockMs: -600_000 });
	const ahead = await aDevice({ clockMs: 600_000 });
	for (const page of [behind, ahead]) await start(page, [relay]);
	const since = Date.now();
	await until(behind, 1, 10_000);
	note('ms with clocks 20 minutes apart', Date.now() - since);
	await talks(ahead);
});

test('Y-W36 two boards of one page meet at their own relays, and a board that is stopped leaves the other alone', async ({
	aDevice,
	aRelay
}) => {
	const [north, south] = [await aRelay(), await aRelay()];
	const [both, ana, ben] = [await aDevice(), await aDevice(), await aDevice()];
	await start(both, [north], 'north');
	await start(both, [south], 'south');
	await start(ana, [north], 'north');
	await start(ben, [south], 'south');
	await until(ana, 1, 10_000, 'north');
	await until(ben, 1, 10_000, 'south');
	await talks(ana, 'north');
	await talks(ben, 'south');
	expect([north.counts.connections, south.counts.connections]).toEqual([2, 2]);
	await both.evaluate(() => window.webrtc.stop('north'));
	await until(ana, 0, 5000, 'north');
	await talks(ben, 'south');
	expect(north.open).toBe(1);
	// And back again.
	await start(both, [north], 'north');
	await until(ana, 1, 10_000, 'north');
	await talks(ana, 'north');
});

test('Y-W37 nothing is asked of anybody before the start, and nothing is left after the stop', async ({
	aDevice,
	aRelay
}) => {
	const relay = await aRelay();
	const [ana, ben] = [await aDevice(), await aDevice()];
	await ana.waitForTimeout(300);
	expect(relay.counts.connections).toBe(0);
	expect(await ana.evaluate(() => window.connections.length)).toBe(0);
	for (const page of [ana, ben]) await start(page, [relay]);
	await until(ana, 1, 10_000);
	await ana.evaluate(() => window.webrtc.stop('board'));
	await until(ben, 0, 5000);
	await expect.poll(() => relay.open).toBe(1);
	expect(await ana.evaluate(() => window.webrtc.state('board'))).toEqual({
		...{ isOn: false, peers: 0, relays: [], unreached: 0 }
	});
});

test('Y-W38 a device without the password of the room is not met, whatever it announces', async ({
	aDevice,
	aRelay
}) => {
	const relay = await aRelay();
	const [ana, eve, ben] = [await aDevice(), await aDevice(), await aDevice()];
	await start(ana, [relay]);
	await start(eve, [relay], board, { password: 'a guess' });
	await start(ben, [relay]);
	await until(ben, 1, 10_000);
	await ana.waitForTimeout(2000);
	expect([await peers(ana), await peers(eve), await peers(ben)]).toEqual([1, 0, 1]);
	for (const { content } of relay.events) expect(content).not.toContain('peerId');
});

test('Y-W39 a page that asked whether to leave and stayed is in the room again', async ({
	aDevice,
	aRelay
}) => {
	const { ana, ben } = await aPair({ aDevice, aRelay });
	await ana.evaluate(() => dispatchEvent(new Event('beforeunload')));
	await until(ben, 0, 5000);
	await until(ben, 1, 15_000);
	await talks(ben);
});

test('Y-W40 a device that is gone without a word is missed, and met when it is back', async ({
	aDevice,
	aRelay
}) => {
	test.setTimeout(120_000);
	const { ana, ben, relay } = await aPair({ aDevice, aRelay });
	// The tab's process dies at once.
	void ben.goto('chrome://crash').catch(() => undefined);
	const since = Date.now();
	await until(ana, 0, 60_000);
	note('ms until a dead device is missed', Date.now() - since);
	const again = await aDevice();
	await start(again, [relay]);
	await until(ana, 1, 10_000);
	await talks(ana);
});

test('Y-W41 two networks between which there is no path are told so', async ({
	aDevice,
	aRelay
}) => {
	test.setTimeout(120_000);
	const relay = await aRelay();
	const ana = await aDevice({ isWalled: true });
	const ben = await aDevice({ isWalled: true });
	for (const page of [ana, ben]) await start(page, [relay]);
	const unreached = (page: Page) => page.evaluate(() => window.webrtc.state('board').unreached);
	const since = Date.now();
	await expect.poll(() => unreached(ana), { timeout: 60_000 }).toBe(1);
	note('ms until it is known that there is no path', Date.now() - since);
	expect(await peers(ana)).toBe(0);
});

test('Y-W42 the same network only asks no server for addresses; else those that the board names', async ({
	aDevice,
	aRelay
}) => {
	const relay = await aRelay();
	const [ana, ben] = [await aDevice(), await aDevice()];
	const turn = [{ urls: 'turn:127.0.0.1:9', username: 'crew', credential: 'words' }];
	const stun = ['stun:127.0.0.1:9'];
	await start(ana, [relay], board, { stun, turn, isLocal: true });
	await start(ben, [relay], board, { stun, turn });
	await until(ana, 1, 10_000);
	const servers = (page: Page) =>
		page.evaluate(() => window.connections.map(({ iceServers }) => iceServers));
	for (const config of await servers(ana)) expect(config).toEqual([]);
	for (const config of await servers(ben)) expect(config).toEqual([{ urls: stun }, ...turn]);
});

test('Y-W43 hanging up ends the connection on both sides, and frees the place', async ({
	aDevice,
	aRelay
}) => {
	const { ana, ben } = await aPair({ aDevice, aRelay });
	await ana.evaluate(() => window.webrtc.hangUp('board'));
	const state = (page: Page) => page.evaluate(() => window.webrtc.state('board').peers);
	expect(await state(ana)).toBe(0);
	await expect.poll(() => state(ben), { timeout: 5000 }).toBe(0);
	// Both look for others again.
	await until(ana, 1, 30_000);
	await talks(ana);
});

test('Y-W44 a page that was frozen, or whose network was away, is with the others again', async ({
	aDevice,
	aRelay
}) => {
	test.setTimeout(120_000);
	const { ana, ben, relay } = await aPair({ aDevice, aRelay });
	const cdp = await ben.context().newCDPSession(ben);
	await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
	await relay.stop();
	await ana.waitForTimeout(15_000);
	await relay.start();
	await cdp.send('Page.setWebLifecycleState', { state: 'active' });
	await ben.evaluate(() => dispatchEvent(new Event('online')));
	await until(ana, 1, 60_000);
	await expect.poll(() => relay.open, { timeout: 60_000 }).toBe(2);
	await talks(ana);
	await talks(ben);
});

import type { Page } from '@playwright/test';
import { follow } from './board.ts';
import { objectives, rename, seesFirst } from './share/edits.ts';
import { expect, test } from './share/fixtures.ts';

test.describe.configure({ mode: 'default', timeout: 180_000 });

/** What the quiet line says. */
const line = (page: Page, words: RegExp | string) => page.getByText(words).first();

test('Y-S34 while the relay and then a device is away the line says so, and within a minute of their return what was written meanwhile is with both', async ({
	pair: { ana, ben, hers, his },
	relay
}) => {
	await expect(line(ana, 'In step with Tomasz Wiśniewski.')).toBeVisible();

	// Without the relay those who are connected stay so.
	await relay.stop();
	await rename(ana, hers, 'Without a relay');
	await seesFirst(ben, his, 'Without a relay');
	await expect(line(ana, 'In step with Tomasz Wiśniewski.')).toBeVisible();

	// Who comes back now finds nobody, and is told so.
	const site = ben.url();
	await ben.goto('about:blank');
	await rename(ana, hers, 'While Ben was away');
	await expect(line(ana, /cannot be found right now.* not yet with Tomasz/)).toBeVisible();
	await ben.goto(site);
	await rename(ben, his, 'Written alone', 1);
	await expect(line(ben, /cannot be found right now/)).toBeVisible({ timeout: 20_000 });
	await relay.start();
	await expect(line(ana, 'In step with Tomasz Wiśniewski.')).toBeVisible({ timeout: 60_000 });
	await seesFirst(ben, his, 'While Ben was away');

	// The page sleeps, and its network is another one when it wakes. It may still take in what comes as it falls asleep.
	const cdp = await ben.context().newCDPSession(ben);
	await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
	await rename(ana, hers, 'While Ben slept');
	await relay.stop();
	await ana.waitForTimeout(5_000);
	await relay.start();
	await cdp.send('Page.setWebLifecycleState', { state: 'active' });
	await ben.context().setOffline(true);
	await ben.context().setOffline(false);
	await expect(line(ana, 'In step with Tomasz Wiśniewski.')).toBeVisible({ timeout: 60_000 });
	await seesFirst(ben, his, 'While Ben slept');

	// No network at all: it is said, and what is written goes out later.
	await ben.goto('about:blank');
	await relay.stop();
	await ben.goto(site);
	await ben.context().setOffline(true);
	await rename(ben, his, 'Without a network');
	await expect(line(ben, /No network/)).toBeVisible();
	await relay.start();
	await ben.context().setOffline(false);
	await expect(line(ben, /^.*In step with/)).toBeVisible({ timeout: 60_000 });
	await seesFirst(ana, hers, 'Without a network');
	await follow(ana, hers);
});

/** For how long the relay is away in the run of `npm run converge`. */
const awayMs = Number(process.env['AWAY_SECONDS'] ?? 0) * 1_000;

test('Y-S34 the relay is away for minutes in real time, both go on writing, and within a minute of its return they are in step', async ({
	pair: { ana, ben, hers, his },
	relay
}) => {
	test.skip(awayMs === 0, 'npm run converge waits for as long as it takes');
	test.setTimeout(awayMs + 180_000);
	await expect(line(ana, 'In step with Tomasz Wiśniewski.')).toBeVisible();

	await relay.stop();
	const until = Date.now() + awayMs;
	// Whoever is connected stays so: only who comes anew needs the relay.
	for (const page of [ben, ana]) {
		await page.reload();
		// A link that is followed before the page has begun leads to where it begins.
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	}
	const rounds = 5;
	for (let round = 1; round <= rounds; round += 1) {
		await rename(ana, hers, `From Ana ${round}`);
		await rename(ben, his, `From Ben ${round}`, 1);
		await expect(line(ana, /cannot be found right now/)).toBeVisible({ timeout: 30_000 });
		const left = until - Date.now();
		await ana.waitForTimeout(Math.max(0, left / (rounds - round + 1)));
	}

	await relay.start();
	const backAt = Date.now();
	await expect(line(ana, 'In step with Tomasz Wiśniewski.')).toBeVisible({ timeout: 60_000 });
	await expect(line(ben, 'In step with Maren Solberg.')).toBeVisible({ timeout: 60_000 });
	const tookMs = Date.now() - backAt;
	for (const [page, board] of [
		[ana, hers],
		[ben, his]
	] as const) {
		await seesFirst(page, board, `From Ana ${rounds}`);
		await expect(objectives(page).nth(1)).toHaveText(`From Ben ${rounds}`);
	}
	expect(tookMs).toBeLessThan(60_000);
	process.stdout.write(
		`relay away for ${awayMs / 1000} s, in step ${(tookMs / 1000).toFixed(1)} s after its return\n`
	);
});

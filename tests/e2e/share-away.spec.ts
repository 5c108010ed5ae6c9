import type { Page } from '@playwright/test';
import { follow, openSample } from './board.ts';
import { rename, seesFirst } from './share/edits.ts';
import { expect, join, share, test } from './share/fixtures.ts';

test.describe.configure({ mode: 'default', timeout: 180_000 });

/** What the quiet line says. */
const line = (page: Page, words: RegExp | string) => page.getByText(words).first();

test('Y-S34 while the relay and then a device is away the line says so, and within a minute of their return what was written meanwhile is with both', async ({
	aDevice,
	relay
}) => {
	const [ana, ben] = [await aDevice(), await aDevice()];
	const hers = await openSample(ana);
	const { edit } = await share(ana, hers, relay);
	const his = await join(ben, edit, 'Tomasz Wiśniewski');
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
	await expect(line(ana, /cannot be looked for now.* not yet with Tomasz/)).toBeVisible();
	await ben.goto(site);
	await rename(ben, his, 'Written alone', 1);
	await expect(line(ben, /cannot be looked for now/)).toBeVisible({ timeout: 20_000 });
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

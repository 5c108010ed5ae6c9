import { expect } from '@playwright/test';
import { follow } from './board.ts';
import { objectives, rename, seesFirst } from './share/edits.ts';
import { join, test } from './share/fixtures.ts';
import type { Firefox } from './share/firefox.ts';

// Each device is a browser of its own.
test.describe.configure({ mode: 'default', timeout: 180_000 });
test.skip(() => !process.env['FIREFOX'], 'There is no Firefox here, and none could be installed.');

async function renameIn(firefox: Firefox, board: string, before: string, title: string) {
	await firefox.follow(`${board}/okrs`);
	await firefox.press(before);
	await firefox.fill('Objective title', title);
}

async function joinIn(firefox: Firefox, link: string, who: string): Promise<string> {
	await firefox.goto(link);
	await firefox.press('Join');
	await firefox.press(who);
	return firefox.arrives();
}

test('Y-S18 what Chromium shares Firefox joins, both edit, and what they write while they are apart meets', async ({
	shared: { ana, hers, edit },
	aFirefox
}) => {
	const ben = await aFirefox();
	const his = await joinIn(ben, edit, 'Tomasz Wiśniewski');

	await rename(ana, hers, 'From Chromium');
	await ben.follow(`${his}/okrs`);
	await ben.sees('From Chromium');
	await renameIn(ben, his, 'From Chromium', 'From Firefox');
	await seesFirst(ana, hers, 'From Firefox');
	await expect(ana.getByText('In step with Tomasz Wiśniewski.')).toBeVisible();

	const site = ana.url();
	const second = await objectives(ana).nth(1).innerText();
	await ben.goto('about:blank');
	await rename(ana, hers, 'While Firefox was away');
	await expect(ana.getByText(/^Saved on this device/).first()).toBeAttached();
	await ana.goto('about:blank');
	await ben.goto(his);
	await renameIn(ben, his, second, 'While Chromium was away');
	await ben.sees('not yet with');
	await ana.goto(new URL(hers, site).href);
	await ben.follow(`${his}/okrs`);
	await ben.sees('While Firefox was away');
	await ben.sees('While Chromium was away');
	await ben.sees('In step with Maren Solberg.');
	await follow(ana, `${hers}/okrs`);
	await expect(objectives(ana).first()).toHaveText('While Firefox was away');
	await expect(objectives(ana).nth(1)).toHaveText('While Chromium was away');
});

test('Y-S18 what Firefox shares Chromium joins, and both edit', async ({
	aDevice,
	aFirefox,
	relay
}) => {
	const [ana, ben] = [await aFirefox(), await aDevice()];
	await ana.goto('./');
	await ana.press('Look at a sample board');
	const hers = await ana.arrives();
	await ana.follow(`${hers}/share`);
	await ana.press('Share for viewing');
	await ana.press('Relays and TURN');
	await ana.fill('Relays', relay.url);
	await expect.poll(() => ana.valueOf('Link for')).toContain('relay=');
	await ana.press('Invite to edit…');
	await expect.poll(() => ana.valueOf('Link for editing')).toContain('relay=');
	const his = await join(ben, await ana.valueOf('Link for editing'), 'Tomasz Wiśniewski');
	await rename(ben, his, 'From Chromium');
	await ana.page.keyboard.press('Escape');
	await ana.follow(`${hers}/okrs`);
	await ana.sees('From Chromium');
	await renameIn(ana, hers, 'From Chromium', 'From Firefox');
	await seesFirst(ben, his, 'From Firefox');
});

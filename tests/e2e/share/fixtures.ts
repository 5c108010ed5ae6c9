import { expect, type Page } from '@playwright/test';
import { TestRelay } from '../../sync/relay.ts';
import { test as base, withoutKeeping } from '../fixtures.ts';
import { follow, openSample } from '../board.ts';
import { Fleet } from '../fleet.ts';
import { Firefox } from './firefox.ts';

/** The sample board on Maren's device, which shared it at the relay of this machine. */
interface SharedSample {
	readonly ana: Page;
	/** Its address there, as `#/b/…`. */
	readonly hers: string;
	/** The links by which others come. */
	readonly view: string;
	readonly edit: string;
}

/** The same, and Tomasz's device, which came by the link for editing. */
interface Pair extends SharedSample {
	readonly ben: Page;
	readonly his: string;
}

interface Ground {
	/** A relay on this machine. */
	relay: TestRelay;
	/**
	 * A device: a browser process of its own, in which no name leads anywhere but to this machine. Its app is the built
	 * one, or another that is served at an address.
	 */
	aDevice: (address?: string) => Promise<Page>;
	/** A device that is the Firefox of the environment. */
	aFirefox: () => Promise<Firefox>;
	shared: SharedSample;
	pair: Pair;
}

/** The flag of a Chromium in which no name leads anywhere but to this machine. */
export const nowhereElse =
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE *.local';

/** Tests on several devices that share a board of the built app. */
export const test = base.extend<Ground, { fleet: Fleet }>({
	// eslint-disable-next-line no-empty-pattern
	relay: async ({}, use) => {
		const relay = await TestRelay.start();
		await use(relay);
		await relay.stop();
	},

	fleet: [
		async ({ playwright, launchOptions }, use) => {
			const args = [...(launchOptions.args ?? []), nowhereElse];
			const fleet = new Fleet(() => playwright.chromium.launch({ ...launchOptions, args }));
			await use(fleet);
			await fleet.close();
		},
		{ scope: 'worker' }
	],

	aDevice: async ({ site, fleet }, use) => {
		const faults: string[] = [];
		await use(async (address = site.address) => {
			const browser = await fleet.take();
			const context = await browser.newContext({
				baseURL: address,
				viewport: { width: 1280, height: 800 }
			});
			await withoutKeeping(context);
			context.on('weberror', (error) => faults.push(error.error().message));
			return context.newPage();
		});
		await fleet.rest();
		expect(faults, 'errors of the pages').toEqual([]);
	},

	aFirefox: async ({ site }, use) => {
		const browsers: Firefox[] = [];
		await use(async () => {
			const firefox = await Firefox.launch(process.env['FIREFOX'] ?? '', site.address);
			browsers.push(firefox);
			return firefox;
		});
		await Promise.all(browsers.map((firefox) => firefox.close()));
	},

	shared: async ({ aDevice, relay }, use) => {
		const ana = await aDevice();
		const hers = await openSample(ana);
		await use({ ana, hers, ...(await share(ana, hers, relay)) });
	},

	pair: async ({ shared, aDevice }, use) => {
		const ben = await aDevice();
		await use({ ...shared, ben, his: await join(ben, shared.edit, 'Tomasz Wiśniewski') });
	}
});

export { expect };

/** Share the board that is open, at this relay only. Answers its links. */
export async function share(
	page: Page,
	board: string,
	relay: TestRelay
): Promise<{ view: string; edit: string }> {
	await follow(page, `${board}/share`);
	await page.getByRole('button', { name: 'Share for viewing' }).click();
	await page.getByText('Relays and TURN').click();
	const field = page.getByRole('textbox', { name: 'Relays' });
	await field.fill(relay.url);
	await field.blur();
	const links = page.getByRole('textbox', { name: /^Link for/ });
	await expect(links.first()).toHaveValue(/relay=/);
	const view = await links.first().inputValue();
	await page.getByRole('button', { name: 'Invite to edit…' }).click();
	const edit = await page.getByRole('dialog').getByRole('textbox').inputValue();
	await page.keyboard.press('Escape');
	return { view, edit };
}

/** Come to a board by a link. Answers its address on this device, as `#/b/…`. */
export async function join(page: Page, link: string, who?: string): Promise<string> {
	await page.goto(link);
	await page.getByRole('button', { name: 'Join', exact: true }).click();
	const asked = page.getByRole('heading', { name: 'Who are you on this board?' });
	const home = page.getByRole('heading', { name: 'Is the ship healthy?' });
	await expect(asked.or(home)).toBeVisible({ timeout: 30_000 });
	if (who) await page.getByRole('button', { name: who }).click();
	else if (await asked.isVisible())
		await page.getByRole('link', { name: 'Go to the board' }).click();
	await page.waitForURL(/#\/b\/[^/]+$/);
	return new URL(page.url()).hash;
}

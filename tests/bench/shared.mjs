// A board on two devices: how soon an edit that stands alone is seen on the other screen.
import { chromium } from '@playwright/test';
import { findBrowser } from '../../.ci/browser.mjs';
import { chromiumArgs } from '../../.ci/chromium-args.mjs';
import { bareChannelMs } from './bare-channel.mjs';
import { aRelay, percentile, report } from './ground.mjs';
import { benchSharedFile } from './readings-file.mjs';

const edits = 30;
// Only this machine, whatever the app would ask for.
const nowhereElse =
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE *.local';

/** @param {import('./ground.mjs').Ground} ground */
export async function benchSharedBoard({ address }) {
	const relay = await aRelay();
	const devices = [await aDevice(), await aDevice()];
	const [ana, ben] = await Promise.all(devices.map((device) => device.newPage()));
	if (!ana || !ben) throw new Error('two devices are needed');
	console.log('\nA board on two devices (sample board, WebRTC on this machine)');

	await ana.goto(address);
	await ana.getByRole('button', { name: 'Look at a sample board' }).click();
	await ana.waitForURL(/#\/b\//);
	const home = ana.url();
	await ana.goto(`${home}/share`);
	await ana.getByRole('button', { name: 'Share for viewing' }).click();
	await ana.getByText('Relays and TURN').click();
	const relays = ana.getByRole('textbox', { name: 'Relays' });
	await relays.fill(relay.url);
	await relays.blur();
	const field = ana.getByRole('textbox', { name: /^Link for/ }).first();
	await ana.waitForFunction(() =>
		[...document.querySelectorAll('input')].some(({ value }) => value.includes('relay='))
	);
	const link = await field.inputValue();

	await ben.goto(link);
	const asked = Date.now();
	await ben.getByRole('button', { name: 'Join', exact: true }).click();
	await ben.waitForURL(/#\/b\//);
	report('joined, from Join to the board', Date.now() - asked, { unit: 'ms', most: 3000 });

	// Whoever joins is asked who they are first; here nobody answers.
	const shared = ben.url().replace(/\/who$/, '');
	await ben.goto(`${shared}/okrs`);
	await ana.goto(`${home}/okrs`);
	await ana.locator('main h3 a').first().click();
	await ana.getByLabel('Objective title').waitFor();
	// Both pages are new: how fast they find each other is told above.
	const inStep = { hasText: /In step with/ };
	for (const page of [ana, ben]) {
		await page.locator('p', inStep).first().waitFor({ state: 'attached' });
	}
	/** @type {number[]} */
	const times = [];
	for (let nth = 0; nth < edits; nth += 1) {
		const title = `Title number ${nth}`;
		const seen = ben.evaluate(seenAt, title);
		await ana.getByLabel('Objective title').fill(title);
		// Nobody leaves a field in the millisecond of the last key: the draft of it is stored by then.
		await ana.waitForTimeout(100);
		const from = await ana.evaluate(commit);
		times.push((await seen) - from);
		await ana.waitForTimeout(1200);
	}
	const bare = await bareChannelMs(ana, ben, edits);
	report('an edit alone, until the other screen has it', percentile(times, 0.95), {
		...{ unit: 'ms', baseline: percentile(bare, 0.95), of: 'bare data channel', most: 60 }
	});
	report('the same, median', percentile(times, 0.5), {
		...{ unit: 'ms', baseline: percentile(bare, 0.5), of: 'bare data channel' }
	});
	await benchSharedFile(ana, home, ben, shared);
	await Promise.all(devices.map((device) => device.close()));
	await relay.stop();
}

/**
 * Runs in the page: resolves with the moment at which a title is on the screen.
 * @param {string} title
 * @returns {Promise<number>}
 */
function seenAt(title) {
	return new Promise((done) => {
		const look = () => {
			const links = [...document.querySelectorAll('main h3 a')];
			if (links.some(({ textContent }) => textContent?.includes(title)))
				done(performance.timeOrigin + performance.now());
			else requestAnimationFrame(look);
		};
		look();
	});
}

/** Runs in the page: ends the editing of the title, and answers when that was. */
function commit() {
	const from = performance.timeOrigin + performance.now();
	const field = document.querySelector('[aria-label="Objective title"]');
	if (field instanceof HTMLElement) field.blur();
	return from;
}

async function aDevice() {
	const executablePath = await findBrowser();
	return chromium.launch({
		...(executablePath ? { executablePath } : {}),
		args: [...chromiumArgs, nowhereElse]
	});
}

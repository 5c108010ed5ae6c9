// The first visit of a new person: how much script, and how soon on a slow phone.
import { gzipSync } from 'node:zlib';
import { floorBytes, report } from './ground.mjs';

// Slow 4G as Lighthouse applies it, and a phone that is four times slower than this machine.
const slow4G = {
	offline: false,
	latency: 562.5,
	downloadThroughput: (1474.56 * 1024) / 8,
	uploadThroughput: (675 * 1024) / 8
};

/** @param {import('./ground.mjs').Ground} ground */
export async function benchFirstScreen({ address, browser }) {
	const floor = await floorBytes();
	report('script of the shelf, gzip', (await scriptBytes(`${address}#/`)) / 1000, {
		unit: 'kB',
		baseline: floor / 1000,
		of: 'the bare libraries',
		most: 120
	});
	const { content, usable } = await slowly();
	report('content on Slow 4G and a slow phone', content, { unit: 'ms', most: 1200 });
	report('usable on Slow 4G and a slow phone', usable, { unit: 'ms', most: 3000 });

	/** @param {string} url */
	async function scriptBytes(url) {
		const context = await browser.newContext({ serviceWorkers: 'block' });
		const page = await context.newPage();
		/** @type {Promise<number>[]} */
		const sizes = [];
		page.on('response', (response) => {
			if (response.url().endsWith('.js'))
				sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
		});
		await page.goto(url, { waitUntil: 'networkidle' });
		const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
		await context.close();
		return total;
	}

	async function slowly() {
		const context = await browser.newContext({ serviceWorkers: 'block' });
		const page = await context.newPage();
		const devtools = await context.newCDPSession(page);
		await devtools.send('Network.enable');
		await devtools.send('Network.emulateNetworkConditions', slow4G);
		await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
		await page.goto(address);
		await page.getByRole('button', { name: 'Open a file' }).waitFor();
		const usable = await page.evaluate(() => performance.now());
		const content = await page.evaluate(
			() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN
		);
		await context.close();
		return { content, usable };
	}
}

// The first visit of a new person: how much script, and how soon on a slow phone.
import { gzipSync } from 'node:zlib';
import { floorBytes, percentile, report } from './ground.mjs';

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
	/** @type {Array<Awaited<ReturnType<typeof slowly>>>} */
	const visits = [];
	for (let nth = 0; nth < 5; nth += 1) visits.push(await slowly());
	const typical = (/** @type {'content' | 'usable'} */ of) =>
		percentile(
			visits.map((visit) => visit[of]),
			0.5
		);
	report('content on Slow 4G and a slow phone', typical('content'), { unit: 'ms', most: 1200 });
	report('usable on Slow 4G and a slow phone', typical('usable'), { unit: 'ms', most: 3000 });

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

	/** One visit, timed by the page itself: asked from outside, it would spend a tenth of its time on answers. */
	async function slowly() {
		const context = await browser.newContext({ serviceWorkers: 'block' });
		const page = await context.newPage();
		await page.addInitScript(watchForButtons);
		const devtools = await context.newCDPSession(page);
		await devtools.send('Network.enable');
		await devtools.send('Network.emulateNetworkConditions', slow4G);
		await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
		await page.goto(address);
		const { result } = await devtools.send('Runtime.evaluate', {
			expression: 'visited',
			awaitPromise: true,
			returnByValue: true
		});
		await context.close();
		return /** @type {{ content: number, usable: number }} */ (result.value);
	}
}

/** Runs in the page, before anything else: when content was first there, and when there was a button, painted. */
function watchForButtons() {
	const { promise, resolve } = Promise.withResolvers();
	Object.assign(globalThis, { visited: promise });
	const watch = new MutationObserver(() => {
		if (!document.querySelector('main button')) return;
		watch.disconnect();
		requestAnimationFrame(() =>
			setTimeout(() => {
				const [content] = performance.getEntriesByName('first-contentful-paint');
				resolve({ content: content?.startTime ?? NaN, usable: performance.now() });
			})
		);
	});
	watch.observe(document, { childList: true, subtree: true });
}

// A large board: opened, edited and weighed, beside the bare document it is made of.
import { benchEdits } from './edits.mjs';
import { benchFile } from './board-file.mjs';
import { benchExports } from './exports.mjs';
import { benchReadingsFile } from './readings-file.mjs';
import { largeBoard, percentile, report } from './ground.mjs';

const sizes = [
	{ objectives: 50, kpis: 40, opensWithin: 2.5 },
	{ objectives: 500, kpis: 400 }
];
const rounds = 5;

/** @param {import('./ground.mjs').Ground} ground */
export async function benchLargeBoards(ground) {
	for (const size of sizes) {
		const board = await largeBoard(size);
		console.log(`\n${board.records.toLocaleString('en')} records (${board.name})`);
		const context = await ground.browser.newContext();
		const page = await context.newPage();
		await page.goto(ground.address);
		await page.getByRole('button', { name: 'Open a file' }).waitFor();
		await page.evaluate(() => navigator.serviceWorker.ready);
		await benchFile(page, board.bytes);
		const home = `${ground.address}#/b/${board.id}`;

		const opened = await openings(page, context, home);
		const raw = await rawLoads(page, ground.address, board.id);
		report('opened offline, from navigation to painted', opened, {
			unit: 'ms',
			baseline: raw,
			of: 'bare document',
			...(size.opensWithin ? { most: raw * size.opensWithin } : {})
		});
		await benchEdits(page, home);
		await benchExports(page, home);
		await benchReadingsFile(page, home);
		await weigh(ground, context, board.id, home);
		await context.close();
	}
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {import('@playwright/test').BrowserContext} context
 * @param {string} home
 */
async function openings(page, context, home) {
	await context.setOffline(true);
	/** @type {number[]} */
	const times = [];
	for (let round = 0; round < rounds; round += 1) {
		await page.goto('about:blank');
		await page.goto(home, { waitUntil: 'commit' });
		times.push(
			await page.evaluate(
				() =>
					new Promise((done) => {
						const isThere = () =>
							document.querySelectorAll('main article').length > 1 &&
							document.querySelector('#health');
						const look = () => {
							if (!isThere()) return requestAnimationFrame(look);
							// This frame paints it, and the first task behind it finds it painted, as for an edit.
							const painted = new MessageChannel();
							painted.port1.onmessage = () => done(performance.now());
							return painted.port2.postMessage(0);
						};
						look();
					})
			)
		);
	}
	await context.setOffline(false);
	return percentile(times, 0.5);
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} address
 * @param {string} id
 */
async function rawLoads(page, address, id) {
	/** @type {number[]} */
	const times = [];
	for (let round = 0; round < rounds; round += 1) {
		await page.goto('about:blank');
		await page.goto(address);
		await page.getByRole('button', { name: 'Open a file' }).waitFor();
		times.push(
			await page.evaluate(async (board) => {
				const { loadRaw } = await import(/* @vite-ignore */ `${location.origin}/raw.js`);
				return loadRaw(board);
			}, id)
		);
	}
	return percentile(times, 0.5);
}

/**
 * @param {import('./ground.mjs').Ground} ground
 * @param {import('@playwright/test').BrowserContext} context
 * @param {string} id
 * @param {string} home
 */
async function weigh(ground, context, id, home) {
	const page = await context.newPage();
	const devtools = await context.newCDPSession(page);
	const heapMb = async () => {
		for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage');
		return (await devtools.send('Runtime.getHeapUsage')).usedSize / 1e6;
	};
	await page.goto(ground.address);
	await page.getByRole('button', { name: 'Open a file' }).waitFor();
	const shelf = await heapMb();
	await page.evaluate(async (board) => {
		const { loadRaw } = await import(/* @vite-ignore */ `${location.origin}/raw.js`);
		await loadRaw(board);
	}, id);
	const raw = (await heapMb()) - shelf;
	await page.goto('about:blank');
	await page.goto(home);
	await page.getByRole('heading', { name: 'Is the ship healthy?' }).waitFor();
	const open = (await heapMb()) - shelf;
	report('memory of the open board', open, {
		unit: 'MB',
		baseline: raw,
		of: 'bare document',
		most: raw * 2
	});
	await page.close();
}

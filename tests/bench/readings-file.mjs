// A file of 10,000 rows and three columns of figures: from the press of "Add" to the last reading on the board,
// and how long the page was deaf at most meanwhile.
import { report } from './ground.mjs';

const rows = 10_000;

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} home
 */
export async function benchReadingsFile(page, home) {
	await page.goto(`${home}/kpis/file`);
	const first = Date.UTC(1998, 0, 1);
	const lines = Array.from({ length: rows }, (_, at) => {
		const day = new Date(first + at * 86_400_000).toISOString().slice(0, 10);
		return `${day},${at % 97},${(at % 13) / 4},${at % 1000}`;
	});
	const buffer = Buffer.from(['Date,Calls,Churn of calls,Steps', ...lines].join('\n'));
	await page
		.getByLabel('File to import')
		.setInputFiles({ name: 'calls.csv', mimeType: 'text/csv', buffer });
	const add = page.getByRole('button', { name: 'Add 30,000 readings' });
	await add.waitFor();
	await page.evaluate(() => {
		let last = performance.now();
		setInterval(() => {
			const now = performance.now();
			Object.assign(globalThis, {
				deaf: Math.max(Reflect.get(globalThis, 'deaf') ?? 0, now - last)
			});
			last = now;
		}, 5);
	});
	const begun = performance.now();
	await add.click();
	await page.getByText('30,000 readings added.').waitFor();
	const took = performance.now() - begun;
	const deaf = Number(await page.evaluate(() => Reflect.get(globalThis, 'deaf')));
	report('a file of 10,000 rows, 30,000 readings, added', took, { unit: 'ms', most: 5_000 });
	report('the longest that the page was deaf meanwhile', deaf, { unit: 'ms', most: 500 });
}

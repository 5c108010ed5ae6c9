// A file of 10,000 rows and three columns of figures: from the press of "Add" to the last reading on the board,
// and how long the page was deaf at most meanwhile; on a shared board also until the other device has them all.
import { deafness, listen } from './deaf.mjs';
import { report } from './ground.mjs';

const rows = 10_000;
const last = 'Steps';

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} home
 */
export async function benchReadingsFile(page, home) {
	const begun = await addFile(page, home);
	report('a file of 10,000 rows, 30,000 readings, added', performance.now() - begun, {
		...{ unit: 'ms', most: 5_000 }
	});
	report('the longest that the page was deaf meanwhile', await deafness(page), {
		...{ unit: 'ms', most: 500 }
	});
}

/**
 * The same where another device looks on.
 * @param {import('@playwright/test').Page} page
 * @param {string} home
 * @param {import('@playwright/test').Page} other
 * @param {string} otherHome
 */
export async function benchSharedFile(page, home, other, otherHome) {
	await other.goto(`${otherHome}/kpis`);
	await other.getByRole('heading', { name: 'KPIs', level: 1 }).waitFor();
	await listen(other);
	const begun = await addFile(page, home);
	const took = performance.now() - begun;
	await other.getByRole('link', { name: last, exact: true }).click();
	const readings = other.getByRole('region', { name: /^Readings/ });
	await readings.filter({ hasText: new RegExp(`${rows}`) }).waitFor();
	const seen = performance.now() - begun;
	report('a file of 10,000 rows, 30,000 readings, added', took, { unit: 'ms', most: 5_000 });
	report('the same, until the other device has it all', seen, { unit: 'ms', most: 8_000 });
	report('the longest that the page was deaf meanwhile', await deafness(page), {
		...{ unit: 'ms', most: 500 }
	});
	report('the longest that the other device was deaf meanwhile', await deafness(other), {
		...{ unit: 'ms', most: 1_000 }
	});
}

/**
 * Answers when "Add" was pressed; at the end of it all readings are there.
 * @param {import('@playwright/test').Page} page
 * @param {string} home
 */
async function addFile(page, home) {
	await page.goto(`${home}/kpis/file`);
	const first = Date.UTC(1998, 0, 1);
	const lines = Array.from({ length: rows }, (_, at) => {
		const day = new Date(first + at * 86_400_000).toISOString().slice(0, 10);
		return `${day},${at % 97},${(at % 13) / 4},${at % 1000}`;
	});
	const buffer = Buffer.from([`Date,Calls,Churn of calls,${last}`, ...lines].join('\n'));
	await page
		.getByLabel('File to import')
		.setInputFiles({ name: 'calls.csv', mimeType: 'text/csv', buffer });
	const add = page.getByRole('button', { name: 'Add 30,000 readings' });
	await add.waitFor();
	await listen(page);
	const begun = performance.now();
	await add.click();
	await page.getByText('30,000 readings added.').waitFor();
	return begun;
}

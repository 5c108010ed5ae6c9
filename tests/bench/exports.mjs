// A board as a backup, as JSON and as tables: from the press of the button to the file, and how long the page was deaf at most.
import { deafness, listen } from './deaf.mjs';
import { report } from './ground.mjs';

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} home
 */
export async function benchExports(page, home) {
	await page.goto(`${home}/settings`);
	for (const name of ['Save a backup', 'Save as JSON', 'Check-ins', 'Readings']) {
		const button = page.getByRole('button', { name, exact: true }).first();
		await button.waitFor();
		await listen(page);
		const begun = performance.now();
		await Promise.all([page.waitForEvent('download'), button.click()]);
		report(`${name}: until the file is there`, performance.now() - begun, { unit: 'ms' });
		report('the longest that the page was deaf meanwhile', await deafness(page), {
			...{ unit: 'ms', most: 200 }
		});
	}
}

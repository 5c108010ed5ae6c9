// A board from a backup file: from choosing it to the address of the board, which by then is on this device, and how
// long the page was deaf at most meanwhile; and after that, while it opened the board as any of its size.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deafness, listen } from './deaf.mjs';
import { report } from './ground.mjs';

/**
 * Leaves the page on the board's home.
 * @param {import('@playwright/test').Page} page on the shelf
 * @param {Uint8Array} bytes
 */
export async function benchFile(page, bytes) {
	const folder = await mkdtemp(join(tmpdir(), 'quarterdeck-bench-'));
	try {
		// From the disk: handed over as bytes it would hold the page before the app hears of it.
		const path = join(folder, 'large.quarterdeck');
		await writeFile(path, bytes);
		await listen(page);
		await page.evaluate(() => {
			const navigation = /** @type {EventTarget} */ (Reflect.get(globalThis, 'navigation'));
			const note = () =>
				Object.assign(globalThis, { kept: Reflect.get(globalThis, 'deaf'), deaf: 0 });
			navigation.addEventListener('navigate', note, { once: true });
		});
		const begun = performance.now();
		await page.locator('input[type=file]').setInputFiles(path);
		await page.waitForURL(/#\/b\//, { timeout: 120_000 });
		report('from its file onto the device', performance.now() - begun, { unit: 'ms' });
		await page.getByRole('heading', { name: 'Is the ship healthy?' }).waitFor({ timeout: 120_000 });
		const kept = Number(await page.evaluate(() => Reflect.get(globalThis, 'kept')));
		report('the longest that the page was deaf meanwhile', kept, { unit: 'ms', most: 300 });
		report('the same, while it then opened the board', await deafness(page), { unit: 'ms' });
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

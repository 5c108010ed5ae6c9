import { test as base, type Page } from '@playwright/test';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { withBuiltPage } from '../built-page.ts';

/**
 * Tests on a page that is nothing but the session, built and served for this worker alone: faults of a real
 * browser's storage, whatever the screens look like.
 */
export const test = base.extend<object, { address: string }>({
	address: [
		// Playwright reads from this pattern which fixtures are needed: none.
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => withBuiltPage(import.meta.dirname, use, [svelte()]),
		{ scope: 'worker' }
	],
	baseURL: async ({ address }, use) => use(address)
});

/** Load the page in a tab and open what the device remembers. Answers `fine` or the device's fault. */
export async function start(page: Page): Promise<string> {
	await page.goto('./');
	await page.waitForFunction(() => 'harness' in window);
	return page.evaluate(() => window.harness.start());
}

/** A new board, open in this tab. */
export async function withBoard(page: Page, name = 'Crew'): Promise<string> {
	await start(page);
	const id = await page.evaluate((name) => window.harness.newBoard(name), name);
	await page.evaluate((id) => window.harness.open(id), id);
	return id;
}

/** Load the page again, or in another tab, and open a board. Answers how it ended. */
export async function reopen(page: Page, id: string): Promise<string> {
	await start(page);
	return page.evaluate((id) => window.harness.open(id), id);
}

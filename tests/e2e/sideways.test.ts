import { openWrittenApart } from './apart.ts';
import { untilPainted } from './board.ts';
import { expect, test } from './fixtures.ts';
import { openLongNamed } from './long-names.ts';
import { fullScreensOf, goTo } from './screens.ts';
import type { Page } from '@playwright/test';

// Walks through every screen at several widths.
test.describe.configure({ timeout: 240_000 });

test('E-W1 no screen scrolls sideways at 320, 390 or 768 pixels', async ({ page }) => {
	const board = await openWrittenApart(page);
	expect(await tooWide(page, board, [320, 390, 768])).toEqual([]);
});

test('E-W2 nor where each name is one word of several hundred letters', async ({ page }) => {
	const board = await openLongNamed(page);
	expect(await tooWide(page, board, [390, 768])).toEqual([]);
});

async function tooWide(
	page: Page,
	board: string,
	widths: readonly number[]
): Promise<readonly string[]> {
	const found: string[] = [];
	for (const screen of [
		...(await fullScreensOf(page, board)),
		{ name: 'shelf', at: '#/', heading: 'Quarterdeck' }
	]) {
		await goTo(page, screen);
		for (const width of widths) {
			await page.setViewportSize({ width, height: 844 });
			await untilPainted(page);
			const over = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth
			);
			if (over > 0) found.push(`${screen.name} at ${width}: ${over} pixels too wide`);
		}
		await page.setViewportSize({ width: 1440, height: 900 });
	}
	return found;
}

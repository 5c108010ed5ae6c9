import { openWrittenApart } from './apart.ts';
import { untilPainted } from './board.ts';
import { expect, test } from './fixtures.ts';
import { fullScreensOf, goTo } from './screens.ts';

// A walk through every screen at three widths.
test.describe.configure({ timeout: 240_000 });

test('E-W1 no screen scrolls sideways at 320, 390 or 768 pixels', async ({ page }) => {
	const found: string[] = [];
	const board = await openWrittenApart(page);
	for (const screen of [
		...(await fullScreensOf(page, board)),
		{ name: 'shelf', at: '#/', heading: 'Quarterdeck' }
	]) {
		await goTo(page, screen);
		for (const width of [320, 390, 768]) {
			await page.setViewportSize({ width, height: 844 });
			await untilPainted(page);
			const over = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth
			);
			if (over > 0) found.push(`${screen.name} at ${width}: ${over} pixels too wide`);
		}
		await page.setViewportSize({ width: 1440, height: 900 });
	}
	expect(found).toEqual([]);
});

import type { Page } from '@playwright/test';
import { makeBoard } from './board.ts';
import { expect, test } from './fixtures.ts';

const count = 150;
const titleOf = (nth: number) => `Objective number ${nth + 1}`;

test('U-33 of hundreds of objectives the first are drawn, the others as one comes near, and all of them on paper', async ({
	page
}) => {
	await makeBoard(page);
	await page.getByRole('link', { name: 'Paste what you have' }).click();
	const lines = Array.from({ length: count }, (_, nth) => `# ${titleOf(nth)}\n- Reach ${nth} %`);
	await page.getByLabel('Paste it here, or drop a file').fill(lines.join('\n'));
	await page.getByRole('button', { name: 'Preview' }).click();
	await page.getByRole('button', { name: 'Add to the board' }).click();
	await expect(page).toHaveURL(/\/okrs$/);

	await expect(links(page).first()).toHaveText(titleOf(0));
	await expect(links(page)).toHaveCount(60);
	const height = await page.evaluate(() => document.documentElement.scrollHeight);

	await page.keyboard.press('End');
	await expect(links(page).last()).toHaveText(titleOf(count - 1));
	await expect(links(page)).toHaveCount(count);
	const whole = await page.evaluate(() => document.documentElement.scrollHeight);
	expect(Math.abs(whole - height)).toBeLessThan(whole / 3);

	await page.getByRole('link', { name: 'Home' }).first().click();
	await expect(page.getByRole('heading', { name: 'Is the ship healthy?' })).toBeVisible();
	await expect(links(page)).toHaveCount(60);
	await page.pdf();
	await expect(links(page)).toHaveCount(count);
});

function links(page: Page) {
	return page.getByRole('main').locator('h3 a');
}

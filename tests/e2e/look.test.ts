import { makeBoard } from './board.ts';
import { expect, test } from './fixtures.ts';

test('U-56 a choice among few keeps its size and its look while it has the focus', async ({
	page
}) => {
	await makeBoard(page);
	await page.getByRole('link', { name: 'OKRs' }).first().click();
	await page
		.getByRole('main')
		.getByRole('link', { name: /first objective/i })
		.click();
	const levels = page.getByRole('group', { name: 'Level' });
	const team = levels.locator('label').filter({ hasText: 'Team' });
	const before = await team.boundingBox();

	await team.click();
	expect(await team.boundingBox()).toEqual(before);
	await levels.getByRole('radio', { name: 'Team' }).press('ArrowRight');
	await page.keyboard.press('ArrowLeft');
	await expect(levels.getByRole('radio', { name: 'Team' })).toBeFocused();
	expect(await team.boundingBox()).toEqual(before);
});

test('Y-H1 a KPI without readings asks for one first, and leads to its check-in and back', async ({
	page
}) => {
	await makeBoard(page);
	await page.getByRole('link', { name: 'KPIs' }).first().click();
	await page.getByRole('link', { name: /first KPI/ }).click();
	await page.getByLabel('Name', { exact: true }).fill('Riders');
	await page.getByRole('button', { name: 'Add KPI' }).click();
	const main = page.getByRole('main');
	await expect(main.getByRole('heading', { level: 2 }).first()).toHaveText(/^Readings/);

	await main.getByRole('link', { name: 'Check in', exact: true }).click();
	await page.getByLabel('What does it read?').fill('120');
	await page.getByRole('button', { name: 'Record' }).click();
	await main.getByRole('link', { name: 'Back to the KPI' }).click();
	await expect(main.getByText('120').first()).toBeVisible();
	await expect(main.getByRole('heading', { name: 'Normal range' })).toBeVisible();
});

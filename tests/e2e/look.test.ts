import type { Locator } from '@playwright/test';
import { follow, makeBoard, openSample } from './board.ts';
import { expect, test } from './fixtures.ts';
import { goTo } from './screens.ts';

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

test('Q-L3 an objective of the list is moved under a key result, and back', async ({ page }) => {
	const board = await openSample(page);
	await follow(page, `${board}/okrs`);
	const title = 'We know whether offices would buy our crates';
	await page.getByRole('button', { name: `More for ${title}` }).click();
	await page.getByRole('menuitem', { name: 'Move under…' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('searchbox').fill('monthly churn');
	await page.keyboard.press('Enter');
	await expect(dialog).toBeHidden();
	await page.getByRole('link', { name: title }).click();
	const above = page.getByRole('navigation', { name: 'What it serves' });
	await expect(above).toContainText('Monthly churn');

	await page.keyboard.press('Control+z');
	await expect(above).not.toContainText('Monthly churn');
});

test('E-FC1 in forced colours one sees on which screen and which tab one is', async ({ page }) => {
	await page.emulateMedia({ forcedColors: 'active' });
	const board = await openSample(page);
	await follow(page, `${board}/kpis`);
	const place = page.getByRole('link', { name: 'KPIs' }).first();
	await expect(place).toHaveAttribute('aria-current', 'page');
	await expect(place).toHaveCSS('outline-style', 'solid');
	const lineOf = (name: string) =>
		page
			.getByRole('main')
			.getByRole('link', { name, exact: true })
			.evaluate((tab) => getComputedStyle(tab).borderBottomColor);
	expect(await lineOf('Gauges')).not.toBe(await lineOf('Grid'));
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

	test('E-TT1 what leads to another page is as high as a thumb', async ({ page }) => {
		const board = await openSample(page);
		await follow(page, `${board}/okrs`);
		await page
			.getByRole('link', { name: 'Cafés reorder without having to think about it' })
			.click();
		const main = page.getByRole('main');
		// What feeds a key result is named where it is open.
		await main.getByRole('button', { name: /^Monthly churn falls/ }).click();
		for (const name of [
			'OKRs',
			'Monthly churn',
			'Gross margin',
			'Support is calm, even on Mondays'
		])
			expect(await heightOf(main.getByRole('link', { name, exact: true }))).toBeGreaterThanOrEqual(
				44
			);

		await main.getByRole('link', { name: 'Gross margin' }).click();
		expect(await heightOf(main.getByRole('link', { name: 'KPIs' }))).toBeGreaterThanOrEqual(44);

		for (const [place, heading, name] of [
			['/okrs', 'OKRs', 'The first order feels like the tenth'],
			['/okrs/map', 'OKRs', 'We know whether offices would buy our crates'],
			['/kpis/grid', 'KPIs', 'Gross margin'],
			['/review', 'KPI review', 'Monthly churn']
		] as const) {
			// The screen before has some of the same links.
			await goTo(page, { name: place, at: `${board}${place}`, heading });
			expect(await heightOf(main.getByRole('link', { name, exact: true }))).toBeGreaterThanOrEqual(
				44
			);
		}
		await follow(page, `${board}/people`);
		expect(await heightOf(main.getByLabel('What Product is for'))).toBeGreaterThanOrEqual(44);
	});

	test('E-TT2 each of a few choices is as high as a thumb', async ({ page }) => {
		const board = await openSample(page);
		await follow(page, `${board}/kpis/grid`);
		const choices = page.getByRole('group', { name: 'Columns' }).locator('label');
		await expect(choices).toHaveCount(5);
		for (const choice of await choices.all())
			expect(await heightOf(choice)).toBeGreaterThanOrEqual(44);
	});
});

async function heightOf(link: Locator): Promise<number> {
	await expect(link).toBeVisible();
	return (await link.boundingBox())?.height ?? 0;
}

import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { follow, makeBoard, openSample, untilPainted, untilSaved } from './board.ts';
import { expect, test } from './fixtures.ts';

const shots = process.env['SHOTS'];

/** Pictures of what is on the screen, light and dark, where somebody asked for them. */
async function picture(page: Page, name: string): Promise<void> {
	if (!shots) return;
	mkdirSync(shots, { recursive: true });
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		await untilPainted(page);
		await page.screenshot({ path: `${shots}/${name}-${colorScheme}.png`, fullPage: true });
	}
}

/** The page before it may have a field of the same name. */
async function toNewKpi(page: Page, board: string): Promise<void> {
	await follow(page, `${board}/kpis/new`);
	await expect(page.getByRole('heading', { level: 1, name: 'New KPI' })).toBeVisible();
}

async function addKpi(page: Page, board: string, name: string, value?: string): Promise<string> {
	await toNewKpi(page, board);
	await page.getByLabel('Name', { exact: true }).fill(name);
	if (value !== undefined) await page.getByLabel(/^Today’s value/).fill(value);
	await page.getByRole('button', { name: /^Add KPI/i }).click();
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
	return new URL(page.url()).hash;
}

async function put(page: Page, name: string): Promise<void> {
	const picker = page.getByRole('combobox', { name: 'Insert a KPI' });
	await picker.fill(name.slice(0, 3));
	await page.getByRole('option', { name }).click();
}

for (const [size, viewport] of [
	['desktop', { width: 1440, height: 900 }],
	['phone', { width: 390, height: 844 }]
] as const) {
	test(`E-CK1 a new user calculates a KPI from two others by tapping, on a ${size}`, async ({
		page
	}) => {
		await page.setViewportSize(viewport);
		const board = await makeBoard(page);
		const orders = await addKpi(page, board, 'Orders', '30');
		const visits = await addKpi(page, board, 'Visits [all]', '200');
		const rate = await addKpi(page, board, 'Conversion');

		await page.getByText('Calculate it from other KPIs').click();
		await put(page, 'Orders');
		await page.getByRole('button', { name: 'Divided by' }).click();
		await put(page, 'Visits [all]');
		const field = page.getByLabel('Formula', { exact: true });
		await expect(field).toHaveValue('[Orders] / [Visits [all]]]');
		await field.press('End');
		await field.pressSequentially(' * 100');
		await expect(page.getByRole('table', { name: 'The latest values' })).toContainText('15');
		await picture(page, `formula-${size}`);
		expect(await violations(page, `formula, ${size}`)).toEqual([]);
		await page.getByRole('button', { name: 'Calculate it' }).click();
		const head = page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) });
		await expect(head).toContainText('15');
		await expect(head).toContainText('Calculated: Orders / Visits [all] × 100');
		await expect(page.getByLabel('Value', { exact: true })).toHaveCount(0);
		await picture(page, `calculated-${size}`);

		// Another name changes the words and nothing else.
		await follow(page, orders);
		await expect(page.getByRole('link', { name: 'Conversion' })).toBeVisible();
		await page.getByRole('heading', { level: 1 }).click();
		await page.getByRole('textbox', { name: 'Name' }).fill('Paid orders');
		await page.keyboard.press('Enter');
		await follow(page, rate);
		await expect(head).toContainText('Calculated: Paid orders / Visits [all] × 100');
		await expect(head).toContainText('15');

		// A loop is named before anything is written.
		await follow(page, visits);
		await page.getByText('Calculate it from other KPIs').click();
		await field.fill('conversion * 2');
		await expect(
			page.getByText(/Visits \[all\] needs Conversion, and Conversion needs/)
		).toBeVisible();
		await page.getByRole('button', { name: 'Calculate it' }).click();
		await picture(page, `loop-${size}`);
		await expect(head).toContainText('200');
		await field.fill('paid orders * 2');
		await page.getByRole('button', { name: 'Calculate it' }).click();
		await expect(head).toContainText('60');
		await page.getByRole('button', { name: 'Undo' }).last().click();
		await expect(head).toContainText('200');

		await untilSaved(page);
		await page.reload();
		await expect(head).toContainText('200');
		await follow(page, rate);
		await expect(head).toContainText('15');

		// A new KPI may be calculated from the start; what is not finished is told when it is added.
		await toNewKpi(page, board);
		await page.getByLabel('Name', { exact: true }).fill('Orders of two days');
		await page.getByText('Calculated from other KPIs').click();
		await page.getByRole('button', { name: 'Add KPI' }).click();
		await expect(field).toHaveAttribute('aria-invalid', 'true');
		await field.fill('paid orders * 2');
		await expect(page.getByRole('table', { name: 'The latest values' })).toContainText('60');
		await picture(page, `new-calculated-${size}`);
		expect(await violations(page, `a loop, ${size}`)).toEqual([]);
		await page.getByRole('button', { name: 'Add KPI' }).click();
		await expect(head).toContainText('Calculated: Paid orders × 2');
		await expect(head).toContainText('60');
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(width).toBeLessThanOrEqual(viewport.width);
	});
}

test('E-CK2 a count is switched on with its definition beside it, is a gauge that nobody types, and goes again', async ({
	page
}) => {
	const board = await openSample(page);
	await follow(page, `${board}/settings`);
	const counts = page.getByRole('switch', { name: 'Stale goals' });
	await expect(page.getByText(/Running key results of which nothing was heard/)).toBeVisible();
	await counts.check();
	await picture(page, 'counted-settings-desktop');
	await page.getByRole('link', { name: 'See Stale goals' }).click();
	const head = page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) });
	await expect(head).toContainText('Counted by the board');
	await expect(head).toContainText('No target');
	await expect(page.getByRole('heading', { name: /^Values/ })).toBeVisible();
	await expect(page.getByLabel('Value', { exact: true })).toHaveCount(0);
	await expect(page.getByText('Calculate it from other KPIs')).toHaveCount(0);
	await picture(page, 'counted-desktop');
	await page.keyboard.press('c');
	await expect(page.getByText('Stale goals is counted: nobody types its values.')).toBeVisible();
	await page.goBack();
	await page.setViewportSize({ width: 390, height: 844 });
	await picture(page, 'counted-phone');
	await follow(page, `${board}/settings`);
	await picture(page, 'counted-settings-phone');
	await counts.uncheck();
	await follow(page, `${board}/kpis`);
	await expect(page.getByRole('link', { name: /Sales per café/ }).first()).toBeVisible();
	await expect(page.getByRole('link', { name: /Stale goals/ })).toHaveCount(0);
	await picture(page, 'kpis-phone');
	await page.keyboard.press('ControlOrMeta+z');
	await expect(page.getByRole('link', { name: /Stale goals/ }).first()).toBeVisible();
	await follow(page, board);
	await expect(page.getByRole('link', { name: /Check-ins on time/ }).first()).toBeAttached();
	await page.setViewportSize({ width: 1440, height: 900 });
	await picture(page, 'home-desktop');
});

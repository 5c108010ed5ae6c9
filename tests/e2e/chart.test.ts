import { readFile } from 'node:fs/promises';
import { choose, follow, openSample } from './board.ts';
import { expect, test } from './fixtures.ts';

test('E-C1 a chart is read by the arrow keys and saved as a picture', async ({ page }) => {
	await page.emulateMedia({ colorScheme: 'dark' });
	const board = await openSample(page);
	await follow(page, `${board}/kpis`);
	await page.getByRole('link', { name: 'Damaged crates', exact: true }).click();
	// It is drawn when there is a picture to save.
	await expect(page.getByRole('button', { name: 'Picture of the chart' }).first()).toBeVisible();
	// By the mouse: nothing may lie over the choice.
	await choose(page.getByRole('main'), 'How far back', '52');
	await expect(page.getByRole('radio', { name: '52' })).toBeChecked();
	const reader = page.getByRole('button', { name: 'Read the chart with the arrow keys' }).first();
	await reader.focus();
	await page.keyboard.press('ArrowRight');
	await expect(page.locator('figure [aria-live]').first()).toContainText(/crates, watch/);
	for (const [way, begin] of [
		['Save as SVG', '<svg'],
		['Save as PNG', '\u0089PNG']
	] as const) {
		await page.getByRole('button', { name: 'Picture of the chart' }).first().click();
		const saving = page.waitForEvent('download');
		await page.getByRole('menuitem', { name: way }).click();
		const file = await readFile(await (await saving).path(), 'latin1');
		expect(file.startsWith(begin)).toBe(true);
		if (begin !== '<svg') continue;
		expect(file).toContain('stroke-dasharray');
		expect(file).toContain('>Damaged crates (');
		expect(file).toContain('>Process changed</text>');
		expect(file).toMatch(/<rect [^>]*fill="rgb\(255, 255, 255\)"/);
	}
});

test('E-C2 a chart that is open takes the colours of the theme', async ({ page }) => {
	await page.emulateMedia({ colorScheme: 'light' });
	const board = await openSample(page);
	await follow(page, `${board}/kpis`);
	await page.getByRole('link', { name: 'Damaged crates', exact: true }).click();
	const canvas = page.locator('canvas').first();
	// It is drawn when there is a picture to save.
	await expect(page.getByRole('button', { name: 'Picture of the chart' }).first()).toBeVisible();
	const picture = () => canvas.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
	const byDay = await picture();
	const isAsByDay = async () => (await picture()) === byDay;
	await page.emulateMedia({ colorScheme: 'dark' });
	await expect.poll(isAsByDay).toBe(false);
	await page.emulateMedia({ colorScheme: 'light' });
	await expect.poll(isAsByDay).toBe(true);
});

test('E-C3 the days of a recovery are shaded', async ({ page }) => {
	const board = await openSample(page);
	await follow(page, `${board}/kpis`);
	await page.getByRole('link', { name: 'Monthly churn', exact: true }).click();
	await expect(page.getByRole('button', { name: 'Picture of the chart' }).first()).toBeVisible();
	const painted = await page
		.locator('canvas')
		.first()
		.evaluate((canvas: HTMLCanvasElement) => {
			const { width, height } = canvas;
			const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
			return data.filter((alpha, at) => at % 4 === 3 && alpha > 0).length / (width * height);
		});
	// Lines and marks alone cover a twentieth.
	expect(painted).toBeGreaterThan(0.2);
});

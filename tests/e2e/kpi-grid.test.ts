import { mkdirSync } from 'node:fs';
import { follow, openSample, untilPainted, untilSaved } from './board.ts';
import { expect, test } from './fixtures.ts';

const shots = process.env['SHOTS'];

test('E-GR1 a grid is filled by keyboard alone and from a spreadsheet, each one step, and outlives a reload', async ({
	page,
	context
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const board = await openSample(page);
	await follow(page, `${board}/kpis/grid`);
	const grid = page.getByRole('grid').first();
	const row = grid.getByRole('row').nth(1);
	const cell = row.getByRole('gridcell').nth(3);
	await expect(cell).toBeVisible();
	const before = await cell.innerText();
	await cell.focus();
	await page.keyboard.type('1234');
	await page.keyboard.press('Enter');
	await expect(cell).toContainText(/1,?234/);
	await page.keyboard.press('ControlOrMeta+z');
	await expect(cell).toHaveText(before);

	const below = grid.getByRole('row').nth(2).getByRole('gridcell').nth(4);
	const wasBelow = await below.innerText();
	await page.evaluate(() => navigator.clipboard.writeText('11\t12\n13\t14\n'));
	await cell.focus();
	await page.keyboard.press('ControlOrMeta+v');
	await expect(page.getByText('4 values entered.')).toBeVisible();
	await expect(below).toContainText('14');
	await page.keyboard.press('ControlOrMeta+z');
	await expect(below).toHaveText(wasBelow);
	await expect(cell).toHaveText(before);

	await cell.focus();
	await page.keyboard.press('F2');
	await page.keyboard.type('77');
	await untilSaved(page);
	// The draft is written behind the edit, and nothing on the screen says when.
	await page.waitForTimeout(300);
	await page.reload();
	await expect(page.getByRole('grid').first().getByRole('textbox')).toHaveValue('77');
});

test('E-GR3 whole columns of one width are shown, the latest at the end, on any screen', async ({
	page
}) => {
	const board = await openSample(page);
	await follow(page, `${board}/kpis/grid`);
	const grid = page.getByRole('grid').first();
	for (const width of [1440, 390, 800]) {
		await page.setViewportSize({ width, height: 844 });
		const columns = () =>
			grid.evaluate((table) => {
				const [name, ...rest] = [...table.querySelectorAll('thead th')].map((head) =>
					head.getBoundingClientRect()
				);
				const from = name?.right ?? 0;
				const end = table.parentElement?.getBoundingClientRect().right ?? 0;
				return {
					widths: new Set(rest.map((head) => Math.round(head.width))).size,
					cut: rest.filter((head) => head.left < from - 1 && head.right > from + 1).length,
					isAtEnd: Math.abs((rest.at(-1)?.right ?? 0) - end) < 4
				};
			});
		await expect.poll(columns).toEqual({ widths: 1, cut: 0, isAtEnd: true });
	}
});

test('E-P2 the grid of KPIs is printed on A4 across', async ({ page }) => {
	const board = await openSample(page);
	await follow(page, `${board}/kpis/grid`);
	await expect(page.getByRole('grid').first()).toBeVisible();
	await untilPainted(page);
	const paper = await page.pdf({
		preferCSSPageSize: true,
		...(shots ? { path: `${shots}/grid.pdf` } : {})
	});
	const text = paper.toString('latin1');
	const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/gu)];
	expect(boxes.length).toBeGreaterThan(0);
	for (const [, width, height] of boxes) expect(Number(width)).toBeGreaterThan(Number(height));
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
	if (!shots) return;
	mkdirSync(shots, { recursive: true });
	await page.emulateMedia({ media: 'screen' });
	for (const colorScheme of ['light', 'dark'] as const)
		for (const width of [390, 1440]) {
			await page.emulateMedia({ colorScheme });
			await page.setViewportSize({ width, height: 900 });
			await untilPainted(page);
			await page.screenshot({ path: `${shots}/grid-${colorScheme}-${width}.png`, fullPage: true });
		}
});

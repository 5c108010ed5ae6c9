import { addressOf, follow, openSample, untilSaved } from './board.ts';
import { saved } from './files.ts';
import { expect, test, untilKept } from './fixtures.ts';

test.use({ isKept: true });

test('E-O1 offline after the first visit: a reload, deep links in new tabs and edits that stay', async ({
	page,
	context
}) => {
	const board = await openSample(page);
	const kpiName = 'Questions older than two days';
	const title = 'Cafés reorder without having to think about it';
	const kpi = await addressOf(page.getByRole('link', { name: kpiName }).first());
	const objective = await addressOf(page.getByRole('link', { name: title, exact: true }));
	await untilKept(page);
	await context.setOffline(true);

	await page.reload();
	await expect(page.getByRole('link', { name: title, exact: true })).toBeVisible();

	const objectiveTab = await context.newPage();
	await objectiveTab.goto(objective);
	await expect(objectiveTab.getByLabel('Objective title')).toHaveValue(title);
	await expect(objectiveTab.locator('canvas').first()).toBeVisible();
	await objectiveTab.getByLabel('Picture of winning').fill('Written in a tunnel.');
	await objectiveTab.keyboard.press('Control+Enter');
	await untilSaved(objectiveTab);

	const kpiTab = await context.newPage();
	await kpiTab.goto(kpi);
	await expect(kpiTab.getByLabel('Name', { exact: true })).toHaveValue(kpiName);
	const readings = kpiTab.getByRole('region', { name: /^Readings/ });
	await readings.getByRole('textbox', { name: 'Value', exact: true }).fill('17');
	await readings.getByLabel('Note').fill('Counted in a tunnel');
	await kpiTab.keyboard.press('Enter');
	await expect(readings.getByRole('cell', { name: 'Counted in a tunnel' })).toBeVisible();
	await untilSaved(kpiTab);

	await objectiveTab.reload();
	await expect(objectiveTab.getByLabel('Picture of winning')).toHaveValue('Written in a tunnel.');
	await kpiTab.reload();
	await expect(readings.getByRole('cell', { name: 'Counted in a tunnel' })).toBeVisible();
	await follow(page, board);
	await page.reload();
	await expect(page.getByText('Written in a tunnel.')).toBeVisible();
});

test('N-P4 N-P6 offline a backup is made and brought back by a worker, and the page stays awake', async ({
	page,
	context
}) => {
	const board = await openSample(page);
	await untilKept(page);
	await follow(page, `${board}/settings`);
	await context.setOffline(true);
	const maker = page.waitForEvent('worker');
	const backup = await saved(page, () =>
		page.getByRole('button', { name: 'Save a backup', exact: true }).first().click()
	);
	expect((await maker).url()).toContain('board-file-worker');
	await expect.poll(() => page.workers().length).toBe(0);
	const worker = page.waitForEvent('worker');
	await page.getByLabel('Backup or board file').setInputFiles(await backup.path());
	expect((await worker).url()).toContain('board-file-worker');
	await expect(page.getByText('This board had everything already.')).toBeVisible();
	await expect.poll(() => page.workers().length).toBe(0);
});

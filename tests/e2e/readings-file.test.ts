import { follow, makeBoard, untilPainted } from './board.ts';
import { expect, test } from './fixtures.ts';

const shots = process.env['SHOTS'];

test('E-GR2 a file of 10,000 rows is read, stopped half-way without a trace, added in a moment while the page answers, and taken back in one step', async ({
	page
}) => {
	const board = await makeBoard(page);
	await follow(page, `${board}/kpis/file`);
	const first = Date.UTC(1999, 0, 1);
	const rows = Array.from({ length: 10_000 }, (_, at) => {
		const day = new Date(first + at * 86_400_000).toISOString().slice(0, 10);
		return `${day},${at % 97},${(at % 13) / 4},x`;
	});
	const buffer = Buffer.from(['Date,Calls,Churn,Remark', ...rows].join('\n'));
	const put = () =>
		page
			.getByLabel('File to import')
			.setInputFiles({ name: 'calls.csv', mimeType: 'text/csv', buffer });
	await put();
	await expect(page.getByText('10,000 rows: 20,000 new.')).toBeVisible();
	await page.getByLabel('What Churn becomes').selectOption('none');
	await expect(page.getByText('10,000 rows: 10,000 new.')).toBeVisible();

	// It is over before a hand could press it: pressed as soon as it is there.
	await page.evaluate(() => {
		const look = new MutationObserver(() => {
			const buttons = [...document.querySelectorAll('main button')];
			const cancel = buttons.find((button) => button.textContent.trim() === 'Cancel');
			if (!(cancel instanceof HTMLElement)) return;
			look.disconnect();
			setTimeout(() => cancel.click(), 20);
		});
		look.observe(document.body, { childList: true, subtree: true });
	});
	await page.getByRole('button', { name: 'Add 10,000 readings' }).click();
	await expect(page.getByText('It was stopped before its end')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Undo' }).first()).toBeDisabled();

	await page.evaluate(() => {
		const late: number[] = ((globalThis as { late?: number[] }).late = []);
		let last = performance.now();
		setInterval(() => {
			late.push(performance.now() - last);
			last = performance.now();
		}, 10);
	});
	const begun = Date.now();
	await page.getByRole('button', { name: 'Add 10,000 readings' }).click();
	await expect(page.getByText('10,000 readings added.')).toBeVisible();
	expect(Date.now() - begun).toBeLessThan(5_000);
	const longest = await page.evaluate(() =>
		Math.max(...((globalThis as { late?: number[] }).late ?? []))
	);
	expect(longest).toBeLessThan(500);
	await expect(page.getByRole('grid').getByText('Calls')).toBeVisible();

	await follow(page, `${board}/kpis/file`);
	await put();
	await expect(page.getByText('10,000 rows: 10,000 already there.')).toBeVisible();
	await expect(page.getByLabel('What Churn becomes')).toHaveValue('none');
	if (shots) {
		for (const colorScheme of ['light', 'dark'] as const)
			for (const width of [390, 1440]) {
				await page.emulateMedia({ colorScheme });
				await page.setViewportSize({ width, height: 900 });
				await untilPainted(page);
				await page.screenshot({ path: `${shots}/file-${colorScheme}-${width}.png` });
			}
	}
	await page.keyboard.press('ControlOrMeta+z');
	await expect(page.getByText('10,000 rows: 10,000 new.')).toBeVisible();
});

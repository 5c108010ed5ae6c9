import { choose, follow, openSample } from './board.ts';
import { expect, test } from './fixtures.ts';

test.use({ locale: 'en-GB', timezoneId: 'Europe/Oslo' });

test('E-R1 a month’s review is walked, decided and kept, its next step is owed, and the clean-up retires a gauge @both', async ({
	page
}) => {
	await page.clock.setFixedTime('2026-11-20T10:00:00+01:00');
	const board = await openSample(page);
	await follow(page, `${board}/review`);
	const first = page.getByRole('article').first();
	await expect(first).toContainText('Questions older than two days');
	await expect(page.getByText(/\d+ gauges inside their normal range\./)).toBeVisible();

	await test.step('a decision and a next step', async () => {
		const churn = page.getByRole('article', { name: 'Monthly churn' });
		const decision = churn.getByLabel('What we decide about Monthly churn');
		await decision.fill('Wait one more month');
		await decision.blur();
		await churn.getByRole('button', { name: 'Note a next step' }).click();
		await churn.getByLabel('Next step', { exact: true }).fill('Call the five who left');
		await churn.getByRole('combobox', { name: 'Who' }).fill('Maren Solberg');
		await page.keyboard.press('Enter');
		await churn.getByLabel('By', { exact: true }).fill('2026-11-20');
		await churn.getByRole('button', { name: 'Save the next step' }).click();
		await expect(churn).toContainText('Call the five who left Maren Solberg, by 20 Nov');
		await follow(page, board);
		const owed = page.getByRole('region', { name: 'What I owe' });
		await expect(owed.getByRole('link', { name: 'Call the five who left' })).toBeVisible();
	});

	await test.step('a month later it is read again', async () => {
		await page.clock.setFixedTime('2026-12-20T10:00:00+01:00');
		await page.reload();
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await follow(page, `${board}/review?earlier`);
		await expect(page.getByRole('region', { name: /Nov 2026/ })).toContainText(
			'Wait one more month'
		);
	});

	await test.step('the clean-up', async () => {
		await page.getByRole('link', { name: 'Yearly clean-up' }).click();
		const invoices = page.getByRole('article', { name: 'Wrong invoices' });
		await expect(invoices).toContainText('Nobody knows what follows when it moves.');
		await choose(invoices, 'What becomes of Wrong invoices', 'Retire');
		await expect(invoices).toBeHidden();
		await expect(page.getByText('Retired this year: Wrong invoices.')).toBeVisible();
		await page.getByRole('button', { name: 'Undo' }).last().click();
		await expect(invoices).toBeVisible();
		await choose(invoices, 'What becomes of Wrong invoices', 'Keep');
		await expect(page.getByText('1 of 13 KPIs decided in 2026.')).toBeVisible();
	});
});

import type { Page } from '@playwright/test';
import { choose, follow, makeBoard, untilSaved } from './board.ts';
import { expect, test } from './fixtures.ts';

test.use({ locale: 'en-GB', timezoneId: 'Europe/Berlin', actionTimeout: 8000 });
test.describe.configure({ timeout: 60_000 });

test('E-S1 a KPI is split into segments, counted from them, and one that alarms alone is named where one looks @both', async ({
	page
}) => {
	await page.clock.setFixedTime('2027-01-08T15:00:00+01:00');
	const board = await makeBoard(page);
	await page.getByRole('button', { name: 'Look around first' }).click();

	await test.step('a KPI of an amount, split into two', async () => {
		await page.getByRole('main').getByRole('link', { name: 'New KPI' }).click();
		const form = page.getByRole('main').locator('form');
		await form.getByLabel('Name').fill('Orders of the week');
		await choose(form, 'Which way is good', 'Higher');
		await form.getByLabel('Target').fill('100');
		await form.getByRole('button', { name: 'Add KPI' }).click();
		await page.getByText('Split into segments').click();
		await add(page, 'Berlin');
		await add(page, 'Porto');
		await expect(segments(page)).toContainText('2');
	});

	await test.step('the whole is their sum, and each is typed by itself', async () => {
		await segments(page)
			.getByLabel('The whole is')
			.selectOption({ label: 'The sum of its segments' });
		await type(page, 'Berlin', '110');
		await type(page, 'Porto', '12');
		await expect(page.getByRole('main').locator('header').first()).toContainText('122');
		await expect(page.getByText(/^\s*Healthy/).first()).toBeVisible();
	});

	await test.step('one has limits of its own, and alarms alone', async () => {
		await segments(page).getByRole('button', { name: 'More for Porto' }).click();
		await page.getByRole('menuitem', { name: 'Limits of its own' }).click();
		const form = segments(page).locator('form').filter({ hasText: 'Limits of Porto' });
		await form.getByLabel('Target').fill('30');
		await form.getByLabel('Alarm').fill('40');
		await form.getByRole('button', { name: 'Save limits' }).click();
		await expect(form.getByRole('alert')).toBeVisible();
		await form.getByLabel('Alarm').fill('20');
		await form.getByRole('button', { name: 'Save limits' }).click();
		await expect(form).toHaveCount(0);
		await expect(segments(page).getByText('Target at least 30, Alarm below 20')).toBeVisible();
		await expect(segments(page).getByRole('listitem').last()).toContainText('Alarm');
	});

	await test.step('it is named on the gauge, and talked about in the review', async () => {
		for (const place of ['kpis', 'review']) {
			await follow(page, `${board}/${place}`);
			await expect(page.getByText('Porto: in alarm').first()).toBeVisible();
		}
	});

	await test.step('a week later its owner is asked for each of them', async () => {
		await untilSaved(page);
		await page.clock.setFixedTime('2027-01-15T15:00:00+01:00');
		await page.reload();
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await follow(page, `${board}/check-in`);
		for (const [name, value] of [
			['Berlin', '100'],
			['Porto', '31']
		] as const) {
			await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
			await page.getByLabel('What does it read?').fill(value);
			await page.getByRole('button', { name: 'Record' }).click();
		}
		await expect(page.getByText('Orders of the week: Porto')).toBeVisible();
		await follow(page, `${board}/kpis`);
		await expect(page.getByText('131').first()).toBeVisible();
	});
});

function segments(page: Page) {
	return page.getByRole('region', { name: /^Segments/ });
}

async function add(page: Page, name: string): Promise<void> {
	await page.getByLabel('New segment').fill(name);
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('New segment')).toHaveValue('');
}

async function type(page: Page, of: string, value: string): Promise<void> {
	await page.getByLabel('Of', { exact: true }).selectOption({ label: of });
	await page.getByLabel('Value', { exact: true }).fill(value);
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('Value', { exact: true })).toHaveValue('');
}

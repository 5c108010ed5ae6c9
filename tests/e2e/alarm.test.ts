import type { Locator, Page } from '@playwright/test';
import { choose, makeBoard, untilSaved } from './board.ts';
import { expect, test } from './fixtures.ts';

test.use({ locale: 'en-GB', timezoneId: 'Europe/Berlin', actionTimeout: 8000 });
test.describe.configure({ timeout: 90_000 });

const days = [
	'2027-01-08T15:00:00+01:00',
	'2027-01-15T15:00:00+01:00',
	'2027-01-22T15:00:00+01:00'
] as const;

test('E-G1 from an alarm to an investigation, to the objective that brings the gauge back, to healthy @both', async ({
	page
}) => {
	await page.clock.setFixedTime(days[0]);
	await makeBoard(page);
	await page.getByRole('button', { name: 'Look around first' }).click();

	await test.step('a KPI that is in alarm from its first reading', async () => {
		await page.getByRole('main').getByRole('link', { name: 'New KPI' }).click();
		const form = page.getByRole('main').locator('form');
		await form.getByLabel('Name').fill('Questions older than two days');
		await choose(form, 'Which way is good', 'Lower');
		await form.getByLabel('Target').fill('6');
		await form.getByLabel('Watch').fill('10');
		await form.getByLabel('Alarm').fill('15');
		await form.getByLabel('Today’s value').fill('19');
		await form.getByRole('button', { name: 'Add KPI' }).click();
		await expect(page.getByText(/19 is above the limit of 15/).first()).toBeVisible();
	});

	await test.step('somebody looks into it', async () => {
		await lookedInto(page).getByRole('button', { name: 'Look into it' }).click();
		const form = lookedInto(page).locator('form');
		await expect(form.getByLabel('What we saw')).toHaveValue(/^Alarm since 8 Jan: 19 is above/);
		await form.getByLabel('Next step', { exact: true }).fill('Put the page about prices online');
		await form.getByLabel('Next step by').fill('2027-01-15');
		await form.getByRole('button', { name: 'Open the investigation' }).click();
		await choose(lookedInto(page), 'Noise or signal', 'Signal');
		await lookedInto(page).getByLabel('Cause').fill('Prices changed');
		await lookedInto(page).getByLabel('Cause').blur();
		await lookedInto(page).getByText('The chart as of 8 Jan').click();
		await expect(lookedInto(page).getByRole('img', { name: /as it stood on 8 Jan/ })).toBeVisible();
	});

	await test.step('one press makes the objective, one undo takes it back', async () => {
		const start = lookedInto(page).getByRole('button', { name: 'Start a recovery objective' });
		await start.click();
		await expect(page.getByLabel('Objective title')).toHaveValue(/^Bring “Questions older/);
		await page.getByRole('button', { name: 'Undo' }).last().click();
		await expect(start).toBeVisible();
		await start.click();
		await expect(page.getByLabel('Objective title')).toHaveValue(/^Bring “Questions older/);
		await expect(page.getByText('from 19 to 6').first()).toBeVisible();
	});

	await test.step('the gauge says what brings it back, and the step is owed on its day', async () => {
		await untilSaved(page);
		await page.clock.setFixedTime(days[1]);
		await page.reload();
		await page.getByRole('link', { name: 'Home' }).first().click();
		await expect(page.getByText(/^Recovering by “Bring “Questions older/)).toBeVisible();
		const owed = page.getByRole('region', { name: 'What I owe' });
		await expect(owed).toContainText('1 next step');
		await owed.getByRole('link', { name: 'Put the page about prices online' }).click();
		await read(page, '5');
		await expect(page.getByText(/one more such reading makes it healthy/).first()).toBeVisible();
	});

	await test.step('two good readings make it healthy, and what was looked into is closed and kept', async () => {
		await untilSaved(page);
		await page.clock.setFixedTime(days[2]);
		await page.reload();
		await read(page, '4');
		await expect(page.getByText('Healthy').first()).toBeVisible();
		await expect(lookedInto(page).getByText('Recovered by')).toBeVisible();
		await expect(lookedInto(page).getByRole('region', { name: 'Before and after' })).toContainText(
			'Mean of 3 readings; too few for limits'
		);
		await lookedInto(page).getByRole('button', { name: 'Close it' }).click();
		await expect(lookedInto(page).getByText('8 Jan to 22 Jan: signal').first()).toBeVisible();
		await page.getByRole('link', { name: 'Home' }).first().click();
		await expect(page.getByText(/Recovering by/)).toHaveCount(0);
	});
});

function lookedInto(page: Page): Locator {
	return page.getByRole('region', { name: /^Looked into/ });
}

async function read(page: Page, value: string): Promise<void> {
	await page.getByLabel('Value', { exact: true }).fill(value);
	await page.keyboard.press('Enter');
}

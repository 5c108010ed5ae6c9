import { expect, type Page } from '@playwright/test';
import { follow } from '../board.ts';

/** The objectives of the list that is open. */
export const objectives = (page: Page) => page.getByRole('main').locator('h3 a');

/** Give an objective of the board another title, as a person does. */
export async function rename(page: Page, board: string, title: string, nth = 0): Promise<void> {
	await follow(page, `${board}/okrs`);
	await objectives(page).nth(nth).click();
	const field = page.getByLabel('Objective title');
	await field.fill(title);
	await field.blur();
}

/** Wait until the first objective of the list is called so. */
export async function seesFirst(page: Page, board: string, title: string): Promise<void> {
	await follow(page, `${board}/okrs`);
	await expect(objectives(page).first()).toHaveText(title);
}

/** Give the first team of the board another name. */
export async function renameTeam(page: Page, board: string, name: string): Promise<void> {
	await follow(page, `${board}/people`);
	const field = page.getByLabel('Name of the team').first();
	await field.fill(name);
	await field.blur();
}

/** Give the latest reading of a KPI another value, as a person does who finds it wrong. */
export async function correctReading(page: Page, board: string, value: string): Promise<void> {
	await openKpi(page, board);
	const table = page.getByRole('table', { name: 'Readings, the latest first' });
	await table
		.getByRole('button', { name: /^Reading of/ })
		.first()
		.click();
	await page.getByRole('menuitem', { name: 'Correct' }).click();
	await table.getByLabel('Value').fill(value);
	await table.getByRole('button', { name: 'Save' }).click();
	await expect(table.getByLabel('Value')).toHaveCount(0);
}

/** Open the page of a KPI of the sample board. */
export async function openKpi(page: Page, board: string): Promise<void> {
	await follow(page, `${board}/kpis`);
	await page
		.getByRole('link', { name: /^Questions older than two days/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { name: 'Readings' })).toBeVisible();
}

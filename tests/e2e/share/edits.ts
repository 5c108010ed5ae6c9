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

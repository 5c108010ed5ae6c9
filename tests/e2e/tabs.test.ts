import type { Page } from '@playwright/test';
import { makeBoard, untilSaved } from './board.ts';
import { expect, test } from './fixtures.ts';

/** What is listed, in the order of the alphabet: who was first is not told here. */
async function shows(page: Page, titles: readonly string[]): Promise<void> {
	const listed = page.getByRole('main').getByRole('article').getByRole('heading');
	await expect.poll(async () => (await listed.allInnerTexts()).sort()).toEqual([...titles].sort());
}

async function add(page: Page, title: string): Promise<void> {
	await page.getByLabel('Add an objective to Company').fill(title);
	await page.keyboard.press('Enter');
}

test('E-T1 five tabs on one board show the same, whichever of them is closed, and all of it is kept', async ({
	page,
	context
}) => {
	const board = await makeBoard(page);
	const tabs = [page];
	while (tabs.length < 5) tabs.push(await context.newPage());
	for (const tab of tabs) {
		await tab.goto(`${board}/okrs`);
		await expect(tab.getByLabel('Add an objective to Company')).toBeVisible();
	}
	const wanted: string[] = [];
	for (const [at, tab] of tabs.entries()) {
		wanted.push(`From tab ${at + 1}`);
		await add(tab, `From tab ${at + 1}`);
	}
	for (const tab of tabs) await shows(tab, wanted);

	// The first one writes for all of them; a closed one takes nothing along.
	const [first, second, third, fourth, fifth] = tabs as [Page, Page, Page, Page, Page];
	await add(third, 'A last word');
	await third.close();
	await first.close();
	wanted.push('A last word');
	await add(fourth, 'After the first was closed');
	wanted.push('After the first was closed');
	for (const tab of [second, fourth, fifth]) await shows(tab, wanted);
	await second.close();
	await fourth.close();

	await untilSaved(fifth);
	await fifth.reload();
	await shows(fifth, wanted);
	await fifth.close();
	const again = await context.newPage();
	await again.goto(`${board}/okrs`);
	await shows(again, wanted);
});

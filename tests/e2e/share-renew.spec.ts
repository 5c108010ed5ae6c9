import type { Page } from '@playwright/test';
import { follow } from './board.ts';
import { expect, join, test } from './share/fixtures.ts';

// Each device is a browser of its own.
test.describe.configure({ mode: 'default', timeout: 120_000 });

const objectives = (page: Page) => page.getByRole('main').locator('h3 a');

async function rename(page: Page, board: string, title: string, nth = 0): Promise<void> {
	await follow(page, `${board}/okrs`);
	await objectives(page).nth(nth).click();
	const field = page.getByLabel('Objective title');
	await field.fill(title);
	await field.blur();
}

async function sees(page: Page, board: string, title: string): Promise<void> {
	await follow(page, `${board}/okrs`);
	await expect(objectives(page).filter({ hasText: title })).toBeVisible({ timeout: 20_000 });
}

/** Make new links of a board that is shared. Answers them. */
async function renew(page: Page, board: string): Promise<{ view: string; edit: string }> {
	await follow(page, `${board}/share`);
	const link = page.getByRole('textbox', { name: /^Link for/ }).first();
	const before = await link.inputValue();
	await page.getByRole('button', { name: 'Make new links…' }).click();
	await page.getByRole('button', { name: 'Make new links', exact: true }).click();
	await expect(link).not.toHaveValue(before);
	const view = await link.inputValue();
	await page.getByRole('button', { name: 'Invite to edit…' }).click();
	const edit = await page.getByRole('dialog').getByRole('textbox').inputValue();
	await page.keyboard.press('Escape');
	return { view, edit };
}

async function boardsOnShelf(page: Page): Promise<string[]> {
	const names = page.evaluate(async () => {
		const opened = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('quarterdeck');
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error ?? new Error('quarterdeck'));
		});
		const keys = await new Promise<IDBValidKey[]>((resolve, reject) => {
			const request = opened.transaction('catalogue').objectStore('catalogue').getAllKeys();
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error ?? new Error('catalogue'));
		});
		opened.close();
		return keys.map(String);
	});
	return names;
}

test('Y-S20 who has an old link is told of new ones, keeps what they write, and goes on with the same board', async ({
	pair: { ana, ben, hers, his }
}) => {
	await rename(ana, hers, 'Before the new links');
	await sees(ben, his, 'Before the new links');
	await expect(ana.getByText('In step with Tomasz Wiśniewski.')).toBeVisible();

	const links = await renew(ana, hers);
	await expect(
		ben.getByText(
			'Maren Solberg made new links for this board. Ask Maren Solberg for the new one to go on together; what you have stays.'
		)
	).toBeVisible();
	await rename(ana, hers, 'Only for those who came along', 1);
	await rename(ben, his, 'Written under the old link');
	await follow(ana, `${hers}/share`);
	await expect(ana.getByText('Nobody else has this board yet.').first()).toBeVisible();
	await sees(ana, hers, 'Before the new links');
	await sees(ben, his, 'Written under the old link');
	await expect(objectives(ben).filter({ hasText: 'Only for those who came along' })).toHaveCount(0);

	await ben.goto(links.edit);
	await expect(ben.getByRole('heading', { name: /goes on under this link/ })).toBeVisible();
	await ben.getByRole('button', { name: 'Go on with it' }).click();
	await ben.waitForURL(new RegExp(`${his}$`));
	await sees(ben, his, 'Only for those who came along');
	await sees(ben, his, 'Written under the old link');
	await sees(ana, hers, 'Written under the old link');
	await rename(ben, his, 'After the new links');
	await sees(ana, hers, 'After the new links');
	await expect(ana.getByText('In step with Tomasz Wiśniewski.')).toBeVisible();
	expect(await boardsOnShelf(ben)).toEqual([his.replace('#/b/', '')]);
});

test('Y-S20 who was away when new links were made goes on all the same, and so does who only views', async ({
	shared: { ana, hers, view },
	aDevice
}) => {
	const vera = await aDevice();
	const there = await join(vera, view);
	await vera.goto('about:blank');
	const links = await renew(ana, hers);
	await rename(ana, hers, 'Under the new links');

	await vera.goto(links.view);
	await vera.getByRole('button', { name: 'Join', exact: true }).click();
	await vera.waitForURL(new RegExp(`${there}$`), { timeout: 30_000 });
	await sees(vera, there, 'Under the new links');
	await rename(ana, hers, 'And later', 1);
	await sees(vera, there, 'And later');
	expect(await boardsOnShelf(vera)).toEqual([there.replace('#/b/', '')]);
});

import { openWrittenApart } from './apart.ts';
import { follow, makeBoard, untilPainted } from './board.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { fullScreensOf, goTo, screensOf } from './screens.ts';

// A walk through every screen.
test.describe.configure({ timeout: 240_000 });

/** What lies over a page. */
const overlays = [
	{ name: 'palette', key: 'Control+k', role: 'dialog' },
	{ name: 'help', key: '?', role: 'dialog' }
] as const;

test('E-A1 E-A4 axe finds nothing on any screen of a full board on which two wrote the same while apart, in both themes @both', async ({
	page
}) => {
	const found: string[] = [];
	const board = await openWrittenApart(page);
	for (const screen of await fullScreensOf(page, board)) {
		await goTo(page, screen);
		found.push(...(await violations(page, screen.name)));
	}
	await follow(page, `${board}/trash`);
	for (const { name, key, role } of overlays) {
		await page.getByRole('heading', { level: 1 }).click();
		await page.keyboard.press(key);
		await expect(page.getByRole(role)).toBeVisible();
		await untilPainted(page);
		found.push(...(await violations(page, name)));
		await page.keyboard.press('Escape');
		await expect(page.getByRole(role)).toBeHidden();
	}
	expect(found).toEqual([]);
});

test('E-A2 E-A4 axe finds nothing on any screen of an empty board, in both themes @both', async ({
	page
}) => {
	await page.goto('./');
	await page.getByRole('link', { name: 'New board' }).click();
	await expect(page.getByRole('dialog', { name: 'New board' })).toBeVisible();
	const found = [...(await violations(page, 'new board'))];
	const board = await makeBoard(page);
	found.push(...(await violations(page, 'first run')));
	for (const way of ['Something should change', 'Something should stay healthy']) {
		await page.getByRole('button', { name: way }).click();
		await page.getByRole('textbox').first().fill('Calm support');
		found.push(...(await violations(page, way)));
		await page.getByRole('button', { name: 'Back' }).click();
	}
	await page.getByRole('button', { name: 'Look around first' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Harbour' })).toBeVisible();
	found.push(...(await violations(page, 'home')));
	for (const screen of screensOf(board)) {
		await goTo(page, screen);
		found.push(...(await violations(page, screen.name)));
	}
	await follow(page, '#/');
	await expect(page.getByRole('list', { name: 'Boards' })).toBeVisible();
	found.push(...(await violations(page, 'shelf')));
	expect(found).toEqual([]);
});

import type { Page } from '@playwright/test';
import { addressOf, follow, openSample, untilPainted, untilSaved } from './board.ts';
import { exported, openFile } from './files.ts';
import { expect, test } from './fixtures.ts';
import { goTo, screensOf, type Screen } from './screens.ts';

// A walk through every screen.
test.describe.configure({ timeout: 240_000 });

const board = '#/b/only-read';

/** A full board that a newer version has changed: here it can only be read. */
async function openOnlyRead(page: Page): Promise<void> {
	const sample = await openSample(page);
	await follow(page, `${sample}/settings`);
	const file = (await exported(page)) as { id: string; board: { meta: { schema: object } } };
	file.id = 'only-read';
	file.board.meta.schema = { minReader: 1, minWriter: 2 };
	await follow(page, '#/');
	await openFile(page, 'newer.json', Buffer.from(JSON.stringify(file)));
	await page.waitForURL(`**/${board}`);
	await expect(page.getByText('to change it here, load the newer version')).toBeVisible();
}

/** Looking, finding, keeping a copy, and what is only of this device. */
const harmless = [
	/^(Change the board|Search or do anything|Keyboard shortcuts|Load the newer version|More|Close)$/,
	/^(Cycle|Team|Person|Owner|Objective|Status|Kind)\b/,
	/^(Sort|Clear|Show .+|Fold all|What serves .+|Is the ship healthy.+|\d+ more)$/,
	/^(Earlier|Later|Print)$/,
	/^field (Columns|How far back|Theme|Numbers|Name of this device|For Excel.*)$/,
	/^(Ask the browser to keep it|Save a backup( file)?|Save all \d+ boards|Bring back from a file)$/,
	/^(Save as JSON|Objectives and key results|Check-ins|KPIs|Readings|Remove from this device…)$/,
	/^(Read the chart with the arrow keys|Picture of the chart|Copy picture|Save as (PNG|SVG))$/,
	/^(More for .+|This is (not )?me)$/,
	// What is read here may be passed on as it is.
	/^Share for viewing$/
];
/** Where one only changes things. */
const changing = /\/(new|check-in|import|file)(\/|\?|$)/;

/** Everything on the page that can be pressed, filled in, dragged or followed, by its name. */
async function controls(page: Page): Promise<readonly string[]> {
	return page.evaluate((changing) => {
		const kinds = 'button, input, select, textarea, [contenteditable], [draggable=true]';
		const idle = ':disabled, [readonly], [aria-disabled=true], [type=file]';
		// What unfolds is named by what it holds.
		const unfolds = 'h3 button[aria-expanded]';
		const nameOf = (element: HTMLElement) => {
			const isField = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
			const group = element.matches('[type=radio]') && element.closest('fieldset');
			const said = group ? null : element.getAttribute('aria-label');
			const named = (group && group.querySelector('legend')) || (isField && element.labels?.[0]);
			const words = (said ?? (named || element).textContent).trim().replace(/\s+/g, ' ');
			return isField || element.matches('textarea') ? `field ${words}` : words;
		};
		const isThere = (element: Element) => element.checkVisibility();
		const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
			.filter((link) => isThere(link) && new RegExp(changing).test(link.hash))
			.map((link) => `to ${link.hash}`);
		return [...document.querySelectorAll<HTMLElement>(kinds)]
			.filter((element) => isThere(element) && !element.matches(`${idle}, ${unfolds}`))
			.map(nameOf)
			.concat(links);
	}, changing.source);
}

/** What is offered that it should not be, also in menus; one line each. */
async function offered(page: Page, screen: string): Promise<readonly string[]> {
	const names = [...(await controls(page))];
	for (const menu of await page.locator('[aria-haspopup=menu]:visible').all()) {
		await menu.click();
		// What is ticked in one filters or sorts; a menu that ticks facts would be found by its name.
		const entries = page.locator('button[role=menuitem]:not([aria-disabled=true])');
		names.push(...(await entries.locator('.words').allInnerTexts()));
		await page.keyboard.press('Escape');
	}
	return names
		.filter((name) => !harmless.some((pattern) => pattern.test(name)))
		.map((name) => `${screen}: ${name}`);
}

async function everyScreen(page: Page): Promise<readonly Screen[]> {
	const screens: Screen[] = [
		{ name: 'home', at: board, heading: 'Kettle & Crate' },
		...screensOf(board)
	];
	for (const [list, things] of [
		['okrs', 'objectives'],
		['kpis', 'kpis']
	]) {
		await follow(page, `${board}/${list}`);
		const links = page.getByRole('main').locator(`h3 a[href^="${board}/${things}/"]`);
		await expect(links.first()).toBeVisible();
		for (const link of await links.all()) {
			const name = ((await link.textContent()) ?? '').trim();
			const open = async () => {
				await expect(page.locator('h1 textarea')).toHaveValue(name);
				const folded = page.getByRole('main').locator('h3 button[aria-expanded=false]');
				while ((await folded.count()) > 0) await folded.first().click();
			};
			screens.push({ name, at: await addressOf(link), heading: /^/, open });
		}
	}
	return screens;
}

test('A-RO1 no screen of a board that can only be read offers to change it @both', async ({
	page
}) => {
	await openOnlyRead(page);
	// Of this device, so it may be said; whoever it is owes nothing here.
	await follow(page, `${board}/people`);
	await page.getByRole('button', { name: 'More for Amara Okafor' }).click();
	await page.getByRole('menuitem', { name: 'This is me' }).click();
	await expect(page.getByText('You, on this device')).toBeVisible();

	const found: string[] = [];
	for (const screen of await everyScreen(page)) {
		await goTo(page, screen);
		found.push(...(await offered(page, screen.name)));
	}
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
	await expect(page.getByRole('dialog')).not.toContainText(/New|Check in|Undo|Redo/);
	expect(found).toEqual([]);
});

test('A-RO2 a screen on which one would only change the board says in a sentence that it can only be read', async ({
	page
}) => {
	await openOnlyRead(page);
	for (const screen of screensOf(board).filter(({ at }) => changing.test(at))) {
		await goTo(page, screen);
		await expect(page.getByRole('main')).toContainText('This board can only be read here');
	}
});

test('A-RO3 keys, dragging and typing leave a board that can only be read as it is', async ({
	page
}) => {
	await openOnlyRead(page);
	await follow(page, `${board}/settings`);
	const before = await exported(page);

	await follow(page, `${board}/okrs`);
	const rows = page.getByRole('article').filter({ has: page.locator('h3') });
	const titles = page.locator('main h3 a[data-row]');
	const last = titles.last();
	await expect(last).toBeVisible();
	const objective = await addressOf(last);
	const order = await titles.allInnerTexts();
	await last.focus();
	for (const key of ['Alt+ArrowUp', 'n', 'c', 'Control+z', 'Control+Shift+z', 'Control+y'])
		await page.keyboard.press(key);
	await rows.last().locator('header').dragTo(rows.nth(-2).locator('header'));
	await untilPainted(page);
	expect(await titles.allInnerTexts()).toEqual(order);
	expect(new URL(page.url()).hash).toBe(`${board}/okrs`);

	await follow(page, `${board}/okrs/map`);
	const nodes = page.getByRole('main').locator('a[data-row]');
	await nodes.last().dragTo(nodes.first());

	await follow(page, objective);
	const title = page.getByLabel('Objective title');
	await title.focus();
	await page.keyboard.type('Something else');
	await page.keyboard.press('Enter');
	await expect(title).toHaveValue(order.at(-1) ?? '');
	await expect(page.getByRole('alert')).toBeHidden();

	await untilSaved(page);
	await follow(page, `${board}/settings`);
	expect(await exported(page)).toEqual(before);
});

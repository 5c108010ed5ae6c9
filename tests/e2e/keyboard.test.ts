import type { Page } from '@playwright/test';
import { choose, follow, openSample, untilPainted } from './board.ts';
import { expect, test } from './fixtures.ts';

test('E-K1 a board is made, filled, checked in on and undone without a mouse', async ({ page }) => {
	await page.goto('./');
	await expect(page.getByRole('link', { name: 'New board' })).toBeVisible();
	await tabTo(page, 'New board');
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('Name of the team or company')).toBeFocused();
	await page.keyboard.type('Harbour');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Ana Ruiz');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: 'Something should change' })).toBeVisible();

	await tabTo(page, 'Something should change');
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('Objective', { exact: true })).toBeFocused();
	await page.keyboard.type('Calm support');
	await page.keyboard.press('Enter');
	for (const question of ['Why', 'Picture of winning']) {
		await expect(page.getByLabel(question, { exact: true })).toBeFocused();
		await tabTo(page, 'Not now');
		await page.keyboard.press('Enter');
	}
	await expect(page.getByLabel('What will have changed')).toBeFocused();
	await page.keyboard.type('First replies within a day');
	await tabTo(page, 'From');
	await page.keyboard.type('40');
	await tabTo(page, 'To');
	await page.keyboard.type('80');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: 'Harbour' })).toBeVisible();

	await page.keyboard.press('g');
	await page.keyboard.press('o');
	await expect(page.getByRole('heading', { level: 1, name: 'OKRs' })).toBeVisible();
	await page.keyboard.press('n');
	await expect(page.getByLabel('Title')).toBeFocused();
	await page.keyboard.type('A second one');
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('Objective title')).toHaveValue('A second one');

	await page.keyboard.press('Control+k');
	await expect(page.getByRole('combobox', { name: 'Search or do anything' })).toBeFocused();
	await page.keyboard.type('calm');
	await expect(page.getByRole('option', { name: /^Calm support/ })).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('Objective title')).toHaveValue('Calm support');
	await page.keyboard.press('c');
	await expect(page.getByLabel('Where is it now?')).toBeFocused();
	await page.keyboard.type('60');
	await tabTo(page, 'Confidence that we get there');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Control+Enter');
	await expect(page.getByText('60, confidence 6 of 10')).toBeVisible();

	await page.keyboard.press('g');
	await page.keyboard.press('h');
	const progress = page.getByRole('article').filter({ hasText: 'Calm support' });
	await expect(progress).toContainText('50 %');
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
	await page.keyboard.press('Control+z');
	await expect(progress).toContainText('No check-in yet');
	await page.keyboard.press('Control+Shift+z');
	await expect(progress).toContainText('50 %');
});

test('E-K2 the focus is visible at every stop of a full screen', async ({ page }) => {
	const board = await openSample(page);
	const invisible: string[] = [];
	for (const [place, heading] of [
		['', 'Kettle & Crate'],
		['/settings', 'Settings']
	] as const) {
		// Whoever follows a link to where they are gives up the focus when they arrive, in the midst of the stops.
		if (place !== '') await follow(page, board + place);
		await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
		const seen = new Set<string>();
		for (;;) {
			await page.keyboard.press('Tab');
			const stop = await focused(page);
			if (!stop || seen.has(stop.key)) break;
			seen.add(stop.key);
			if (!stop.isVisible) invisible.push(`${heading}: ${stop.name}`);
		}
		expect(seen.size).toBeGreaterThan(20);
	}
	expect(invisible).toEqual([]);
});

test('E-K3 whoever hears the screen is told of each turn, is in its first field, and at the end where it is said', async ({
	page
}) => {
	const board = await openSample(page);
	await follow(page, `${board}/check-in`);
	await choose(page.getByRole('main'), 'What to go through', 'Everything');
	const told = page.getByRole('status').filter({ hasText: /^\d+ of \d+: / });
	const first = (await told.textContent()) ?? '';
	const count = Number(/of (\d+)/.exec(first)?.[1]);
	expect(count).toBeGreaterThan(20);
	await page.getByRole('form').locator('input, textarea').first().focus();
	for (let at = 1; at <= count; at += 1) {
		const title = await page.getByRole('heading', { level: 2 }).innerText();
		await expect(told).toHaveText(new RegExp(`^${at} of ${count}: `));
		await expect(told).toContainText(title);
		const field = page.getByRole('form', { name: title }).locator(':is(input, textarea):focus');
		await expect(field).toHaveCount(1);
		const name = await field.evaluate((at: HTMLInputElement) => at.labels?.[0]?.innerText);
		if (name === 'Where is it now?' || name === 'What does it read?')
			await expect(field).toHaveAccessibleDescription(/^(From|At|Last|Between|Nothing)/);
		await page.keyboard.press('Control+Enter');
	}
	await expect(page.getByRole('heading', { level: 2 })).toBeFocused();
});

test('E-K4 whoever hears the screen is told which board was opened, also after a reload', async ({
	page
}) => {
	await openSample(page);
	const told = page.getByRole('status').filter({ hasText: /^Kettle & Crate · Quarterdeck$/ });
	await expect(told).toHaveCount(1);
	await page.reload();
	await expect(told).toHaveCount(1);
});

test('E-K5 what goes away under the focus hands it on: nobody begins at the top of the page again', async ({
	page
}) => {
	const board = await openSample(page);
	const main = page.getByRole('main');
	await follow(page, `${board}/kpis`);
	await main.getByRole('link', { name: 'Monthly churn', exact: true }).click();
	const readings = page.getByRole('table', { name: 'Readings, the latest first' }).getByRole('row');
	await expect(readings).toHaveCount(13);
	await page.getByRole('button', { name: /^Show all \d+$/ }).press('Enter');
	await expect(readings.nth(13).getByRole('button')).toBeFocused();

	await follow(page, `${board}/objectives/new`);
	for (let added = 0; added < 2; added += 1)
		await page.getByRole('button', { name: 'Add key result' }).press('Enter');
	const crosses = page.getByRole('button', { name: /^Remove key result \d$/ });
	const count = await crosses.count();
	expect(count).toBeGreaterThan(1);
	for (let left = count - 1; left > 0; left -= 1) {
		await crosses.first().press('Enter');
		await expect(crosses).toHaveCount(left);
		await expect(crosses.first()).toBeFocused();
	}
	await crosses.press('Enter');
	await expect(page.getByRole('button', { name: 'Add key result' })).toBeFocused();
});

/** Press Tab until something of this name has the focus, which one can see at every stop on the way. */
async function tabTo(page: Page, name: string): Promise<void> {
	const passed: string[] = [];
	while (passed.length < 40) {
		await page.keyboard.press('Tab');
		const stop = await focused(page);
		passed.push(stop?.name ?? 'the page');
		if (!stop) continue;
		expect(stop.isVisible, `the focus on “${stop.name}” can be seen`).toBe(true);
		if (stop.name === name) return;
	}
	throw new Error(`Tab does not come to “${name}”, but to ${passed.join(', ')}.`);
}

interface Stop {
	readonly key: string;
	readonly name: string;
	/** It, or the label it is drawn by, has an outline or a ring. */
	readonly isVisible: boolean;
}

/** What has the focus; nothing when it is on the page itself. */
async function focused(page: Page): Promise<Stop | undefined> {
	await untilPainted(page);
	return page.evaluate(() => {
		const at = document.activeElement;
		if (!(at instanceof HTMLElement) || at === document.body) return undefined;
		const label = (at instanceof HTMLInputElement && at.labels?.[0]) || undefined;
		const named = at.getAttribute('aria-label') ?? label?.textContent ?? at.innerText;
		const stops = [...document.querySelectorAll('a, button, input, select, textarea, summary, *')];
		const isRinged = (element: Element) =>
			[undefined, '::after'].some((pseudo) => {
				const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element, pseudo);
				return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
			});
		return {
			key: String(stops.indexOf(at)),
			name: (named.trim().split('\n')[0] ?? '').replace(/(?: optional)?\s*$/, ''),
			isVisible: isRinged(at) || (label !== undefined && isRinged(label))
		};
	});
}

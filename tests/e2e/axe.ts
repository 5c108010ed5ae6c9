import type { Page } from '@playwright/test';
import axe from 'axe-core';

import { untilPainted } from './board.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What another theme can change: everything else about a screen is the same in both. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/**
 * What axe has against the page as it stands, in the light theme and then in the dark one, and each article that
 * nobody can call by a name, one line each. Leaves it in the light theme, where nothing moves.
 */
export async function violations(page: Page, screen: string): Promise<readonly string[]> {
	const inLight = await found(page, screen, { type: 'tag', values: rules });
	// Without motion, or axe would see the colours on their way.
	await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
	await untilPainted(page);
	const inDark = await found(page, `${screen}, dark`, { type: 'rule', values: rulesOfColour });
	await page.emulateMedia({ colorScheme: 'light' });
	const nameless = page.locator('article:not([aria-label], [aria-labelledby])');
	const articles = (await nameless.allTextContents()).map(
		(text) => `${screen}: an article without a name: ${text.trim().slice(0, 80)}`
	);
	return [...articles, ...inLight, ...inDark];
}

async function found(page: Page, screen: string, runOnly: axe.RunOnly): Promise<readonly string[]> {
	// Once for each page that is loaded: handed over for each screen, it took a quarter of the time.
	if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
	// What is in order is not described one by one: that took a sixth of the time.
	const options: axe.RunOptions = { runOnly, resultTypes: ['violations'] };
	const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(${JSON.stringify(options)})`);
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(
			({ target, failureSummary = '' }) => `${screen}: ${id} at ${target} ${failureSummary}`
		)
	);
}

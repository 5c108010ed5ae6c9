import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe has against the page as it stands, and each article that nobody can call by a name, one line each. */
export async function violations(page: Page, screen: string): Promise<readonly string[]> {
	const axe = new AxeBuilder({ page }).withTags(rules).setLegacyMode();
	const { violations } = await axe.analyze();
	const nameless = page.locator('article:not([aria-label], [aria-labelledby])');
	const articles = (await nameless.allTextContents()).map(
		(text) => `${screen}: an article without a name: ${text.trim().slice(0, 80)}`
	);
	const found = violations.flatMap(({ id, nodes }) =>
		nodes.map(
			({ target, failureSummary = '' }) => `${screen}: ${id} at ${target} ${failureSummary}`
		)
	);
	return [...articles, ...found];
}

import { expect, type Page } from '@playwright/test';
import { addressOf, follow, untilPainted } from './board.ts';

/** One thing that a person sees: where it is, how one knows that it stands, what to do there first. */
export interface Screen {
	readonly name: string;
	/** As `#/…`. */
	readonly at: string;
	readonly heading: string | RegExp;
	/** Open what is folded or lies over the page. */
	readonly open?: (page: Page) => Promise<void>;
}

/** What every board has, the sample board and an empty one. */
export function screensOf(board: string): readonly Screen[] {
	return [
		{ name: 'OKR list', at: `${board}/okrs`, heading: 'OKRs' },
		{ name: 'alignment map', at: `${board}/okrs/map`, heading: 'OKRs' },
		{ name: 'new objective', at: `${board}/objectives/new`, heading: 'New objective' },
		{ name: 'gauges', at: `${board}/kpis`, heading: 'KPIs' },
		{ name: 'grid of KPIs', at: `${board}/kpis/grid`, heading: 'KPIs' },
		{ name: 'readings from a file', at: `${board}/kpis/file`, heading: 'Readings from a file' },
		{ name: 'new KPI', at: `${board}/kpis/new`, heading: 'New KPI' },
		{ name: 'review', at: `${board}/review`, heading: 'KPI review' },
		{ name: 'earlier reviews', at: `${board}/review?earlier`, heading: 'KPI review' },
		{ name: 'yearly clean-up', at: `${board}/review?clean-up`, heading: 'KPI review' },
		{ name: 'check-in', at: `${board}/check-in`, heading: 'Check in' },
		{ name: 'people', at: `${board}/people`, heading: 'People and teams' },
		{ name: 'share', at: `${board}/share`, heading: 'Share' },
		{ name: 'import', at: `${board}/import`, heading: 'Import' },
		{ name: 'trash', at: `${board}/trash`, heading: 'Trash' },
		{ name: 'settings', at: `${board}/settings`, heading: 'Settings' }
	];
}

/** What only a board with something on it has. Begins at its home. */
export async function fullScreensOf(page: Page, board: string): Promise<readonly Screen[]> {
	await follow(page, board);
	const links = (address: string) =>
		page.getByRole('main').locator(`h3 a[href^="${board}/${address}/"]`);
	const objective = links('objectives').first();
	const kpi = links('kpis').first();
	await expect(kpi).toBeVisible();
	const title = { objective: await objective.textContent(), kpi: await kpi.textContent() };
	const at = { objective: await addressOf(objective), kpi: await addressOf(kpi) };
	return [
		{ name: 'home', at: board, heading: 'Kettle & Crate' },
		...screensOf(board),
		{
			name: 'objective with an open key result and its form',
			at: at.objective,
			heading: /./,
			open: async () => {
				await expect(page.getByLabel('Objective title')).toHaveValue(title.objective ?? '');
				await page.getByRole('main').locator('h3 button[aria-expanded]').first().click();
				await page.getByRole('button', { name: 'Edit' }).click();
				await expect(page.locator('canvas').first()).toBeVisible();
			}
		},
		{
			name: 'KPI',
			at: at.kpi,
			heading: /./,
			open: async () => {
				await expect(page.getByLabel('Name', { exact: true })).toHaveValue(title.kpi ?? '');
				await expect(page.locator('canvas').first()).toBeVisible();
			}
		},
		{
			name: 'preview of an import',
			at: `${board}/import`,
			heading: 'Import',
			open: async () => {
				await page
					.getByLabel('Paste it here, or drop a file')
					.fill('Delight our customers\n  Ana: NPS from 40 to 60\n  Churn below 2 %');
				await page.getByRole('button', { name: 'Preview' }).click();
				await expect(page.getByRole('button', { name: 'Add to the board' })).toBeVisible();
			}
		}
	];
}

/** Go to a screen and wait until it stands. */
export async function goTo(page: Page, screen: Screen): Promise<void> {
	await follow(page, screen.at);
	await page.waitForURL(({ hash }) => hash === screen.at);
	await expect(
		page.getByRole('heading', { level: 1 }).filter({ hasText: screen.heading })
	).toBeVisible();
	await screen.open?.(page);
	await untilPainted(page);
}

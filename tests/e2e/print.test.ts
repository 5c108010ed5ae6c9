import { openSample, untilPainted } from './board.ts';
import { expect, test } from './fixtures.ts';

test('E-P1 the quarter of the sample board is one page of A4, with everything on it', async ({
	page
}) => {
	await openSample(page);
	const titles = page.getByRole('main').locator('h3 a');
	await expect(titles).toHaveCount(18);
	await untilPainted(page);
	const paper = await page.pdf({ preferCSSPageSize: true });
	const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b/gu) ?? [];
	expect(pages).toHaveLength(1);

	await page.emulateMedia({ media: 'print' });
	for (const title of await titles.all()) await expect(title).toBeVisible();
	await expect(page.getByRole('link', { name: 'Check in' })).toBeHidden();
	await expect(page.getByRole('navigation')).toBeHidden();
});

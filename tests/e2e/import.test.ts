import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../.ci/process.mjs';
import { follow, makeBoard } from './board.ts';
import { expect, test } from './fixtures.ts';

const pageOf = (name: string): string =>
	readFileSync(resolve(root, '../shared/data', name), 'utf8');

test('E-I1 a pasted page of a handbook becomes a preview, is put right, added and taken back', async ({
	page
}) => {
	const text = pageOf('gitlab-2018-q1.md');
	const board = await makeBoard(page);
	await page.getByRole('link', { name: 'Paste what you have' }).click();
	await page.getByLabel('Paste it here, or drop a file').fill(text);
	await page.getByRole('button', { name: 'Preview' }).click();
	await expect(page.getByText('This becomes 4 objectives and 13 key results.')).toBeVisible();
	await showsEveryLineOf(page, text);

	await page
		.getByRole('combobox', { name: 'What “GDPR policy fully implemented” is' })
		.selectOption('Leave out');
	await expect(page.getByText('This becomes 4 objectives and 12 key results.')).toBeVisible();
	// What was corrected is still corrected after a reload.
	await page.reload();
	await expect(page.getByText('This becomes 4 objectives and 12 key results.')).toBeVisible();
	await showsEveryLineOf(page, text);

	await page.getByRole('button', { name: 'Add to the board' }).click();
	await expect(page).toHaveURL(/\/okrs$/);
	await expect(objectives(page)).toHaveCount(4);
	await expect(keyResults(page)).toHaveCount(12);
	const notice = page.getByText('Added 4 objectives and 12 key results.');
	await expect(notice).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).last().click();
	await expect(objectives(page)).toHaveCount(0);
	await follow(page, `${board}/people`);
	await expect(page.getByRole('article')).toHaveCount(1);
});

test('E-I9 a line that was read only in part says so, and of many lines those in view are drawn', async ({
	page
}) => {
	const board = await makeBoard(page);
	await follow(page, `${board}/import`);
	const rows = Array.from(
		{ length: 3000 },
		(_, at) => `2026-01-05,${at},${at === 1 ? 'half' : at}`
	);
	await page.getByLabel('File to import').setInputFiles({
		name: 'sales.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(['Date,Churn,Sales', ...rows].join('\n'))
	});
	await page.getByText('One line was read only in part').click();
	await expect(page.getByText('No readable number where one belongs.')).toHaveCount(2);
	const lines = page.getByRole('list', { name: 'Lines of the text' }).getByRole('listitem');
	await expect(lines).toHaveCount(200);
	await page.keyboard.press('End');
	await expect(lines.last()).toContainText('2026-01-05,2999');
});

test('E-I2 a dropped page of a handbook becomes a preview, is put right, added and taken back', async ({
	page
}) => {
	const text = pageOf('gitlab-2018-q2.md');
	const board = await makeBoard(page);
	await follow(page, `${board}/import`);
	const target = page.getByRole('group', { name: 'Text to import' });
	const dropped = await page.evaluateHandle((content) => {
		const transfer = new DataTransfer();
		transfer.items.add(new File([content], 'gitlab-2018-q2.md', { type: 'text/markdown' }));
		return transfer;
	}, text);
	await target.dispatchEvent('dragover', { dataTransfer: dropped });
	await target.dispatchEvent('drop', { dataTransfer: dropped });
	await expect(page.getByText('This becomes 14 objectives and 21 key results.')).toBeVisible();
	await showsEveryLineOf(page, text);

	const line = page.getByRole('listitem').filter({ hasText: 'pipeline 3x minus in quarter, 100%' });
	await line.getByRole('button', { name: 'Change “pipeline 3x minus in quarter”' }).click();
	await line.getByLabel('Measure').selectOption('From … to …');
	await line.getByLabel('Start').fill('1');
	await line.getByLabel('Target').fill('3');
	await line.getByRole('button', { name: 'Done' }).click();
	await expect(line).toContainText('from 1 to 3');

	await page.getByRole('button', { name: 'Add to the board' }).click();
	await expect(page).toHaveURL(/\/okrs$/);
	await expect(objectives(page)).toHaveCount(14);
	await expect(keyResults(page)).toHaveCount(21);
	await expect(keyResults(page).filter({ hasText: 'pipeline 3x minus' })).toContainText(
		'from 1 to 3'
	);
	await page.getByRole('button', { name: 'Undo' }).last().click();
	await expect(objectives(page)).toHaveCount(0);
});

const objectives = (page: Page) => page.getByRole('main').getByRole('article');
const keyResults = (page: Page) => objectives(page).getByRole('listitem');

/** Nothing is dropped silently: the preview has each line as it was written. */
async function showsEveryLineOf(page: Page, text: string): Promise<void> {
	const shown = page.getByRole('list', { name: 'Lines of the text and what they become' });
	await expect(shown).toBeVisible();
	const words = (await shown.innerText()).replace(/\s+/g, ' ');
	for (const line of text.split('\n').filter((each) => each.trim()))
		expect(words).toContain(line.trim().replace(/\s+/g, ' '));
}

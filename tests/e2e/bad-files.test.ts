import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { follow, openSample } from './board.ts';
import { expect, test } from './fixtures.ts';

const utf16 = '\ufeffDate;Churn\n2026-03-02;4.1\n';

/** Files that nobody can read as they are, by the sentence that answers each. */
const bad = {
	'empty.csv': 'This file is empty.',
	folder: 'This is not there any more, or cannot be read, as a folder cannot.',
	'sheet.xlsx': 'This is a spreadsheet or an archive.',
	'noise.txt': 'This file is not text.',
	'huge.csv': 'This file is larger than 5 MB.'
};

test('E-F7 a file that cannot be read is answered wherever it is dropped, and what was typed stays', async ({
	page
}, info) => {
	const folder = info.outputPath('files');
	await mkdir(join(folder, 'folder'), { recursive: true });
	await writeFile(join(folder, 'empty.csv'), '');
	await writeFile(join(folder, 'sheet.xlsx'), 'PK\u0003\u0004');
	await writeFile(join(folder, 'noise.txt'), Buffer.from([1, 0, 2, 0, 0, 3, 0]));
	await writeFile(join(folder, 'utf16.csv'), utf16, 'utf16le');
	await writeFile(join(folder, 'huge.csv'), '');
	// Room that is not filled: as large as it says, and written in a moment.
	await truncate(join(folder, 'huge.csv'), 500 * 2 ** 20);

	await page.goto('./');
	await expect(page.getByRole('button', { name: 'Look at a sample board' })).toBeVisible();
	for (const [name, sentence] of Object.entries(bad)) {
		await drop(page, page.getByRole('main'), join(folder, name));
		await expect(page.getByText(`${name}: ${sentence}`)).toBeVisible();
	}
	const board = await openSample(page);
	await follow(page, `${board}/import`);
	const field = page.getByLabel('Paste it here, or drop a file');
	await field.fill('Calm support');
	for (const [name, sentence] of Object.entries(bad)) {
		await drop(page, field, join(folder, name));
		await expect(page.getByText(`${name}: ${sentence}`)).toBeVisible();
		await expect(field).toHaveValue('Calm support');
	}
	await drop(page, field, join(folder, 'utf16.csv'));
	await expect(page.getByText('This becomes 1 KPI and 1 reading.')).toBeVisible();
});

/** Drop a file of this machine as the system does it, over the middle of something. */
async function drop(page: Page, over: Locator, file: string): Promise<void> {
	const box = await over.boundingBox();
	if (!box) throw new Error('Nothing to drop it on.');
	const devtools = await page.context().newCDPSession(page);
	const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	const data = { items: [], files: [file], dragOperationsMask: 1 };
	for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
		await devtools.send('Input.dispatchDragEvent', { type, ...at, data });
	await devtools.detach();
}

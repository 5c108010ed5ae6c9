import { follow, openSample } from './board.ts';
import { contentOf, exported, openFile, saved } from './files.ts';
import { expect, test } from './fixtures.ts';

test('E-B1 a board that was removed comes back whole from its backup file, and from nothing less', async ({
	page
}) => {
	const board = await openSample(page);
	await follow(page, `${board}/settings`);
	const before = await exported(page);
	const backup = await saved(page, () =>
		page.getByRole('button', { name: 'Save a backup', exact: true }).first().click()
	);
	const bytes = await contentOf(backup);

	await page.getByRole('button', { name: 'Remove from this device…' }).click();
	const dialog = page.getByRole('dialog', { name: /^Remove “Kettle & Crate”/ });
	await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
	await expect(page.getByRole('button', { name: 'Look at a sample board' })).toBeVisible();

	const broken = Buffer.from(bytes);
	const middle = Math.floor(broken.length / 2);
	broken.writeUInt8(broken.readUInt8(middle) ^ 1, middle);
	for (const [name, content] of [
		['cut.quarterdeck', bytes.subarray(0, bytes.length - 400)],
		['changed.quarterdeck', broken]
	] as const) {
		await openFile(page, name, content);
		await expect(
			page.getByText(`${name}: This file is damaged and could not be read.`)
		).toBeVisible();
		await expect(page.getByRole('button', { name: 'Look at a sample board' })).toBeVisible();
	}

	await openFile(page, backup.suggestedFilename(), bytes);
	await page.waitForURL(`**/${board}`);
	await follow(page, `${board}/settings`);
	expect(await exported(page)).toEqual(before);
	// A file that is broken changes nothing of a board that is there, either.
	await page.getByLabel('Backup or board file').setInputFiles({
		name: 'broken.quarterdeck',
		mimeType: 'application/octet-stream',
		buffer: broken
	});
	await expect(page.getByText('broken.quarterdeck: This file is damaged')).toBeVisible();
	expect(await exported(page)).toEqual(before);
});

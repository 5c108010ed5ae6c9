import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';

/** What an act on the page gives to the person as a file. */
export async function saved(page: Page, act: () => Promise<void>): Promise<Download> {
	const [download] = await Promise.all([page.waitForEvent('download'), act()]);
	return download;
}

export async function contentOf(download: Download): Promise<Buffer> {
	return readFile(await download.path());
}

/** The board as JSON, as its settings give it; begins there. */
export async function exported(page: Page): Promise<unknown> {
	const download = await saved(page, () =>
		page.getByRole('button', { name: 'Save as JSON' }).click()
	);
	return JSON.parse((await contentOf(download)).toString());
}

/** Open a file on the shelf through the system's dialog. */
export async function openFile(page: Page, name: string, buffer: Buffer): Promise<void> {
	const [chooser] = await Promise.all([
		page.waitForEvent('filechooser'),
		page.getByRole('button', { name: 'Open a file' }).click()
	]);
	await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer });
}

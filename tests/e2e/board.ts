import { expect, type Locator, type Page } from '@playwright/test';

/** Open the sample board from an empty shelf. Answers its address, as `#/b/…`. */
export async function openSample(page: Page): Promise<string> {
	await page.goto('./');
	await page.getByRole('button', { name: 'Look at a sample board' }).click();
	return arrived(page);
}

/** Make a board from the shelf with its three fields. Answers its address, as `#/b/…`. */
export async function makeBoard(
	page: Page,
	{ name = 'Harbour', myName = 'Ana Ruiz' } = {}
): Promise<string> {
	await page.goto('./');
	await page.getByRole('link', { name: 'New board' }).click();
	const dialog = page.getByRole('dialog', { name: 'New board' });
	await dialog.getByLabel('Name of the team or company').fill(name);
	await dialog.getByLabel('Your name').fill(myName);
	await dialog.getByRole('button', { name: 'Make the board' }).click();
	return arrived(page);
}

async function arrived(page: Page): Promise<string> {
	await page.waitForURL(/#\/b\/[^/]+$/);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	return new URL(page.url()).hash;
}

/** Follow a link to an address of the app. Typed into the address bar it would load the page anew, if it may. */
export async function follow(page: Page, address: string): Promise<void> {
	await page.evaluate(followLink, address);
}

/** Runs in the page. */
export function followLink(address: string): void {
	const link = document.createElement('a');
	link.href = address;
	document.body.append(link);
	link.click();
	link.remove();
}

/** Press the word of a choice among few, as a mouse does. */
export async function choose(within: Locator, group: string, word: string): Promise<void> {
	const choices = within.getByRole('group', { name: group }).locator('label');
	await choices.filter({ hasText: new RegExp(`^\\s*${word}\\s*$`) }).click();
}

/** Wait until everything that was done is on the disk of this device. */
export async function untilSaved(page: Page): Promise<void> {
	await expect(page.getByText(/^Saved on this device/).first()).toBeAttached();
}

/** Wait until the page has been laid out and painted after the last change. */
export async function untilPainted(page: Page): Promise<void> {
	await page.evaluate(
		() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
	);
}

/** The address that a link leads to inside the app, as `#/…`. */
export async function addressOf(link: Locator): Promise<string> {
	return (await link.getAttribute('href')) ?? '';
}

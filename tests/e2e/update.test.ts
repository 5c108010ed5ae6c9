import type { Page } from '@playwright/test';
import { expect, test, untilKept } from './fixtures.ts';
import { aHostOfVersions } from './two-versions.ts';

test.use({ isKept: true });

/** The page of that version, which says so in its head; the first one says nothing. */
const version = (page: Page, name: string) => page.locator(`meta[name="mark"][content="${name}"]`);

async function twoTabsBeforeAnUpdate(page: Page) {
	const host = await aHostOfVersions();
	await page.goto(host.address);
	await untilKept(page);
	const other = await page.context().newPage();
	await other.goto(host.address);
	await host.bringOut('second');
	await page.reload();
	await expect(page.getByText('A new version is ready.')).toBeVisible();
	return { host, other };
}

test('A-U1 a new version waits until the person agrees, and then comes at once', async ({
	page
}) => {
	const { host } = await twoTabsBeforeAnUpdate(page);
	await expect(version(page, 'second')).not.toBeAttached();
	await page.getByRole('button', { name: 'Update now' }).click();
	await expect(version(page, 'second')).toBeAttached();
	await expect(page.getByText('A new version is ready.')).toBeHidden();
	await host.close();
});

test('A-U2 a tab whose person did not agree is not reloaded, and still finds its lazy parts', async ({
	page
}) => {
	const { host, other } = await twoTabsBeforeAnUpdate(page);
	await other.evaluate(() => document.body.setAttribute('data-typed', 'something'));
	await page.getByRole('button', { name: 'Update now' }).click();
	await expect(version(page, 'second')).toBeAttached();
	await expect(other.getByText('A new version is ready.')).toBeVisible();
	await expect(other.locator('body')).toHaveAttribute('data-typed', 'something');
	const kept = await other.evaluate(async () => (await caches.keys()).length);
	expect(kept).toBe(2);
	await other.getByRole('button', { name: 'Update now' }).click();
	await expect(version(other, 'second')).toBeAttached();
	await host.close();
});

test('A-U3 nothing is reloaded while something is unsaved', async ({ page }) => {
	const { host } = await twoTabsBeforeAnUpdate(page);
	await page.evaluate(() => {
		const guard = (event: Event) => event.preventDefault();
		addEventListener('beforeunload', guard);
		Object.assign(globalThis, { saved: () => removeEventListener('beforeunload', guard) });
	});
	await page.getByRole('button', { name: 'Update now' }).click();
	await expect(page.getByText('Updating as soon as everything is saved.')).toBeVisible();
	await expect(version(page, 'second')).not.toBeAttached();
	await page.evaluate(() => (globalThis as unknown as { saved: () => void }).saved());
	await expect(version(page, 'second')).toBeAttached();
	await host.close();
});

test('A-U4 "Later" puts the question off until the app starts again', async ({ page }) => {
	const { host } = await twoTabsBeforeAnUpdate(page);
	await page.getByRole('button', { name: 'Later' }).click();
	await expect(page.getByText('A new version is ready.')).toBeHidden();
	await page.reload();
	await expect(version(page, 'second')).not.toBeAttached();
	await expect(page.getByText('A new version is ready.')).toBeVisible();
	await host.close();
});

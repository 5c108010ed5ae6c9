import type { Page } from '@playwright/test';
import { follow, openSample } from './board.ts';
import { contentOf, openFile, saved } from './files.ts';
import { objectives, rename } from './share/edits.ts';
import { expect, share, test } from './share/fixtures.ts';

test.describe.configure({ mode: 'default', timeout: 120_000 });

/** A file for somebody, as the share screen gives it. */
async function fileFor(page: Page, board: string, whom: RegExp): Promise<Buffer> {
	await follow(page, `${board}/share`);
	const select = page.getByRole('combobox', { name: 'For' });
	const choice = await select.getByRole('option', { name: whom }).getAttribute('value');
	await select.selectOption(choice);
	const file = await saved(page, () => page.getByRole('button', { name: 'Save the file' }).click());
	expect(file.suggestedFilename()).toMatch(/\.quarterdeck$/);
	return contentOf(file);
}

test('Y-F10 Y-S26 two who never meet share a board by files alone, one in a browser that cannot connect and says so: the first copy, edits both ways, and how far each is', async ({
	aDevice,
	relay
}) => {
	const [ana, ben] = [await aDevice(), await aDevice()];
	// As Tor’s browser and WebKit on Linux are.
	await ben.addInitScript(() => Reflect.deleteProperty(window, 'RTCPeerConnection'));
	const hers = await openSample(ana);
	const { edit } = await share(ana, hers, relay);
	await relay.stop();

	// Without the link the file says nothing.
	const everything = await fileFor(ana, hers, /^Everybody/);
	expect(everything.includes('Kettle')).toBe(false);
	await openSample(ben);
	await follow(ben, '#/');
	await openFile(ben, 'changes.quarterdeck', everything);
	await expect(ben.getByText(/changes\.quarterdeck: .* only a link of that board/)).toBeVisible();

	await ben.goto(edit);
	await ben.getByRole('button', { name: 'Join', exact: true }).click();
	await expect(ben.getByText(/^This browser cannot connect to other devices/)).toBeVisible();
	await follow(ben, '#/');
	await openFile(ben, 'changes.quarterdeck', everything);
	await ben.waitForURL(/#\/b\/[^/]+$/);
	const his = new URL(ben.url()).hash;
	await expect(ben.getByText(/changes? from Maren Solberg \(.*\) came in\./)).toBeVisible();

	await rename(ben, his, 'From Ben');
	await expect(ben.getByText(/This browser cannot connect to others/).first()).toBeVisible();
	await follow(ana, `${hers}/share`);
	await expect(ana.getByText('In step', { exact: true })).toHaveCount(0);
	const back = await fileFor(ben, his, /^Maren Solberg/);
	await ana.getByLabel('File from others').setInputFiles({
		...{ name: 'back.quarterdeck', mimeType: 'application/octet-stream', buffer: back }
	});
	await expect(ana.getByText(/1 change from .* came in\./)).toBeVisible();
	// The file carries Ben's word of what he has: no device met another.
	await expect(ana.getByText('In step', { exact: true })).toBeVisible();
	await follow(ana, `${hers}/okrs`);
	await expect(objectives(ana).first()).toHaveText('From Ben');

	await follow(ana, '#/');
	await openFile(ana, 'again.quarterdeck', back);
	await expect(ana.getByText(/Nothing new in it/)).toBeVisible();

	// Of a board that is closed, the same: what was renamed here meanwhile goes by the next file.
	await rename(ana, hers, 'From Ana');
	const small = await fileFor(ana, hers, /Chrome|browser|device/i);
	expect(small.length).toBeLessThan(everything.length / 2);
	await follow(ben, '#/');
	await openFile(ben, 'small.quarterdeck', small);
	await ben.waitForURL(/#\/b\/[^/]+$/);
	await expect(ben.getByText(/^1 change from Maren Solberg .* came in\./)).toBeVisible();
	await follow(ben, `${his}/okrs`);
	await expect(objectives(ben).first()).toHaveText('From Ana');
});

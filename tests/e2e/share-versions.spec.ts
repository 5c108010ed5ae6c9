import type { Page } from '@playwright/test';
import { serve } from '../../.ci/serve.mjs';
import { follow, openSample } from './board.ts';
import { objectives, rename, seesFirst } from './share/edits.ts';
import { expect, join, share, test } from './share/fixtures.ts';
import { laterVersion } from './share/later-version.ts';

test.describe.configure({ mode: 'default', timeout: 240_000 });

async function renameBoard(page: Page, board: string, name: string): Promise<void> {
	await follow(page, `${board}/settings`);
	const field = page.getByLabel('Name of the board');
	await field.fill(name);
	await field.blur();
}

test('Y-R29 an older and a later build of the app edit together: what only the later one knows survives, and when older ones may only read, they say so and pass it on', async ({
	aDevice,
	relay
}) => {
	const later = await serve(await laterVersion());
	try {
		const [ana, ben] = [await aDevice(later.address), await aDevice()];
		const cem = await aDevice(later.address);
		// Ben has the one that all other tests are of.
		const hers = await openSample(ana);
		const { edit } = await share(ana, hers, relay);
		const his = await join(ben, edit.replace(later.address, './'), 'Tomasz Wiśniewski');
		await rename(ana, hers, 'By the later one');
		await seesFirst(ana, hers, 'By the later one (marked)');
		await seesFirst(ben, his, 'By the later one');
		await rename(ben, his, 'By the older one');
		await seesFirst(ana, hers, 'By the older one (marked)');
		await expect(ana.getByText('In step with Tomasz Wiśniewski.')).toBeVisible();

		await renameBoard(ana, hers, 'Later only');
		await expect(
			ben.getByText(/A newer version of Quarterdeck has changed this board/)
		).toBeVisible();
		await expect(ben.getByText(/Can only be read\./).first()).toBeVisible();
		await follow(ben, `${his}/okrs`);
		await expect(objectives(ben).first()).toBeVisible();
		await expect(ben.getByRole('link', { name: /New objective/ })).toHaveCount(0);
		await expect(ana.getByText('In step with Tomasz Wiśniewski.')).toBeVisible();

		// From here on only the older one has it.
		await ana.goto('about:blank');
		const theirs = await join(cem, edit, 'Kenji Watanabe');
		await expect(cem.getByText('Later only (rooted)').first()).toBeVisible();
		await seesFirst(cem, theirs, 'By the older one (marked)');
		await rename(cem, theirs, 'By the third');
		await expect(cem.getByText('In step with Tomasz Wiśniewski.')).toBeVisible();
		await seesFirst(ben, his, 'By the third');
		await cem.goto('about:blank');
		await ana.goto(new URL(hers, later.address).href);
		await seesFirst(ana, hers, 'By the third (marked)');
	} finally {
		await later.close();
	}
});

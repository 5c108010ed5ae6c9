import { openSample } from './board.ts';
import { rename, seesFirst } from './share/edits.ts';
import { expect, join, share, test } from './share/fixtures.ts';

// Each device is a browser of its own.
test.describe.configure({ mode: 'default', timeout: 180_000 });

test('Y-S30 of three people each sees what the others write', async ({ aDevice, relay }) => {
	const [ana, ben, cem] = [await aDevice(), await aDevice(), await aDevice()];
	const hers = await openSample(ana);
	const { edit } = await share(ana, hers, relay);
	const his = await join(ben, edit, 'Tomasz Wiśniewski');
	const theirs = await join(cem, edit, 'Amara Okafor');
	const crew = [
		[ana, hers, 'From Ana'],
		[ben, his, 'From Ben'],
		[cem, theirs, 'From Cem']
	] as const;
	for (const [page, board, title] of crew) {
		await rename(page, board, title);
		for (const [other, place] of crew) await seesFirst(other, place, title);
	}
	await expect(ana.getByText(/In step with .+ and .+\./)).toBeVisible();
});

test('Y-S31 who comes late gets everything from a viewer, whoever wrote it and although those are away', async ({
	aDevice,
	relay
}) => {
	const [ana, vera, ben, late] = [
		await aDevice(),
		await aDevice(),
		await aDevice(),
		await aDevice()
	];
	const hers = await openSample(ana);
	const { view, edit } = await share(ana, hers, relay);
	const seen = await join(vera, view);
	const his = await join(ben, edit, 'Tomasz Wiśniewski');
	await rename(ana, hers, 'From Ana');
	await rename(ben, his, 'From Ben', 1);
	await seesFirst(vera, seen, 'From Ana');
	await expect(vera.getByRole('main').getByRole('link', { name: 'From Ben' })).toBeVisible();
	for (const away of [ana, ben]) await away.goto('about:blank');

	const there = await join(late, edit, 'Amara Okafor');
	await seesFirst(late, there, 'From Ana');
	await expect(late.getByRole('main').getByRole('link', { name: 'From Ben' })).toBeVisible();
	// And what is written now goes through the viewer to who was away.
	await rename(late, there, 'From who came late');
	await seesFirst(vera, seen, 'From who came late');
	const site = late.url();
	await late.goto('about:blank');
	await ana.goto(new URL(hers, site).href);
	await seesFirst(ana, hers, 'From who came late');
});

import { rename, seesFirst } from './share/edits.ts';
import { expect, join, test } from './share/fixtures.ts';

// Each device is a browser of its own.
test.describe.configure({ mode: 'default', timeout: 180_000 });

test('Y-S30 of three people each sees what the others write', async ({
	pair: { ana, ben, hers, his, edit },
	aDevice
}) => {
	const cem = await aDevice();
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
	pair: { ana, ben, hers, his, view, edit },
	aDevice
}) => {
	const [vera, late] = [await aDevice(), await aDevice()];
	const seen = await join(vera, view);
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

for (const link of ['edit', 'view'] as const)
	test(`Y-S35 a device that came by the link to ${link} and wrote nothing is never told that something has to go out`, async ({
		shared,
		aDevice
	}) => {
		const ben = await aDevice();
		await ben.addInitScript(keepWhatTheLineSays);
		await join(ben, shared[link], link === 'edit' ? 'Tomasz Wiśniewski' : undefined);
		await expect(ben.getByText('In step with Maren Solberg.')).toBeVisible();
		const said = await ben.evaluate(() => (window as unknown as Heard).said);
		expect(said.join('\n')).toContain('In step with Maren Solberg.');
		expect(said.filter((line) => /not yet with|to go to|confirmed/.test(line))).toEqual([]);
	});

interface Heard {
	/** All that the line of truth has said, each once. */
	said: string[];
}

/** In the page, from its beginning on. */
function keepWhatTheLineSays(): void {
	const heard = Object.assign(window as unknown as Heard, { said: [] as string[] });
	const look = () => {
		for (const { textContent } of document.querySelectorAll('div.line'))
			if (textContent && heard.said.at(-1) !== textContent) heard.said.push(textContent);
		requestAnimationFrame(look);
	};
	look();
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as pathOf } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { follow } from './board.ts';
import { objectives } from './share/edits.ts';
import { expect, join, nowhereElse, share, test } from './share/fixtures.ts';
import { Mortal } from './share/mortal.ts';

/** All 50 by `npm run converge`: each costs the start of a browser. */
const moments = Number(process.env['PULLS'] ?? 6);

test.describe.configure({ mode: 'default', timeout: 60_000 + moments * 20_000 });

test('Y-S32 whenever the plug is pulled, what was shown as saved is there again and what was shown as in step is with the other', async ({
	aDevice,
	relay,
	site,
	launchOptions
}) => {
	const profile = await mkdtemp(pathOf(tmpdir(), 'quarterdeck-plug-'));
	const start = () =>
		Mortal.launch(launchOptions.executablePath ?? '', [
			...(launchOptions.args ?? []),
			...[nowhereElse, `--user-data-dir=${profile}`]
		]);
	let ana = await start();
	const title = () => ana.page.getByLabel('Objective title');
	const inStep = () =>
		expect(ana.page.getByText(/In step with/).first()).toBeAttached({ timeout: 30_000 });
	try {
		await ana.page.goto(site.address);
		await ana.page.getByRole('button', { name: 'Look at a sample board' }).click();
		await ana.page.waitForURL(/#\/b\/[^/]+$/);
		const board = new URL(ana.page.url()).hash;
		const { edit } = await share(ana.page, board, relay);
		const ben = await aDevice();
		await follow(ben, `${await join(ben, edit, 'Tomasz Wiśniewski')}/okrs`);
		await follow(ana.page, `${board}/okrs`);
		await objectives(ana.page).first().click();
		await expect(title()).toBeVisible();
		await inStep();
		const address = ana.page.url();

		// How long it takes from the edit until "in step" shows: the moments are spread over that.
		let last = 'Before all';
		const since = { edit: 0 };
		const type = async (words: string) => {
			await title().fill(words);
			since.edit = Date.now();
			await ana.commit();
		};
		await type(last);
		await expect.poll(() => ana.shown.isInStep, { intervals: [5] }).toBe(true);
		const spanMs = Date.now() - since.edit;
		const counts = { saved: 0, inStep: 0 };
		for (let moment = 0; moment < moments; moment += 1) {
			await inStep();
			// What stands alone goes out at once; what follows within a second waits for the rest of it.
			await sleep(1_000);
			const words = `Moment ${moment}`;
			await type(words);
			await sleep((spanMs * 1.2 * moment) / moments);
			const { isSaved, isInStep } = await ana.pullThePlug();
			counts.saved += Number(isSaved);
			counts.inStep += Number(isInStep);
			if (isInStep) await expect(objectives(ben).first(), words).toHaveText(words);

			ana = await start();
			await ana.page.goto(address);
			await expect(title()).toHaveValue(isSaved ? words : /./, { timeout: 30_000 });
			const found = await title().inputValue();
			expect([last, words]).toContain(found);
			last = found;
		}
		await inStep();
		await expect(objectives(ben).first()).toHaveText(last);
		await expect(ben.getByText(/was refused/)).toHaveCount(0);
		test.info().annotations.push({
			...{ type: 'measured', description: `${JSON.stringify(counts)} of ${moments}, ${spanMs} ms` }
		});
		// Neither all before nor all after: the moments lie between.
		expect(counts.saved).toBeGreaterThan(0);
		expect(counts.inStep).toBeLessThan(moments);
	} finally {
		await ana.pullThePlug();
		await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	}
});

import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { follow } from './board.ts';
import {
	correctReading,
	objectives,
	openKpi,
	rename,
	renameTeam,
	seesFirst
} from './share/edits.ts';
import { expect, join, test } from './share/fixtures.ts';

// Each device is a browser of its own.
test.describe.configure({ mode: 'default', timeout: 120_000 });

test('Y-S1 Y-S12 E-A3 a board that two share is the same on both, whoever edits, and says who has it', async ({
	pair: { ana, ben, hers, his }
}) => {
	await follow(ben, `${his}/okrs`);
	await rename(ana, hers, 'From Ana');
	await expect(ben.locator('[data-changed]').filter({ hasText: 'From Ana' })).toBeVisible();
	await expect(ben.getByText('Maren Solberg changed “From Ana”.')).toBeAttached();
	await seesFirst(ben, his, 'From Ana');
	await rename(ben, his, 'From Ben');
	await seesFirst(ana, hers, 'From Ben');

	await expect(ana.getByText('In step with Tomasz Wiśniewski.')).toBeVisible();
	await follow(ana, `${hers}/share`);
	const devices = ana.getByRole('region', { name: 'Devices' }).or(ana.getByRole('main'));
	await expect(devices.getByText('Tomasz Wiśniewski').first()).toBeVisible();
	await expect(devices.getByText('In step').first()).toBeVisible();
	expect(await violations(ana, 'share')).toEqual([]);

	// What Ben says of himself in a tab that holds no connection is known to Ana, and to his other tab.
	const second = await ben.context().newPage();
	await second.goto(new URL(`${his}/settings`, ben.url()).href);
	const name = second.getByLabel('Name of this device');
	await name.fill('Bench laptop');
	await name.blur();
	const theirs = devices.getByRole('listitem').filter({ hasText: 'Bench laptop' });
	await expect(theirs).toContainText('Tomasz Wiśniewski', { timeout: 5_000 });
	await expect(theirs).toContainText('On Settings');
	await follow(second, `${his}/who`);
	await second.getByRole('button', { name: 'Amara Okafor' }).click();
	await expect(theirs).toContainText('Amara Okafor', { timeout: 5_000 });
	await rename(ben, his, 'From Amara');
	await expect(ana.getByText('Amara Okafor changed “From Amara”.')).toBeAttached();
});

test('Y-S2 opening a link asks nobody for anything and connects to nothing before Join', async ({
	shared: { view },
	aDevice,
	relay
}) => {
	const eve = await aDevice();
	await eve.addInitScript(() => {
		const { RTCPeerConnection, WebSocket } = window;
		Object.assign(window, { touched: [] as string[] });
		const touched = (window as unknown as { touched: string[] }).touched;
		window.RTCPeerConnection = new Proxy(RTCPeerConnection, {
			construct: (...call) => (touched.push('connection'), Reflect.construct(...call))
		});
		window.WebSocket = new Proxy(WebSocket, {
			construct: (...call) => (touched.push('socket'), Reflect.construct(...call))
		});
	});
	const asked: string[] = [];
	eve.on('request', (request) => asked.push(request.url()));
	const before = relay.counts.connections;
	await eve.goto(view);
	await expect(eve.getByRole('button', { name: 'Join', exact: true })).toBeVisible();
	await eve.waitForTimeout(1000);
	expect(await eve.evaluate(() => (window as unknown as { touched: string[] }).touched)).toEqual(
		[]
	);
	expect(relay.counts.connections).toBe(before);
	const secret = new URL(view).hash.split('.')[1]?.split('?')[0] ?? view;
	expect(asked.filter((url) => url.includes(secret))).toEqual([]);
	// The link has left the address bar, and works all the same after a reload.
	expect(eve.url()).not.toContain(secret);
	await eve.reload();
	await expect(eve.getByRole('button', { name: 'Join', exact: true })).toBeVisible();
	await eve.getByRole('button', { name: 'Join', exact: true }).click();
	await expect(eve.getByRole('heading', { name: 'Who are you on this board?' })).toBeVisible({
		timeout: 30_000
	});
	expect(await eve.evaluate(() => (window as unknown as { touched: string[] }).touched)).toContain(
		'connection'
	);
});

test('Y-S3 who came by a link for viewing sees every change and can make none', async ({
	shared: { ana, hers, view, edit },
	aDevice
}) => {
	const vera = await aDevice();
	const there = await join(vera, view);
	await rename(ana, hers, 'From Ana');
	await seesFirst(vera, there, 'From Ana');
	await expect(vera.getByRole('link', { name: 'New objective' })).toHaveCount(0);
	await objectives(vera).first().focus();
	await vera.keyboard.press('Alt+ArrowDown');
	await expect(objectives(vera).first()).toHaveText('From Ana');

	// A link for editing raises what this device may do, and one for viewing lowers nothing.
	await vera.goto(edit);
	await vera.getByRole('button', { name: 'Edit from now on' }).click();
	await vera.waitForURL(/#\/b\//);
	await rename(vera, there, 'From Vera');
	await seesFirst(ana, hers, 'From Vera');
	await vera.goto(view);
	await expect(vera.getByText('What you may do here stays as it is')).toBeVisible();
});

test('R-J9 E-A3 who came by a link for viewing names this device, or says which of the people they are', async ({
	shared: { ana, hers, view },
	aDevice
}) => {
	const vera = await aDevice();
	await vera.goto(view);
	await vera.getByRole('button', { name: 'Join', exact: true }).click();
	await expect(vera.getByRole('heading', { name: 'Not among them?' })).toBeVisible();
	await expect(vera.getByRole('button', { name: 'Add me' })).toHaveCount(0);
	expect(await violations(vera, 'who only views')).toEqual([]);
	await follow(ana, `${hers}/share`);
	const hersThere = ana.getByRole('listitem').filter({ hasText: 'Can only view' });
	const name = vera.getByLabel('Name of this device');
	await name.fill('Vera at the bank');
	await name.press('Enter');
	await expect(hersThere).toContainText('Vera at the bank');
	await vera.getByRole('button', { name: 'Amara Okafor' }).click();
	await vera.waitForURL(/#\/b\/[^/]+$/);
	await expect(hersThere).toContainText('Amara Okafor');
});

test('Y-S4 what two write while they are apart meets again, and nothing of it is lost', async ({
	pair: { ana, ben, hers, his }
}) => {
	const site = ben.url();

	await ben.goto('about:blank');
	await rename(ana, hers, 'While Ben was away');
	await ana.goto('about:blank');
	await ben.goto(site);
	await rename(ben, his, 'While Ana was away', 1);
	await expect(ben.getByText(/not yet with/)).toBeVisible();

	await ana.goto(new URL(hers, site).href);
	await seesFirst(ben, his, 'While Ben was away');
	await follow(ana, `${hers}/okrs`);
	await expect(objectives(ana).nth(1)).toHaveText('While Ana was away');
	await expect(ben.getByText('In step with Maren Solberg.')).toBeVisible();
});

test('Y-S9 Y-S14 two who rename the same objective and the same team and correct the same reading while they are apart see both, and choose', async ({
	pair: { ana, ben, hers, his }
}) => {
	const site = ben.url();
	await expect(ana.getByText('In step with Tomasz Wiśniewski.')).toBeVisible();
	const panel = (page: Page) => page.getByRole('region', { name: 'Two values to choose from' });

	// Together: Ana saves what Ben is just typing over.
	await follow(ben, `${his}/okrs`);
	await objectives(ben).nth(1).click();
	const typing = ben.getByLabel('Objective title');
	await typing.fill('What Ben was typing');
	await rename(ana, hers, 'What Ana saved', 1);
	await expect(ben.locator('[data-changed]').first()).toBeVisible();
	await expect(typing).toHaveValue('What Ben was typing');
	await typing.blur();
	for (const page of [ana, ben]) {
		await expect(panel(page)).toContainText('“What Ana saved”');
		await expect(panel(page)).toContainText('“What Ben was typing”');
	}
	await panel(ben)
		.getByRole('button', { name: /^Use Maren Solberg’s/ })
		.click();
	await expect(panel(ana)).toHaveCount(0);

	await ben.goto('about:blank');
	await rename(ana, hers, 'A calm desk');
	await renameTeam(ana, hers, 'Care');
	await correctReading(ana, hers, '31');
	await ana.goto('about:blank');
	await ben.goto(site);
	await rename(ben, his, 'Quiet support');
	await renameTeam(ben, his, 'Helpdesk');
	await correctReading(ben, his, '32');
	await ana.goto(new URL(hers, site).href);
	// A page follows links once it has begun.
	await expect(ana.getByRole('heading', { level: 1 })).toBeVisible();

	for (const [page, board] of [
		[ana, hers],
		[ben, his]
	] as const) {
		await follow(page, `${board}/okrs`);
		// On the home, where both may still be, the reading has a row too.
		await expect(page.getByRole('heading', { level: 1, name: 'OKRs' })).toBeVisible();
		const row = page.getByRole('heading', { level: 3 }).filter({ hasText: 'Two values' });
		await row.getByRole('link').click();
		await expect(panel(page)).toContainText('“A calm desk”');
		await expect(panel(page)).toContainText('“Quiet support”');
	}
	await expect(panel(ben)).toContainText('You and Maren Solberg both changed the title');
	await expect(panel(ana).getByRole('button', { name: /^Use Tomasz Wiśniewski’s/ })).toBeVisible();

	// It is a fact of the board: a reload does not lose it.
	await ana.reload();
	await panel(ana)
		.getByRole('button', { name: /^Use mine/ })
		.press('Enter');
	for (const page of [ana, ben]) {
		await expect(panel(page)).toHaveCount(0);
		await expect(page.getByLabel('Objective title')).toHaveValue('A calm desk');
	}

	// What no row of the home leads to is named there.
	await follow(ben, his);
	await ben
		.getByRole('main')
		.getByRole('link', { name: /^(Care|Helpdesk)$/ })
		.click();
	await panel(ben).getByRole('button', { name: 'Use Maren Solberg’s: “Care”' }).click();
	for (const [page, board] of [
		[ana, hers],
		[ben, his]
	] as const) {
		await follow(page, `${board}/people`);
		await expect(page.getByLabel('Name of the team').first()).toHaveValue('Care');
		await expect(panel(page)).toHaveCount(0);
	}

	// So is a reading that both put right.
	for (const [page, board] of [
		[ben, his],
		[ana, hers]
	] as const) {
		await openKpi(page, board);
		await expect(panel(page)).toContainText('both changed the reading of');
	}
	await panel(ana)
		.getByRole('button', { name: /^Use mine: 31/ })
		.click();
	for (const page of [ana, ben]) {
		await expect(panel(page)).toHaveCount(0);
		const [first] = await page
			.getByRole('table', { name: 'Readings, the latest first' })
			.locator('tbody tr')
			.allTextContents();
		expect(first).toContain('31');
		expect(first).not.toContain('32');
	}
});

test('Y-S5 E-A3 a link that a mail program rewrote still leads to its board, and says that it was seen', async ({
	shared: { view },
	aDevice
}) => {
	const eve = await aDevice();
	await eve.goto(view.replace('#', '%23'));
	await expect(eve.getByText('A mail program rewrote this link')).toBeVisible();
	const who = eve.getByRole('heading', { name: 'Maren Solberg shares “Kettle & Crate” with you' });
	await expect(who).toBeVisible();
	expect(await violations(eve, 'join')).toEqual([]);
	await eve.getByRole('button', { name: 'Join', exact: true }).click();
	await expect(eve.getByRole('heading', { name: 'Who are you on this board?' })).toBeVisible({
		timeout: 30_000
	});
});

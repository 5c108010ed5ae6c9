import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BoardId } from '#domain/id.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { linksOf } from '#session/sharing-keys.ts';
import { aDevice, newBoard, openBoard } from './open-device.ts';

let world: Awaited<ReturnType<typeof aDevice>>;
let id: BoardId;
let tabs: BoardSession[];

/** A board that is open in two tabs and on this device only. */
beforeEach(async () => {
	world = await aDevice();
	id = await newBoard(world.shelf);
	tabs = [await openBoard(world.device, id), await openBoard(world.device, id)];
});
afterEach(async () => {
	for (const tab of tabs) await tab.close();
	world.close();
});

const linkIn = async ({ sharing }: BoardSession) => (await sharing.links({ board: '' })).view;

test('Y-S41 a board that is shared twice at once, by two presses or in two tabs, has one link everywhere', async () => {
	const [here, there] = tabs as [BoardSession, BoardSession];
	const links = await Promise.all(
		[here, there, here].map(async (tab) => {
			expect(await tab.sharing.share()).toEqual({ done: true });
			return linkIn(tab);
		})
	);
	const row = await world.device.database.sharing.get(id);
	expect(new Set(links).size).toBe(1);
	expect(new Set([await linkIn(here), await linkIn(there)])).toEqual(new Set(links));
	expect((await linksOf(row!, location.href, { board: '' })).view).toBe(links[0]);
});

test('Y-S41 new links that are made twice at once are one pair of links everywhere', async () => {
	const [here, there] = tabs as [BoardSession, BoardSession];
	await here.sharing.share();
	const before = await linkIn(here);
	const links = await Promise.all(
		[here, there, here].map(async (tab) => {
			expect(await tab.sharing.renew()).toEqual({ done: true });
			return linkIn(tab);
		})
	);
	expect(new Set(links).size).toBe(1);
	expect(links).not.toContain(before);
});

import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { renameBoard } from '#document/commands/board.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { newSharing } from '#session/sharing-keys.ts';
import { giveLocks } from '#tests/locks.ts';
import { until } from '#tests/patience.ts';
import { aDevice, newBoard, openBoard } from './open-device.ts';

let world: Awaited<ReturnType<typeof aDevice>>;
let tabs: readonly [BoardSession, BoardSession];
let takeLocks: () => void;
/** What each tab has said since of whether something waits to go out. */
let said: readonly [boolean[], boolean[]];
let stop: () => void;

/** A shared board in two tabs, of which the first leads, that has nothing left to do. */
beforeEach(async () => {
	takeLocks = giveLocks();
	world = await aDevice();
	const id = await newBoard(world.shelf);
	await world.device.database.sharing.put({ ...(await newSharing(id)), isOff: true });
	tabs = [await openBoard(world.device, id), await openBoard(world.device, id)];
	const resting = { connection: 'off', isSure: true, isWaiting: false };
	await until(() => {
		for (const { sharing } of tabs) expect(sharing.state).toMatchObject(resting);
	});
	await until(async () => expect(await world.device.database.outbox.count()).toBe(0));
	said = [[], []];
	stop = $effect.root(() => {
		for (const [at, { sharing }] of tabs.entries())
			$effect.pre(() => void said[at]!.push(sharing.state.isWaiting));
	});
});
afterEach(async () => {
	stop();
	for (const tab of tabs) await tab.close();
	world.close();
	takeLocks();
});

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 400));

test('Y-S33 a tab that wakes and hears from another one that nothing is new says of no change that it waits', async () => {
	dispatchEvent(new Event('pageshow'));
	await aMoment();
	expect(said.flat()).not.toContain(true);
});

test.each([0, 1] as const)(
	'Y-S33 what is edited in tab %i waits in every tab until it is sealed',
	async (at) => {
		tabs[at].run(renameBoard, 'Deck');
		await until(() => {
			for (const one of said) expect(one).toContain(true);
		});
		await until(() =>
			expect(tabs.map(({ sharing }) => sharing.state.isWaiting)).not.toContain(true)
		);
	}
);

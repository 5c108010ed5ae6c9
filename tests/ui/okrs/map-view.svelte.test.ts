import { flushSync } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import type { ObjectiveId } from '#domain/id.ts';
import { MapView } from '#ui/okrs/map-view.svelte.ts';
import { until } from '#tests/patience.ts';
import { aDevice, newBoard, openBoard } from '#tests/session/open-device.ts';

const world = await aDevice();
afterEach(() => world.close());

test('Q-M6 what was folded, and whether every key result is drawn, is there again after a reload', async () => {
	const id = await newBoard(world.shelf);
	const [one, other] = ['one', 'other'] as ObjectiveId[] as [ObjectiveId, ObjectiveId];
	const session = await openBoard(world.device, id);
	const view = new MapView(session, () => undefined);
	view.foldAll([one, other]);
	view.fold(one);
	view.unfold(other);
	view.everyKeyResult = true;
	expect([view.isOpen(one), view.isOpen(other)]).toEqual([false, true]);
	await Promise.resolve();
	flushSync();
	await until(async () => expect(await world.device.database.drafts.count()).toBe(1));
	await session.close();

	const again = await openBoard(world.device, id);
	const kept = new MapView(again, () => undefined);
	expect([kept.isOpen(one), kept.isOpen(other), kept.everyKeyResult]).toEqual([false, true, true]);
	kept.unfoldAll();
	expect(kept.isOpen(one)).toBe(true);
	await again.close();
});

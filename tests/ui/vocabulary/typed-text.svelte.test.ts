import { flushSync } from 'svelte';
import { afterAll, expect, test } from 'vitest';
import { done } from '#domain/result.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { until } from '#tests/patience.ts';
import { aDevice, newBoard, openBoard } from '#tests/session/open-device.ts';
import { TypedText } from '#ui/vocabulary/typed-text.svelte.ts';

const world = await aDevice();
afterAll(() => world.close());

const nameOf = (session: BoardSession) =>
	new TypedText(
		session,
		'name',
		() => 'Crew',
		(text) => (text.trim() === '' ? 'It needs a few words.' : undefined)
	);

test('W-5 a setting that was refused stays as typed, with the reason, through a reload', async () => {
	const id = await newBoard(world.shelf);
	const session = await openBoard(world.device, id);
	const name = nameOf(session);
	name.text = ' ';
	expect(name.refusal).toBeUndefined();
	name.leave();
	expect(name.refusal).toBe('It needs a few words.');
	await Promise.resolve();
	flushSync();
	await until(async () => expect(await world.device.database.drafts.count()).toBe(1));
	await session.close();

	const again = await openBoard(world.device, id);
	const typed = nameOf(again);
	expect([typed.text, typed.refusal]).toEqual([' ', 'It needs a few words.']);
	typed.text = 'Crew of two';
	expect(typed.refusal).toBeUndefined();
	typed.leave();
	expect([typed.text, typed.refusal]).toEqual(['Crew', undefined]);
	await again.close();
});

test('W-6 what was typed and taken back again saves nothing, whatever came meanwhile; else it is known what it was typed over', async () => {
	const session = await openBoard(world.device, await newBoard(world.shelf));
	let saved = 'Crew';
	const saves: (readonly [text: string, over: string | undefined])[] = [];
	const name = new TypedText(
		session,
		'name',
		() => saved,
		(text) => {
			session.run((edit) => {
				saves.push([text, edit.over?.('name')]);
				return done();
			});
			return undefined;
		}
	);
	name.text = 'Crew of two';
	saved = 'From others';
	name.text = 'Crew';
	name.leave();
	expect([saves, name.text]).toEqual([[], 'From others']);
	name.text = 'Crew of two';
	saved = 'From others again';
	name.text = 'Crew of three';
	name.leave();
	expect(saves).toEqual([['Crew of three', 'From others']]);
	session.run((edit) => {
		expect(edit.over).toBeUndefined();
		return done();
	});
	await session.close();
});

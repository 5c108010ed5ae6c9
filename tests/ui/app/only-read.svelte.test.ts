import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addObjective } from '#document/commands/objective.ts';
import { layoutVersion, metaOf } from '#document/schema.ts';
import { done } from '#domain/result.ts';
import { Notices } from '#kit/notices.svelte.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { aDevice, newBoard, openBoard } from '#tests/session/open-device.ts';
import { Frame } from '#ui/app/frame.svelte.ts';
import { placesOf } from '#ui/app/navigation.ts';
import { PaletteState } from '#ui/app/palette/palette.svelte.ts';
import { shortcutsOn } from '#ui/app/shortcuts.ts';

let world: Awaited<ReturnType<typeof aDevice>>;
let session: BoardSession;
let frame: Frame;

beforeEach(async () => {
	world = await aDevice();
	session = await openBoard(world.device, await newBoard(world.shelf));
	frame = new Frame(session, new Notices());
});
afterEach(async () => {
	location.hash = '';
	await session.close();
	world.close();
});

/** As when the change of a newer version arrives while the board is open. */
function becomeTooNew(): void {
	session.intent((edit) => {
		metaOf(edit.doc).set('schema', { minReader: 1, minWriter: layoutVersion + 1 });
		return done();
	});
	flushSync();
}

const titlesFound = (text: string) => {
	const palette = new PaletteState(session, frame);
	palette.text = text;
	return palette.groups.flatMap(({ entries }) => entries.map(({ title }) => title));
};

test('A-RO4 what was done before a board could only be read is not undone there', () => {
	session.run(addObjective, { title: 'Calm support' });
	becomeTooNew();
	expect(session.isReadOnly).toBe(true);
	expect(session.writing.lastStep).toBeDefined();
	expect(frame.ask('undo')).toBe(false);
	expect([...session.board.objectives.values()]).toHaveLength(1);
	expect(titlesFound('undo')).toEqual([]);
});

test('A-RO5 keys and palette lead nowhere where one would only change the board', () => {
	const asks = () => shortcutsOn(session).map(({ ask }) => ask);
	const places = () => Object.values(placesOf(frame.addresses, session)).flat();
	const [askedBefore, placesBefore] = [asks(), places().map(({ label }) => label)];
	becomeTooNew();
	expect(askedBefore.filter((ask) => !asks().includes(ask))).toEqual([
		...['new', 'checkIn', 'undo', 'redo']
	]);
	expect(frame.ask('new')).toBe(false);
	expect(frame.ask('checkIn')).toBe(false);
	expect(location.hash).toBe('');
	const placesNow = places().map(({ label }) => label);
	expect(placesBefore.filter((label) => !placesNow.includes(label))).toEqual([
		...['Check in', 'Import']
	]);
	expect(['new', 'check in', 'import', 'check in on calm'].flatMap(titlesFound)).toEqual([]);
	expect(frame.ask('palette')).toBe(true);
});

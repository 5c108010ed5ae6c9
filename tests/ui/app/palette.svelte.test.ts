import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addKeyResult } from '#document/commands/key-result.ts';
import { addKpi } from '#document/commands/kpi.ts';
import { addObjective } from '#document/commands/objective.ts';
import { archive } from '#document/commands/archive.ts';
import { Notices } from '#kit/notices.svelte.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { aDevice, newBoard, openBoard } from '#tests/session/open-device.ts';
import { Frame } from '#ui/app/frame.svelte.ts';
import { PaletteState } from '#ui/app/palette/palette.svelte.ts';

let world: Awaited<ReturnType<typeof aDevice>>;
let session: BoardSession;
let notices: Notices;
let frame: Frame;

beforeEach(async () => {
	world = await aDevice();
	session = await openBoard(world.device, await newBoard(world.shelf));
	notices = new Notices();
	frame = new Frame(session, notices);
});
afterEach(async () => {
	location.hash = '';
	await session.close();
	world.close();
});

function done<Value>(result: { done: true; value: Value } | { done: false; why: string }): Value {
	if (!result.done) throw new Error(result.why);
	return result.value;
}

function anObjective(title: string) {
	const [cycle] = [...session.board.cycles.values()];
	return done(session.run(addObjective, { title, cycleId: cycle!.id, ownerId: session.me! }));
}

function aKeyResult(title: string) {
	const objectiveId = anObjective(`About ${title}`);
	const measure = { kind: 'reach', from: 0, to: 10 } as const;
	return done(session.run(addKeyResult, { objectiveId, title, measure, unit: { kind: 'number' } }));
}

function aKpi(name: string) {
	return done(session.run(addKpi, { name, ownerId: session.me! }));
}

const shownIn = (palette: PaletteState) =>
	Object.fromEntries(
		palette.groups.map(({ title, entries }) => [title, entries.map((entry) => entry.title)])
	);

function typed(text: string): PaletteState {
	const palette = new PaletteState(session, frame);
	palette.text = text;
	return palette;
}

describe('the palette', () => {
	test('C-P1 begins with what was looked at last, without what is open', () => {
		const [one, two, gone] = [anObjective('One'), anObjective('Two'), anObjective('Gone')];
		const kpi = aKpi('Churn');
		for (const id of [one, gone, two]) frame.arrived(frame.addresses.objective(id));
		frame.arrived(frame.addresses.kpi(kpi));
		session.run(archive, 'objectives', gone);
		expect(shownIn(typed(''))['Recent']).toEqual(['Two', 'One']);
		frame.arrived(frame.addresses.home);
		expect(shownIn(typed(''))['Recent']).toEqual(['Churn', 'Two', 'One']);
	});

	test('C-P2 finds things of the board, the ones looked at lately first', () => {
		const later = aKpi('Growth of stock');
		anObjective('Growth in Bergen');
		expect(shownIn(typed('growth'))['On this board']).toEqual([
			...['Growth in Bergen', 'Growth of stock']
		]);
		frame.arrived(frame.addresses.kpi(later));
		frame.arrived(frame.addresses.home);
		expect(shownIn(typed('growth'))['On this board']![0]).toBe('Growth of stock');
	});

	test('C-P3 finds what can be done by any of its words', () => {
		expect(shownIn(typed('new obj'))).toMatchObject({ Do: ['New objective'] });
		expect(shownIn(typed('create kpi'))).toMatchObject({ Do: ['New KPI'] });
		expect(shownIn(typed('setti'))).toEqual({ 'Go to': ['Settings'] });
		expect(typed('nothing of this').groups).toEqual([]);
	});

	test('C-P3 offers to undo only what can be undone', () => {
		expect(typed('undo').groups).toEqual([]);
		anObjective('One');
		expect(shownIn(typed('undo'))).toMatchObject({ Do: ['Undo'] });
	});

	test('C-P4 takes the entry that is chosen, and goes round the ends', () => {
		const palette = typed('theme');
		expect(palette.chosen?.title).toBe('Use the light theme');
		palette.move(-1);
		expect(palette.chosen?.title).toBe('Use the dark theme');
		palette.move(1);
		expect(palette.chosen?.title).toBe('Use the light theme');
		frame.ask('palette');
		palette.take(palette.chosen!);
		expect([frame.over, session.device.theme]).toEqual([undefined, 'light']);
	});

	test('C-P4 begins at the top again with every letter', () => {
		const palette = typed('');
		palette.moveTo('last');
		palette.text = 'theme';
		expect(palette.chosen).toBe(palette.groups[0]!.entries[0]);
	});

	test('C-P5 asks what to check in on: what is due by me, or what has these words', () => {
		const kpi = aKpi('Churn');
		const keyResult = aKeyResult('Repeat orders');
		const palette = typed('check in on');
		frame.ask('palette');
		palette.take(palette.chosen!);
		expect([frame.over, palette.asks, palette.text]).toEqual(['palette', 'check-in', '']);
		palette.text = 'repeat';
		expect(shownIn(palette)).toEqual({ 'On this board': ['Repeat orders'] });
		palette.take(palette.chosen!);
		expect(location.hash).toBe(frame.addresses.checkInAt(keyResult));
		const direct = typed('check in churn');
		expect(shownIn(direct)).toMatchObject({ 'Check in on': ['Churn'] });
		direct.take(direct.chosen!);
		expect(location.hash).toBe(frame.addresses.checkInAt(kpi));
	});

	test('C-P5 goes back to the first question before it closes', () => {
		const palette = typed('check in on');
		palette.take(palette.chosen!);
		expect([palette.back(), palette.asks, palette.back()]).toEqual([true, 'anything', false]);
	});
});

describe('what can be asked for anywhere', () => {
	test('C-D1 a new one is what is listed here', () => {
		const { addresses } = frame;
		for (const [here, there] of [
			[addresses.home, addresses.newObjective],
			[`${addresses.okrs}?cycle=c1`, `${addresses.newObjective}?cycle=c1`],
			[addresses.grid, addresses.newKpi]
		] as const) {
			frame.arrived(here);
			frame.ask('new');
			expect(location.hash).toBe(there);
		}
	});

	test('C-D1 a check-in is about what is open, otherwise about what is due', () => {
		const { addresses } = frame;
		const id = anObjective('One');
		frame.arrived(addresses.objective(id));
		frame.ask('checkIn');
		expect(location.hash).toBe(addresses.checkInAt(id));
		frame.arrived(`${addresses.objective(id)}?at=r1`);
		frame.ask('checkIn');
		expect(location.hash).toBe(addresses.checkInAt('r1'));
		frame.arrived(addresses.home);
		frame.ask('checkIn');
		expect(location.hash).toBe(addresses.checkIn);
	});

	test('C-D2 undo and redo say so, and say when there is nothing', () => {
		frame.ask('undo');
		expect(notices.list.at(-1)?.text).toContain('nothing left to undo');
		anObjective('One');
		frame.ask('undo');
		expect([...session.board.objectives.values()]).toEqual([]);
		const said = notices.list.at(-1);
		expect(said?.text).toBe('Undone.');
		said?.action?.act();
		expect([...session.board.objectives.values()]).toHaveLength(1);
	});

	test('C-D3 nothing happens below what lies over the page', () => {
		frame.ask('help');
		expect(frame.ask('home')).toBe(false);
		expect(location.hash).toBe('');
		frame.close();
		flushSync();
		expect(frame.ask('home')).toBe(true);
	});
});

test('C-P6 a screen reader is told of an entry once something was typed or an arrow was pressed', () => {
	const palette = new PaletteState(session, frame);
	expect(palette.chosen).toBeDefined();
	expect(palette.spoken).toBeUndefined();

	palette.move(1);
	expect(palette.spoken).toBe(palette.chosen);
	expect(typed('new').spoken?.title).toMatch(/^New/);
});

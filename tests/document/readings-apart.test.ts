import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { addDays } from '#domain/day.ts';
import type { PersonId } from '#domain/id.ts';
import type { Reading } from '#domain/reading.ts';
import { calculateKpi } from '#document/commands/formula.ts';
import { addKpi } from '#document/commands/kpi.ts';
import {
	correctReading,
	enterReadings,
	recordReading,
	withdrawReading
} from '#document/commands/reading.ts';
import { addSegment, archiveSegment } from '#document/commands/segment.ts';
import { settle } from '#document/commands/settle.ts';
import type { Edit } from '#document/edit.ts';
import { followBoard } from '#document/follow-board.ts';
import { writerOfChange } from '#document/read/writer.ts';
import { History } from '#document/undo.ts';
import { quickestMs } from '../patience.ts';
import { aDocument, boardId, boardOf, day, later, made, meet, replica, today } from './world.ts';

const ben = 'ben' as PersonId;
const cem = 'cem' as PersonId;

/** Two devices with one reading of 5 that I made, apart; the other one is in Ben's hands. */
function apart([here, there]: readonly [number, number] = [1, 2]) {
	const world = aDocument();
	const { doc, edit, kpiId } = world;
	doc.clientID = here;
	made(recordReading(edit, kpiId, { day: today, value: 5, note: 'By hand' }));
	const other = replica(doc);
	other.clientID = there;
	const [said] = boardOf(doc).kpis.get(kpiId)!.readings;
	const mine = later(edit);
	const theirs: Edit = { ...later(edit, { minutes: 2, by: ben }), doc: other };
	return { ...world, other, mine, theirs, said: said! };
}

type World = ReturnType<typeof apart>;

const kpiIn = (doc: Y.Doc, { kpiId }: Pick<World, 'kpiId'>) => boardOf(doc).kpis.get(kpiId)!;
const readingsIn = (doc: Y.Doc, world: World) => kpiIn(doc, world).readings;
const valuesIn = (doc: Y.Doc, world: World) => readingsIn(doc, world).map(({ value }) => value);
const conflictsIn = (doc: Y.Doc, world: World) => kpiIn(doc, world).conflicts ?? [];
const madeIn = (doc: Y.Doc, world: World) =>
	conflictsIn(doc, world).flatMap(({ versions }) =>
		versions.map(({ made: what }) => (what?.kind === 'reading' ? what.reading.value : what?.kind))
	);
const versionOf = (doc: Y.Doc, world: World, value: number | 'taken-back') =>
	conflictsIn(doc, world)[0]!.versions[madeIn(doc, world).indexOf(value)]!.value;
const choose = (edit: Edit, world: World, value: number | 'taken-back') =>
	settle(
		...([edit, 'kpis', world.kpiId, conflictsIn(edit.doc, world)[0]!.field] as const),
		versionOf(edit.doc, world, value)
	);
const is = (value: number) => ({ day: today, value });

describe.each([
	[1, 2],
	[2, 1]
] as const)('two devices, %i and %i', (...ids) => {
	test('T-F23 what two made of one reading at the same time is both there, with who and where', () => {
		for (const behind of [0, -60]) {
			const world = apart(ids);
			const { doc, other, mine, kpiId, said, me } = world;
			const theirs = { ...later(world.theirs, { minutes: behind }), doc: other };
			made(correctReading(mine, kpiId, said, { ...is(6), note: 'Counted again' }));
			made(correctReading(theirs, kpiId, said, is(7)));
			expect(conflictsIn(doc, world)).toEqual([]);
			meet(doc, other);
			const [conflict] = conflictsIn(doc, world);
			expect(conflict?.field).toContain(`readings:${today}:`);
			expect(conflict?.versions).toHaveLength(2);
			expect(conflict?.versions).toEqual(
				expect.arrayContaining([
					expect.objectContaining({
						made: {
							kind: 'reading',
							reading: expect.objectContaining({
								...is(6),
								by: me,
								note: 'Counted again'
							}) as Reading
						}
					}),
					expect.objectContaining({
						made: {
							kind: 'reading',
							reading: expect.objectContaining({ ...is(7), by: ben }) as Reading
						}
					})
				])
			);
			expect(conflictsIn(other, world)).toEqual([conflict]);
			const writers = conflict!.versions.map(({ changes: [change] }) =>
				writerOfChange(doc, 'kpis', kpiId, change!)
			);
			expect(writers.sort()).toEqual([doc.clientID, other.clientID].sort());
			// What is shown for now is what counts on the day.
			const shown = conflict!.versions.find(({ value }) => value === conflict!.shown)?.made;
			expect(shown).toMatchObject({ reading: { value: readingsIn(doc, world).at(-1)!.value } });
		}
	});

	test('T-F23 so is what I made of it on two devices of mine, and what two others made of it', () => {
		const world = apart(ids);
		const { doc, other, mine, theirs, kpiId, said, me } = world;
		made(correctReading(mine, kpiId, said, is(6)));
		made(recordReading({ ...theirs, by: me }, kpiId, is(7)));
		meet(doc, other);
		expect(valuesIn(doc, world)).toEqual([7]);
		expect(madeIn(doc, world)).toEqual([6, 7]);

		const next = apart(ids);
		made(correctReading({ ...next.mine, by: cem }, kpiId, next.said, is(8)));
		made(correctReading(next.theirs, kpiId, next.said, is(9)));
		meet(next.doc, next.other);
		expect(madeIn(next.doc, next)).toEqual([8, 9]);
		expect(valuesIn(next.doc, next)).toEqual([8, 9]);
	});

	test('T-F23 what one put right while the other took it back is to be chosen, and who took it back is known', () => {
		for (const minutes of [0, 5]) {
			const world = apart(ids);
			const { doc, other, theirs, kpiId, said, me } = world;
			made(correctReading(later(world.mine, { minutes }), kpiId, said, is(6)));
			made(withdrawReading(theirs, kpiId, said));
			meet(doc, other);
			expect(madeIn(doc, world).sort()).toEqual([6, 'taken-back']);
			const authors = conflictsIn(doc, world)[0]!.versions.map(
				({ changes: [change] }) => change?.by
			);
			expect(authors.sort()).toEqual([ben, me].sort());
			made(choose(later(theirs, { minutes: 9 }), world, 6));
			expect(valuesIn(other, world)).toEqual([6]);
		}
	});

	test('T-F23 a correction that moved it to another day says so', () => {
		const world = apart(ids);
		const { doc, other, mine, theirs, kpiId, said } = world;
		const yesterday = addDays(today, -1);
		made(correctReading(mine, kpiId, said, { day: yesterday, value: 5 }));
		made(correctReading(theirs, kpiId, said, is(7)));
		meet(doc, other);
		expect(madeIn(doc, world)).toEqual([5, 7]);
		expect(readingsIn(doc, world)).toMatchObject([{ day: yesterday, value: 5 }, is(7)]);
		made(choose(theirs, world, 5));
		expect(readingsIn(other, world)).toMatchObject([{ day: yesterday, value: 5 }]);
	});

	test('T-F24 choosing settles it everywhere in one step, as the word of whoever said it; undo opens it again', () => {
		for (const value of [6, 7]) {
			const world = apart(ids);
			const { doc, other, mine, theirs, kpiId, said, me } = world;
			made(correctReading(mine, kpiId, said, { ...is(6), note: 'Counted again' }));
			made(correctReading(theirs, kpiId, said, is(7)));
			meet(doc, other);
			const before = kpiIn(doc, world);
			const chosen = versionOf(doc, world, value);
			const history = new History(doc);
			const choosing = later(mine, { minutes: -30, by: cem });
			made(choose(choosing, world, value));
			meet(doc, other);
			for (const each of [doc, other]) {
				expect(conflictsIn(each, world)).toEqual([]);
				const note = value === 6 ? { note: 'Counted again' } : {};
				expect(readingsIn(each, world)).toMatchObject([
					{ value, by: value === 6 ? me : ben, ...note }
				]);
			}
			const again = settle(choosing, 'kpis', kpiId, before.conflicts![0]!.field, chosen);
			expect(again).toEqual({ done: false, why: 'settled' });
			history.undo();
			expect(history.canUndo).toBe(false);
			meet(doc, other);
			expect(kpiIn(other, world)).toEqual(before);
		}
	});

	test('T-F24 that it is taken back can be chosen, and what nobody said cannot', () => {
		const world = apart(ids);
		const { doc, other, mine, theirs, kpiId, said } = world;
		made(withdrawReading(mine, kpiId, said));
		made(correctReading(theirs, kpiId, said, is(7)));
		meet(doc, other);
		expect(valuesIn(doc, world)).toEqual([7]);
		const field = conflictsIn(doc, world)[0]!.field;
		for (const nonsense of ['none', 7, null, '__proto__'])
			expect(settle(mine, 'kpis', kpiId, field, nonsense).done).toBe(false);
		made(choose(mine, world, 'taken-back'));
		meet(doc, other);
		expect(readingsIn(other, world)).toEqual([]);
		expect(conflictsIn(other, world)).toEqual([]);
	});

	test('T-F25 whoever puts right what stands there has seen the rest; over what was overtaken it stands beside', () => {
		const world = apart(ids);
		const { doc, other, mine, theirs, kpiId, said, me } = world;
		const laptop = { ...theirs, by: me };
		made(correctReading(mine, kpiId, said, is(6)));
		made(correctReading(laptop, kpiId, said, is(7)));
		meet(doc, other);
		const [counts] = readingsIn(doc, world);
		made(correctReading(later(mine), kpiId, counts!, is(8)));
		expect(conflictsIn(doc, world)).toEqual([]);
		meet(doc, other);
		// The form was open since before.
		made(correctReading(later(laptop), kpiId, counts!, is(9)));
		expect(madeIn(other, world)).toEqual([8, 9]);
		made(recordReading(later(laptop), kpiId, is(1)));
		expect(conflictsIn(other, world)).toEqual([]);
		expect(valuesIn(other, world)).toEqual([1]);
	});

	test('T-F25 what is put right after somebody took it back stands against that', () => {
		const world = apart(ids);
		const { doc, other, mine, theirs, kpiId, said } = world;
		made(withdrawReading(theirs, kpiId, said));
		meet(doc, other);
		// The form was open since before.
		made(correctReading(later(mine, { minutes: 9 }), kpiId, said, is(6)));
		meet(doc, other);
		expect(valuesIn(other, world)).toEqual([6]);
		expect(madeIn(other, world)).toEqual(['taken-back', 6]);
	});

	test('T-F25 whoever takes back one of two that both stand there leaves the other, and nothing to choose', () => {
		const world = apart(ids);
		const { doc, other, mine, theirs, kpiId, said } = world;
		made(correctReading({ ...mine, by: cem }, kpiId, said, is(6)));
		made(correctReading(theirs, kpiId, said, is(7)));
		meet(doc, other);
		const seven = readingsIn(doc, world).find(({ value }) => value === 7);
		made(withdrawReading(later(mine, { minutes: 9 }), kpiId, seven!));
		meet(doc, other);
		for (const each of [doc, other]) {
			expect(valuesIn(each, world)).toEqual([6]);
			expect(conflictsIn(each, world)).toEqual([]);
		}
	});

	test('T-F25 what was said anew of two of one day, while one of them was put right elsewhere, is one choice', () => {
		const world = apart(ids);
		const { doc, other, mine, theirs, kpiId, me } = world;
		const on = day('2026-11-18');
		const laptop = { ...theirs, by: me };
		made(recordReading(mine, kpiId, { day: on, value: 1 }));
		made(recordReading(laptop, kpiId, { day: on, value: 2 }));
		meet(doc, other);
		const two = readingsIn(other, world).find(({ value }) => value === 2)!;
		made(recordReading(later(mine), kpiId, { day: on, value: 3 }));
		made(correctReading(later(laptop), kpiId, two, { day: on, value: 4 }));
		meet(doc, other);
		expect(madeIn(doc, world).sort()).toEqual([3, 4]);
		made(choose(later(mine, { minutes: 9 }), world, 4));
		expect(valuesIn(doc, world)).toEqual([4, 5]);
	});

	test('T-F25 a reading of my own that I put in the place of somebody’s stands against what they made of it', () => {
		const world = apart(ids);
		const { doc, other, mine, theirs, kpiId, said } = world;
		made(recordReading(theirs, kpiId, is(4)));
		made(correctReading(later(theirs), kpiId, said, is(4)));
		made(correctReading(mine, kpiId, said, is(6)));
		meet(doc, other);
		expect(madeIn(doc, world).sort()).toEqual([4, 6]);
		made(choose(later(mine, { minutes: 9 }), world, 6));
		expect(valuesIn(doc, world)).toEqual([6]);
	});

	test('T-F25 what was made of a correction that is undone meanwhile is still of the same reading', () => {
		const world = apart(ids);
		const { doc, other, mine, theirs, kpiId, said, me } = world;
		const third = replica(doc);
		made(correctReading(mine, kpiId, said, is(6)));
		meet(doc, other);
		const history = new History(doc);
		made(correctReading(later(mine), kpiId, readingsIn(doc, world)[0]!, is(7)));
		meet(doc, other);
		const laptop = { ...later(theirs, { minutes: 5 }), by: me };
		made(correctReading(laptop, kpiId, readingsIn(other, world)[0]!, is(8)));
		history.undo();
		meet(doc, other);
		expect([valuesIn(doc, world), conflictsIn(doc, world)]).toEqual([[8], []]);
		made(correctReading({ ...mine, doc: third }, kpiId, said, is(9)));
		meet(doc, other, third);
		expect(madeIn(doc, world).sort()).toEqual([8, 9]);
	});

	test('T-F26 the same made of it by both, and one after the other, is no conflict', () => {
		const world = apart(ids);
		const { doc, other, mine, theirs, kpiId, said, me } = world;
		made(correctReading(mine, kpiId, said, is(6)));
		made(correctReading({ ...theirs, by: me }, kpiId, said, is(6)));
		meet(doc, other);
		expect(conflictsIn(doc, world)).toEqual([]);
		expect(valuesIn(doc, world)).toEqual([6]);
		const [six] = readingsIn(doc, world);
		made(correctReading(later(theirs), kpiId, six!, is(7)));
		meet(doc, other);
		expect([valuesIn(doc, world), conflictsIn(doc, world)]).toEqual([[7], []]);
		made(withdrawReading(later(mine), kpiId, readingsIn(doc, world)[0]!));
		made(withdrawReading(later(theirs), kpiId, readingsIn(other, world)[0]!));
		meet(doc, other);
		expect([valuesIn(doc, world), conflictsIn(doc, world)]).toEqual([[], []]);
	});
});

test('T-F25 what an older version wrote, and what is to be calculated or is in the trash, is nothing to choose', () => {
	const world = apart();
	const { doc, kpiId, mine, me } = world;
	const kpi = doc.getMap('kpis').get(kpiId) as Y.Map<unknown>;
	const stored = kpi.get('readings') as Y.Map<unknown>;
	const [key] = [...stored.keys()];
	for (const [value, mark] of [
		[6, 'Aaaa'],
		[7, 'Bbbb']
	] as const)
		stored.set(`${key}~${(mine.at + value).toString(36)}.${mark}`, [value, mine.at + value]);
	expect(conflictsIn(doc, world)).toEqual([]);
	expect(readingsIn(doc, world)).toMatchObject([
		{ value: 7, earlier: [{ value: 5 }, { value: 6 }] }
	]);
	const segmentId = made(addSegment(mine, kpiId, 'East'));
	made(recordReading(mine, kpiId, { ...is(1), segmentId }));
	const copy = replica(doc);
	copy.clientID = 3;
	made(recordReading(mine, kpiId, { ...is(2), segmentId }));
	made(recordReading({ ...mine, doc: copy }, kpiId, { ...is(3), segmentId }));
	meet(doc, copy);
	expect(madeIn(doc, world).sort()).toEqual([2, 3]);
	expect(kpiIn(doc, world).readings.find(({ by, segmentId: of }) => by === me && of)).toBeDefined();
	made(archiveSegment(mine, kpiId, segmentId));
	expect(conflictsIn(doc, world)).toEqual([]);
	made(
		correctReading(
			mine,
			kpiId,
			readingsIn(doc, world).find(({ value }) => value === 7)!,
			is(8)
		)
	);
	made(
		correctReading(
			{ ...mine, doc: copy },
			kpiId,
			readingsIn(copy, world).find(({ value }) => value === 7)!,
			is(9)
		)
	);
	meet(doc, copy);
	expect(madeIn(doc, world).sort()).toEqual([8, 9]);
	const fed = made(addKpi(mine, { name: 'Tickets' }));
	made(calculateKpi(mine, kpiId, `[${fed}]`));
	expect(conflictsIn(doc, world)).toEqual([]);
});

test('T-F26 what a hostile device says of what it replaces is no more than said', () => {
	const world = apart();
	const { doc, kpiId } = world;
	const kpi = doc.getMap('kpis').get(kpiId) as Y.Map<unknown>;
	const stored = kpi.get('readings') as Y.Map<unknown>;
	const followed = followBoard(doc, boardId, () => {});
	const odd = ['never~~ana~Zaaa', '2026-11-20~~ben~Zaaa', '2026-11-20~~ben~Zaaa~x.Y', '~', ''];
	for (const key of odd)
		for (const over of [
			null,
			1,
			{},
			[],
			[null, 1, key],
			odd,
			['__proto__', [...stored.keys()][0]]
		]) {
			stored.set(key, [5, 9e12, '', over, 7]);
			stored.set(`${key}~9`, [null, 9e12 + 1, '', over, {}]);
			stored.set(`${key}~A~8`, ['', 1, '', over]);
			expect(followed.board).toEqual(boardOf(doc));
			for (const { versions } of conflictsIn(doc, world))
				expect(versions.length).toBeGreaterThan(1);
		}
	followed.stop();
});

test('T-F26 a long history of corrections is read without delay', async () => {
	const world = apart();
	const { doc, kpiId, mine } = world;
	const many = 2_000;
	const places = (count: number) =>
		Array.from({ length: many }, (_, back) => ({
			kpiId,
			reading: { day: addDays(today, -back), value: count }
		}));
	for (let count = 0; count < 4; count += 1) made(enterReadings(mine, places(count)));
	expect(await quickestMs(500, () => conflictsIn(doc, world))).toBeLessThan(500);
	expect(conflictsIn(doc, world)).toEqual([]);
});

test('T-F26 three devices that record, correct, take back, choose, undo and meet in any order find the same, and nothing once all is settled', () => {
	const step = fc.record({
		who: fc.nat(2),
		as: fc.nat(1),
		what: fc.constantFrom('record', 'correct', 'take back', 'choose', 'meet', 'undo'),
		nth: fc.nat(3),
		value: fc.nat(3),
		minutes: fc.integer({ min: -3, max: 3 })
	});
	fc.assert(
		fc.property(fc.array(step, { maxLength: 16 }), (steps) => {
			const world = apart();
			const { kpiId } = world;
			const docs = [world.doc, world.other, replica(world.doc)];
			docs[2]!.clientID = 3;
			const histories = docs.map((doc) => new History(doc));
			const followed = docs.map((doc) => followBoard(doc, boardId, () => {}));
			let edit = world.mine;
			for (const { who, as, what, nth, value, minutes } of steps) {
				const doc = docs[who]!;
				edit = { ...later(edit, { minutes }), doc, by: `by${as}` as PersonId };
				const readings = readingsIn(doc, world);
				const one = readings[nth % Math.max(1, readings.length)];
				const [conflict] = conflictsIn(doc, world);
				if (what === 'meet') meet(doc, docs[(who + 1) % 3]!);
				if (what === 'undo') histories[who]!.undo();
				if (what === 'record') made(recordReading(edit, kpiId, is(value)));
				if (what === 'correct' && one) made(correctReading(edit, kpiId, one, is(value)));
				if (what === 'take back' && one) made(withdrawReading(edit, kpiId, one));
				if (what === 'choose' && conflict) {
					const { value: chosen } = conflict.versions[value % conflict.versions.length]!;
					made(settle(edit, 'kpis', kpiId, conflict.field, chosen));
				}
			}
			meet(...docs);
			meet(...docs);
			const [doc = world.doc] = docs;
			const board = boardOf(doc);
			for (const each of followed) expect(each.board).toEqual(board);
			for (const { versions, shown } of conflictsIn(doc, world)) {
				expect(versions.length).toBeGreaterThan(1);
				expect(versions.map(({ value }) => value)).toContain(shown);
			}
			// Choosing in any of them leaves one fewer, until there is none.
			for (let left = conflictsIn(doc, world).length; left > 0; left -= 1) {
				const [conflict] = conflictsIn(doc, world);
				const { versions, field } = conflict!;
				made(settle({ ...later(edit), doc }, 'kpis', kpiId, field, versions[0]!.value));
				expect(conflictsIn(doc, world)).toHaveLength(left - 1);
			}
			followed.forEach((each) => each.stop());
		}),
		{ numRuns: 60 }
	);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { addDays } from '#domain/day.ts';
import type { PersonId, SegmentId } from '#domain/id.ts';
import type { KpiLimits } from '#domain/kpi.ts';
import type { Reading } from '#domain/reading.ts';
import { saidTwice } from '#domain/said-twice.ts';
import { wholeReadings } from '#domain/whole-readings.ts';
import { checkIn, correctCheckIn, withdrawCheckIn } from '#document/commands/check-in.ts';
import { addEvidence, correctEvidence, withdrawEvidence } from '#document/commands/evidence.ts';
import { setMeasure } from '#document/commands/key-result.ts';
import { addKpi, setKpiLimits } from '#document/commands/kpi.ts';
import {
	correctReading,
	enterReadings,
	recordReading,
	recordReadings,
	withdrawReading
} from '#document/commands/reading.ts';
import * as process from '#document/commands/process.ts';
import * as segments from '#document/commands/segment.ts';
import { settleReading } from '#document/commands/settle-reading.ts';
import { followBoard } from '#document/follow-board.ts';
import { History } from '#document/undo.ts';
import {
	aDocument,
	boardId,
	boardOf,
	day,
	later,
	made,
	meet,
	noon,
	replica,
	today
} from './world.ts';

const refusal = (why: string) => ({ done: false, why });
const bo = 'bo' as PersonId;

describe('check-ins and observations', () => {
	test('T-F1 a check-in says who, when and what; an empty one, a future one and a wild confidence are refused', () => {
		const { doc, edit, me, keyResultId } = aDocument();
		const facts = { value: 68, confidence: 7, moved: ' Two new macros ', day: day('2026-11-13') };
		made(checkIn(edit, keyResultId, facts));
		expect(boardOf(doc).keyResults.get(keyResultId)!.checkIns).toMatchObject([
			{ ...facts, moved: 'Two new macros', by: me, at: edit.at }
		]);
		const refused = (facts: Parameters<typeof checkIn>[2]) => checkIn(edit, keyResultId, facts);
		expect(refused({ moved: ' ' })).toEqual(refusal('check-in-empty'));
		expect(refused({ value: Infinity })).toEqual(refusal('number-not-finite'));
		expect(refused({ confidence: 11 })).toEqual(refusal('confidence-out-of-range'));
		expect(refused({ value: 1, day: day('2026-11-21') })).toEqual(refusal('day-in-future'));
		made(setMeasure(edit, keyResultId, { kind: 'done' }));
		expect(refused({ value: 2 })).toEqual(refusal('done-not-zero-or-one'));
	});

	test('T-F2 a correction takes the place of a check-in on every device, even by a clock that is behind', () => {
		const { doc, edit, keyResultId } = aDocument();
		const read = () => boardOf(doc).keyResults.get(keyResultId)!.checkIns;
		made(checkIn(edit, keyResultId, { value: 68, moved: 'Macros' }));
		const behind = later(edit, { minutes: -60 });
		made(correctCheckIn(behind, keyResultId, read()[0]!, { value: 66 }));
		expect(read()).toMatchObject([{ value: 66, day: today }]);
		made(withdrawCheckIn(behind, keyResultId, read()[0]!.id));
		expect(read()).toEqual([]);
		const gone = { id: 'none' } as Parameters<typeof correctCheckIn>[2];
		expect(correctCheckIn(edit, keyResultId, gone, { value: 1, day: today })).toEqual(
			refusal('gone')
		);
	});

	test('T-F3 two people who check in at the same time both stay, and two who correct come to one', () => {
		const { doc, edit, keyResultId } = aDocument();
		const copy = replica(doc);
		const theirs = { ...later(edit, { by: bo }), doc: copy, newId: () => `bo${Math.random()}` };
		const first = made(checkIn(edit, keyResultId, { value: 68 }));
		made(checkIn(theirs, keyResultId, { value: 70 }));
		meet(doc, copy);
		const read = (of = doc) => boardOf(of).keyResults.get(keyResultId)!.checkIns;
		expect(read().map(({ value }) => value)).toEqual([68, 70]);
		const corrected = read().find(({ id }) => id === first)!;
		made(correctCheckIn(edit, keyResultId, corrected, { value: 1 }));
		made(correctCheckIn(theirs, keyResultId, corrected, { value: 2 }));
		meet(doc, copy);
		expect(read()).toEqual(read(copy));
		expect(
			read()
				.map(({ value }) => value)
				.sort()
		).toEqual([2, 70]);
	});

	test('T-F4 observations carry the words that were said and where to see them', () => {
		const { doc, edit, keyResultId } = aDocument();
		const facts = { quote: '“I found it myself”', link: 'https://example.org/42' };
		made(addEvidence(edit, keyResultId, facts));
		const read = () => boardOf(doc).keyResults.get(keyResultId)!.evidence;
		expect(read()).toMatchObject([{ ...facts, day: today }]);
		made(correctEvidence(later(edit), keyResultId, read()[0]!, { quote: 'I found it' }));
		expect(read()).toMatchObject([{ quote: 'I found it' }]);
		made(withdrawEvidence(later(edit, { minutes: 2 }), keyResultId, read()[0]!.id));
		expect(read()).toEqual([]);
		expect(addEvidence(edit, keyResultId, { quote: '' })).toEqual(refusal('text-empty'));
	});
});

describe('readings', () => {
	test('T-F5 two people who record the same day both keep their value; one who does it twice corrects it', () => {
		const { doc, edit, me, kpiId } = aDocument();
		made(recordReading(edit, kpiId, { day: today, value: 1 }));
		made(recordReading(later(edit, { by: bo }), kpiId, { day: today, value: 2 }));
		made(
			recordReading(later(edit, { minutes: -5 }), kpiId, { day: today, value: 3, note: 'Sorry' })
		);
		expect(boardOf(doc).kpis.get(kpiId)!.readings).toMatchObject([
			{ value: 3, by: me, note: 'Sorry' },
			{ value: 2, by: bo }
		]);
	});

	test.each(['0202-11-27', '1899-12-31', '0001-01-01'])(
		'T-C7 a reading of %s is a slip of a key',
		(slipped) => {
			const { edit, kpiId } = aDocument();
			const reading = { day: day(slipped), value: 1 };
			expect(recordReading(edit, kpiId, reading)).toEqual(refusal('day-unlikely'));
			expect(recordReading(edit, kpiId, { ...reading, day: day('1900-01-01') }).done).toBe(true);
		}
	);

	test('T-F6 many readings go in as one, all or none, and the same ones twice change nothing', () => {
		const { doc, edit, kpiId } = aDocument();
		const list = [1, 2, 3].map((value) => ({ day: day(`2026-11-0${value}`), value }));
		let writes = 0;
		doc.on('update', () => (writes += 1));
		expect(made(recordReadings(edit, kpiId, list))).toBe(3);
		expect(made(recordReadings(later(edit), kpiId, list))).toBe(0);
		expect(made(recordReadings(later(edit), kpiId, [...list, { day: today, value: 4 }]))).toBe(1);
		expect(writes).toBe(2);
		const bad = [...list, { day: day('2026-11-31'), value: 5 }];
		expect(recordReadings(edit, kpiId, bad)).toEqual(refusal('day-unreadable'));
		expect(recordReadings(edit, kpiId, [{ day: today, value: NaN }])).toEqual(
			refusal('number-not-finite')
		);
		expect(boardOf(doc).kpis.get(kpiId)!.readings).toHaveLength(4);
	});

	test('T-F7 a reading is withdrawn, recorded anew, and corrected by somebody else in their own name', () => {
		const { doc, edit, me, kpiId } = aDocument();
		const read = () => boardOf(doc).kpis.get(kpiId)!.readings;
		made(recordReading(edit, kpiId, { day: today, value: 1 }));
		const taken = read()[0]!;
		made(withdrawReading(edit, kpiId, taken));
		expect(read()).toEqual([]);
		expect(withdrawReading(edit, kpiId, taken)).toEqual(refusal('gone'));
		made(recordReading(edit, kpiId, { day: today, value: 5 }));
		const reading = read()[0]!;
		made(correctReading(edit, kpiId, reading, { day: day('2026-11-19'), value: 6 }));
		expect(read()).toMatchObject([{ day: '2026-11-19', value: 6, by: me }]);
		made(correctReading({ ...edit, by: bo }, kpiId, read()[0]!, { day: today, value: 7 }));
		expect(read()).toMatchObject([{ day: today, value: 7, by: bo }]);
		expect(withdrawReading(edit, kpiId, reading)).toEqual(refusal('gone'));
	});

	test('T-S1 a whole that is counted from its segments takes no value of its own, until it is entered again', () => {
		const { doc, edit, kpiId } = aDocument();
		const kpi = () => boardOf(doc).kpis.get(kpiId)!;
		const east = made(segments.addSegment(edit, kpiId, 'East'));
		const on = day('2026-11-02');
		made(recordReading(edit, kpiId, { day: on, value: 9 }));
		made(segments.setSegmentTotal(edit, kpiId, 'weighted'));
		made(segments.weighSegment(edit, kpiId, east, 2.5));
		expect(kpi()).toMatchObject({ total: 'weighted', segments: [{ weight: 2.5 }] });
		expect(segments.weighSegment(edit, kpiId, east, -1)).toEqual(refusal('weight-negative'));
		expect(recordReading(edit, kpiId, { day: on, value: 1 })).toEqual(refusal('whole-counted'));
		made(recordReading(edit, kpiId, { day: on, value: 4, segmentId: east }));
		expect(wholeReadings(kpi()).map(({ value }) => value)).toEqual([4]);
		made(segments.archiveSegment(edit, kpiId, east));
		made(recordReading(edit, kpiId, { day: on, value: 1 }));
		made(segments.setSegmentTotal(edit, kpiId, null));
		expect(wholeReadings(kpi()).map(({ value }) => value)).toEqual([1]);
	});

	test('T-S2 a segment has limits of its own until they are taken away, in the direction of the KPI', () => {
		const { doc, edit, kpiId } = aDocument();
		const east = made(segments.addSegment(edit, kpiId, 'East'));
		const limits = () => boardOf(doc).kpis.get(kpiId)!.segments[0]!.limits;
		const set = (wish: KpiLimits) => segments.setSegmentLimits(edit, kpiId, east, wish);
		made(set({ direction: 'higher', target: 30, alarm: 20 }));
		expect(limits()).toEqual({ direction: 'higher', target: 30, alarm: 20 });
		expect(set({ direction: 'higher', target: 1, alarm: 2 })).toEqual(refusal('limits-crossed'));
		expect(set({ direction: 'higher', alarm: Infinity })).toEqual(refusal('number-not-finite'));
		made(setKpiLimits(edit, kpiId, { direction: 'within', target: { low: 1, high: 2 } }));
		expect(limits()).toBeUndefined();
		made(set({ direction: 'within', alarm: { low: 0, high: 9 } }));
		expect(limits()).toEqual({ direction: 'within', alarm: { low: 0, high: 9 } });
		made(set({ direction: 'within' }));
		expect(limits()).toBeUndefined();
		made(segments.archiveSegment(edit, kpiId, east));
		expect(set({ direction: 'higher', alarm: 1 })).toEqual(refusal('gone'));
		expect(boardOf(doc).problems).toEqual([]);
	});

	test('T-F14 readings of many KPIs are entered, put right and taken back together, all or none', () => {
		const { doc, edit, kpiId } = aDocument();
		const other = made(addKpi(edit, { name: 'Other' }));
		const read = (id = kpiId) =>
			boardOf(doc)
				.kpis.get(id)!
				.readings.map(({ day, value }) => [day, value]);
		made(recordReading(edit, kpiId, { day: day('2026-11-02'), value: 1 }));
		const [first] = boardOf(doc).kpis.get(kpiId)!.readings;
		const fresh = { kpiId: other, reading: { day: day('2026-11-02'), value: 5 } };
		const right = { kpiId, instead: first!, reading: { day: day('2026-11-02'), value: 2 } };
		const before = read();
		const wrong = { kpiId, reading: { day: day('2030-01-01'), value: 2 } };
		expect(enterReadings(edit, [fresh, right, wrong])).toEqual(refusal('day-in-future'));
		expect([read(), read(other)]).toEqual([before, []]);
		expect(made(enterReadings(edit, [fresh, right]))).toBe(2);
		expect([read(), read(other)]).toEqual([[['2026-11-02', 2]], [['2026-11-02', 5]]]);
		const [second] = boardOf(doc).kpis.get(kpiId)!.readings;
		expect(made(enterReadings(edit, [fresh, { kpiId, instead: second! }]))).toBe(1);
		expect(read()).toEqual([]);
		expect(enterReadings(edit, [{ kpiId, instead: second! }])).toEqual(refusal('gone'));
	});

	test('T-F8 readings without a known author are kept beside each other where they were recorded apart', () => {
		const { doc, edit, kpiId } = aDocument();
		const nobody = { doc: edit.doc, at: edit.at, today: edit.today };
		const copy = replica(doc);
		made(recordReading(nobody, kpiId, { day: today, value: 1 }));
		made(recordReading({ ...later(nobody), doc: copy }, kpiId, { day: today, value: 2 }));
		meet(doc, copy);
		expect(boardOf(doc)).toEqual(boardOf(copy));
		expect(boardOf(doc).kpis.get(kpiId)!.readings).toMatchObject([{ value: 1 }, { value: 2 }]);
	});

	test('T-F10 what one person records on two devices that are apart is kept from both, until they say it anew', () => {
		const { doc, edit, me, kpiId } = aDocument();
		const laptop = replica(doc);
		const [phoneEdit, laptopEdit] = [edit, { ...later(edit), doc: laptop }];
		made(recordReading(phoneEdit, kpiId, { day: today, value: 5, note: 'By phone' }));
		made(recordReading(laptopEdit, kpiId, { day: today, value: 7 }));
		const early = boardOf(laptop).kpis.get(kpiId)!.readings[0]!;
		meet(doc, laptop);
		const read = (of = doc) => boardOf(of).kpis.get(kpiId)!.readings;
		expect(read()).toMatchObject([
			{ value: 5, note: 'By phone', by: me },
			{ value: 7, by: me }
		]);
		made(correctReading(phoneEdit, kpiId, read()[0]!, { day: today, value: 6 }));
		made(correctReading(laptopEdit, kpiId, early, { day: today, value: 8 }));
		meet(doc, laptop);
		expect(read().map(({ value, earlier }) => [value, earlier?.[0]?.value])).toEqual([
			[6, 5],
			[8, 7]
		]);
		made(recordReading(phoneEdit, kpiId, { day: today, value: 6, note: '' }));
		expect(read().map(({ value }) => value)).toEqual([6]);
		made(withdrawReading(phoneEdit, kpiId, read()[0]!));
		meet(doc, laptop);
		expect(read(laptop)).toEqual([]);
	});

	test('T-F22 what one person read twice of a day is to be chosen, and the choice is one step on every device', () => {
		const { doc, edit, me, kpiId } = aDocument();
		const laptop = replica(doc);
		const cem = 'cem' as PersonId;
		made(recordReading(edit, kpiId, { day: today, value: 5, note: 'By phone' }));
		made(recordReading({ ...later(edit), doc: laptop }, kpiId, { day: today, value: 7 }));
		made(
			recordReading({ ...later(edit, { by: cem }), doc: laptop }, kpiId, { day: today, value: 9 })
		);
		meet(doc, laptop);
		const said = (of: Y.Doc) => saidTwice(boardOf(of).kpis.get(kpiId)!.readings);
		expect(said(doc)).toMatchObject([
			{ day: today, by: me, readings: [{ value: 5 }, { value: 7 }] }
		]);
		expect(said(laptop)).toEqual(said(doc));
		const [both] = said(doc);
		const history = new History(doc);
		// Anybody may choose; the value stays hers.
		const choice = later(edit, { minutes: 9, by: cem });
		expect(settleReading(choice, kpiId, both!, 6)).toEqual({ done: false, why: 'settled' });
		made(settleReading(choice, kpiId, both!, 5));
		expect(settleReading(choice, kpiId, both!, 5)).toEqual({ done: false, why: 'settled' });
		meet(doc, laptop);
		expect(said(laptop)).toEqual([]);
		const left = boardOf(laptop)
			.kpis.get(kpiId)!
			.readings.map(({ value, by }) => [value, by]);
		expect(left).toEqual([
			[5, me],
			[9, cem]
		]);
		history.undo();
		meet(doc, laptop);
		expect(said(laptop)).toHaveLength(1);
	});

	test('T-F22 the same value, another day, another segment and another person are nothing to choose', () => {
		const reading = (
			by: string | undefined,
			value: number,
			more: Partial<Reading> = {}
		): Reading => ({
			...{ day: today, at: noon, value },
			...(by ? { by: by as PersonId } : {}),
			...more
		});
		const web = { segmentId: 'web' as SegmentId };
		const yesterday = { day: addDays(today, -1) };
		const none = [
			reading('ana', 4, yesterday),
			reading('ana', 5),
			reading('ben', 6),
			reading('ana', 5)
		];
		expect(saidTwice(none)).toEqual([]);
		expect(saidTwice([reading('ana', 5), reading('ana', 6, web), reading(undefined, 1)])).toEqual(
			[]
		);
		expect(saidTwice([reading(undefined, 1), reading(undefined, 2)])).toEqual([]);
		const twice = saidTwice([
			reading('ana', 4, yesterday),
			reading('ana', 5, web),
			reading('ana', 6, web)
		]);
		expect(twice).toMatchObject([
			{ by: 'ana', segmentId: 'web', readings: [{ value: 5 }, { value: 6 }] }
		]);
	});

	test('T-F11 two who put the same reading right in the same moment come to one, and what the other said is kept', () => {
		const { doc, edit, kpiId } = aDocument();
		made(recordReading(edit, kpiId, { day: today, value: 5 }));
		const copy = replica(doc);
		const behind = later(edit, { minutes: -60 });
		made(recordReading(behind, kpiId, { day: today, value: 6 }));
		made(recordReading({ ...behind, doc: copy }, kpiId, { day: today, value: 7 }));
		meet(doc, copy);
		expect(boardOf(doc)).toEqual(boardOf(copy));
		const [reading] = boardOf(doc).kpis.get(kpiId)!.readings;
		expect([reading!.value, ...reading!.earlier!.map(({ value }) => value)].sort()).toEqual([
			5, 6, 7
		]);
	});

	test('T-F12 a board from before there were marks is read as before and goes on', () => {
		const { doc, edit, me, kpiId } = aDocument();
		const kpi = doc.getMap('kpis').get(kpiId) as Y.Map<unknown>;
		const readings = kpi.get('readings') as Y.Map<unknown>;
		readings.set(`${today}~~${me}`, [5, edit.at]);
		readings.set(`${today}~~${me}~${(edit.at + 1).toString(36)}`, [6, edit.at + 1]);
		(kpi.get('dividers') as Y.Map<unknown>).set(today, { reason: 'Moved' });
		const read = () => boardOf(doc).kpis.get(kpiId)!;
		expect(read()).toMatchObject({ readings: [{ value: 6 }], dividers: [{ reason: 'Moved' }] });
		made(recordReading(edit, kpiId, { day: today, value: 7 }));
		made(process.addDivider(edit, kpiId, { day: today, reason: 'Moved house' }));
		expect(read().readings).toMatchObject([{ value: 7, earlier: [{ value: 5 }, { value: 6 }] }]);
		expect(read()).toMatchObject({ dividers: [{ reason: 'Moved house' }], readings: [{ by: me }] });
		expect(boardOf(doc).problems).toEqual([]);
	});

	test('T-F13 whatever one person records on devices that are apart, in whichever order they meet, the last word of each device on each day is on the board of all', () => {
		const said = fc.record({
			device: fc.nat(2),
			back: fc.nat(3),
			value: fc.integer({ min: 0, max: 9 }),
			minutes: fc.integer({ min: -3, max: 3 })
		});
		fc.assert(
			fc.property(fc.array(said, { maxLength: 25 }), fc.nat(2), (list, first) => {
				const { doc, edit, kpiId } = aDocument();
				const devices = [doc, replica(doc), replica(doc)];
				const followed = followBoard(doc, boardId, () => {});
				const last = new Map<string, [string, number]>();
				for (const { device, back, value, minutes } of list) {
					const on = { ...later(edit, { minutes }), doc: devices[device]! };
					made(recordReading(on, kpiId, { day: addDays(today, -back), value }));
					last.set(`${device} ${back}`, [addDays(today, -back), value]);
				}
				meet(...devices.slice(first), ...devices.slice(0, first));
				const boards = devices.map(boardOf);
				expect(followed.board).toEqual(boards[0]);
				expect(boards[1]).toEqual(boards[0]);
				expect(boards[2]).toEqual(boards[0]);
				const shown = boards[0]!.kpis.get(kpiId)!.readings.map(({ day, value }) => [day, value]);
				expect(shown.sort()).toEqual([...last.values()].sort());
			}),
			{ numRuns: 60 }
		);
	});

	test('T-F9 segments have readings of their own, and dividers begin the limits anew', () => {
		const { doc, edit, me, kpiId } = aDocument();
		const web = made(segments.addSegment(edit, kpiId, 'Web'));
		const shop = made(segments.addSegment(edit, kpiId, 'Shop'));
		made(segments.renameSegment(edit, kpiId, web, 'Online'));
		made(segments.reorderSegment(edit, kpiId, shop, { before: web }));
		made(recordReading(edit, kpiId, { day: today, value: 1, segmentId: web }));
		made(recordReading(edit, kpiId, { day: today, value: 3 }));
		made(process.addDivider(edit, kpiId, { day: today, reason: 'New desk' }));
		const kpi = boardOf(doc).kpis.get(kpiId)!;
		expect(kpi.segments.map(({ name }) => name)).toEqual(['Shop', 'Online']);
		expect(kpi.readings.map(({ segmentId }) => segmentId)).toEqual([web, undefined]);
		expect(kpi.dividers).toEqual([{ day: today, reason: 'New desk', by: me }]);
		const copy = replica(doc);
		const tomorrow = later(edit, { days: 1 });
		made(process.addDivider(tomorrow, kpiId, { day: tomorrow.today, reason: 'Moved' }));
		const theirs = { ...tomorrow, doc: copy };
		made(process.addDivider(theirs, kpiId, { day: tomorrow.today, reason: 'New form' }));
		meet(doc, copy);
		expect(boardOf(copy)).toEqual(boardOf(doc));
		const reasons = boardOf(doc)
			.kpis.get(kpiId)!
			.dividers.map(({ reason }) => reason);
		expect(reasons.sort()).toEqual(['Moved', 'New desk', 'New form']);
		made(process.removeDivider(edit, kpiId, tomorrow.today));
		made(segments.archiveSegment(edit, kpiId, shop));
		made(process.removeDivider(edit, kpiId, today));
		expect(boardOf(doc).kpis.get(kpiId)).toMatchObject({ segments: [{ id: web }], dividers: [] });
	});
});

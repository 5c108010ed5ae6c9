import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setKpiLimits } from '#document/commands/kpi.ts';
import type { KpiLimits } from '#domain/kpi.ts';
import type { Unit } from '#domain/unit.ts';
import {
	blankLimits,
	fieldsFromLimits,
	readLimits,
	type LimitsFields
} from '#ui/kpi/limits-fields.ts';
import { addSegment, setSegmentLimits } from '#document/commands/segment.ts';
import { aDocument, boardOf, later, made } from '#tests/document/world.ts';
import { changeToLimits, changeToSegmentLimits } from '#ui/kpi/save-limits.ts';
import { limitWords } from '#ui/vocabulary/limit-words.ts';

const hours: Unit = { kind: 'duration', in: 'hours' };
const percent: Unit = { kind: 'percent' };
const read = (fields: Partial<LimitsFields>, unit: Unit = percent) =>
	readLimits({ ...blankLimits, ...fields }, unit, 'en');

test('Y-L1 limits are typed in their own unit: durations, percent, thousands', () => {
	expect(read({ direction: 'lower', target: '1:30 h', alarm: '2h' }, hours)).toEqual({
		ok: true,
		limits: { direction: 'lower', target: 1.5, alarm: 2 }
	});
	expect(read({ target: '99.9 %' })).toMatchObject({ limits: { target: 99.9 } });
	expect(read({ target: '12k' }, { kind: 'number' })).toMatchObject({ limits: { target: 12_000 } });
	expect(read({})).toEqual({ ok: true, limits: { direction: 'higher' } });
});

test('Y-L2 limits that cross, half a range and what is no number are answered in words', () => {
	const problem = (fields: Partial<LimitsFields>) => {
		const result = read(fields);
		return result.ok ? undefined : result.problem;
	};
	expect(problem({ direction: 'lower', target: '5', watch: '4' })).toContain('from low to high');
	expect(problem({ direction: 'higher', target: '5', watch: '6' })).toContain('from high to low');
	expect(problem({ direction: 'within', target: '5' })).toContain('both its ends');
	expect(problem({ direction: 'within', target: '5', targetHigh: '4' })).toContain('low to high');
	expect(problem({ target: 'plenty' })).toContain('could not be read');
});

test('Y-L3 a form of limits read back gives the same limits', () => {
	const thousandth = fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000);
	const three = fc.tuple(thousandth, thousandth, thousandth);
	fc.assert(
		fc.property(three, fc.constantFrom('en', 'de', 'nb'), (numbers, locale) => {
			const [target = 0, watch = 0, alarm = 0] = [...numbers].sort((a, b) => a - b);
			const limits: KpiLimits = { direction: 'lower', target, watch, alarm };
			expect(readLimits(fieldsFromLimits(limits, locale), { kind: 'number' }, locale)).toEqual({
				ok: true,
				limits
			});
		})
	);
	const within: KpiLimits = { direction: 'within', target: { low: 70, high: 85 } };
	expect(readLimits(fieldsFromLimits(within, 'en'), percent, 'en')).toEqual({
		ok: true,
		limits: within
	});
});

test('Y-L4 a limit reads by what it means', () => {
	const plain = (limits: KpiLimits, name: 'target' | 'alarm') =>
		limitWords(limits, name, percent, 'en')?.replaceAll('\u00a0', ' ');
	expect(plain({ direction: 'lower', target: 4, alarm: 6 }, 'target')).toBe('at most 4 %');
	expect(plain({ direction: 'higher', alarm: 6 }, 'alarm')).toBe('below 6 %');
	expect(plain({ direction: 'within', alarm: { low: 1, high: 9 } }, 'alarm')).toBe(
		'outside 1 % to 9 %'
	);
	expect(plain({ direction: 'higher' }, 'target')).toBeUndefined();
});

test('B-O4 limits that were left alone in a form stay as others made them meanwhile', () => {
	const { doc, edit, kpiId } = aDocument();
	const before: KpiLimits = { direction: 'lower', target: 10, watch: 20, alarm: 30 };
	made(setKpiLimits(edit, kpiId, before));
	made(setKpiLimits(later(edit), kpiId, { ...before, watch: 15 }));
	const of = () => boardOf(doc).kpis.get(kpiId)!;
	made(
		changeToLimits(later(edit, { minutes: 2 }), of(), { before, wanted: { ...before, target: 8 } })
	);
	expect(of()).toMatchObject({ limits: { target: 8, watch: 15, alarm: 30 } });
	expect(of().conflicts).toBeUndefined();
	const wanted = { ...before, target: 9, watch: 18 };
	made(changeToLimits(later(edit, { minutes: 3 }), of(), { before, wanted }));
	expect(
		of()
			.conflicts?.map(({ field }) => field)
			.sort()
	).toEqual(['target', 'watch']);
	// Of another direction they are other limits.
	const higher: KpiLimits = { direction: 'higher', target: 90 };
	made(changeToLimits(later(edit, { minutes: 4 }), of(), { before: of().limits, wanted: higher }));
	expect(of().limits).toEqual(higher);
});

test('Y-L6 a segment’s limits that were left alone in its form stay as others made them meanwhile', () => {
	const { doc, edit, kpiId } = aDocument();
	const within = (low: number, high: number, ends?: number): KpiLimits => ({
		...{ direction: 'within', target: { low, high } },
		...(ends === undefined ? {} : { alarm: { low: 0, high: ends } })
	});
	made(setKpiLimits(edit, kpiId, within(1, 9)));
	const id = made(addSegment(edit, kpiId, 'North'));
	const of = () => boardOf(doc).kpis.get(kpiId)!.segments[0]!;
	const before = within(2, 4);
	made(setSegmentLimits(edit, kpiId, id, before));
	made(setSegmentLimits(later(edit), kpiId, id, within(2, 4, 12)));
	const minutes = (count: number) => later(edit, { minutes: count });
	made(changeToSegmentLimits(minutes(2), kpiId, of(), { before, wanted: within(3, 4) }));
	expect(of().limits).toEqual(within(3, 4, 12));
	expect(boardOf(doc).kpis.get(kpiId)!.conflicts).toBeUndefined();
	made(changeToSegmentLimits(minutes(3), kpiId, of(), { before, wanted: within(2, 5) }));
	expect(boardOf(doc).kpis.get(kpiId)!.conflicts).toMatchObject([
		{ shown: '[2,5]', versions: [{ value: '[3,4]' }, { value: '[2,5]' }] }
	]);
});

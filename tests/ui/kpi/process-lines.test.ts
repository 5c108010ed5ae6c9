import { expect, test } from 'vitest';
import { addDays, type Day } from '#domain/day.ts';
import { chartEntries } from '#ui/kpi/chart-entries.ts';
import {
	dayToLock,
	hasNormalRange,
	limitsStandOn,
	lockInForce,
	seasonWords
} from '#ui/kpi/process-fields.ts';
import { markedReadings, movedReadings, processLines } from '#ui/kpi/process-lines.ts';
import { aBoard, aKpi, at, day, theKpi, type KpiInside } from '#tests/builders.ts';

const calm = [5, 6, 4, 5, 7, 5, 4, 6, 5, 5, 6, 4];
const start = day('2026-01-05');
const dayOf = (place: number) => addDays(start, place * 7);
const end = dayOf(60);

function kpiOf(values: readonly number[], ...inside: readonly KpiInside[]) {
	const readings = values.map((value, place) => ({
		...{ day: dayOf(place), at: at(dayOf(place)), value }
	}));
	return theKpi(aBoard(aKpi('Churn', { readings }, ...inside)));
}

const changed = (...days: readonly Day[]): KpiInside => ({
	dividers: days.map((on) => ({ day: on, reason: 'New carrier' }))
});

test('Y-C3 centre and limits go from one change of the process to the next, as far as they show', () => {
	const kpi = kpiOf([...calm, ...calm.map((value) => value + 30)], changed(dayOf(12)));
	const lines = processLines(kpi, dayOf(3), dayOf(20));
	expect(lines.map(({ from, to }) => [from, to])).toEqual([
		[dayOf(3), dayOf(12)],
		[dayOf(12), dayOf(20)]
	]);
	expect(processLines(kpi, dayOf(12), end)).toHaveLength(1);
	expect(processLines(kpiOf([1, 2, 3]), start, end)).toEqual([]);
});

test('Y-C3 a lower limit that cannot be reached is drawn as 0', () => {
	const rare = [0, 3, 0, 4, 1, 0, 5, 0];
	expect(processLines(kpiOf(rare), start, end)[0]?.lower).toBe(0);
	expect(processLines(kpiOf([...rare, -1]), start, end)[0]?.lower).toBeLessThan(0);
});

test('Y-C4 each reading is marked once, by the strongest rule', () => {
	const kpi = kpiOf([...calm, ...calm, 8.2, 8.2, 12]);
	expect(markedReadings(kpi, start, end)).toEqual([{ day: dayOf(26), value: 12, rule: 'outside' }]);
	expect(markedReadings(kpi, start, dayOf(25))).toEqual([]);
});

test('Y-C4 the key names what is in the chart and nothing else', () => {
	const kpi = kpiOf([...calm, ...calm, 12], { limits: { direction: 'lower', target: 9 } });
	const shown = { events: 0, dividers: 0, recoveries: 0 };
	const labels = (lines: boolean) =>
		chartEntries(kpi, {
			...shown,
			lines: lines ? processLines(kpi, start, end) : [],
			marks: lines ? markedReadings(kpi, start, end) : []
		}).map(({ label }) => label);
	expect(labels(true)).toEqual(['Target', 'Centre', 'Normal range', 'Outside the normal range']);
	expect(labels(false)).toEqual(['Target']);
});

test('Y-C4 ranges have a gap where the process changed', () => {
	const ranges = movedReadings(kpiOf([1, 3, 2, 9], changed(dayOf(3))), start, end);
	expect(ranges.map(({ range }) => range)).toEqual([null, 2, 1, null]);
});

test('Y-C5 it says on what the normal range stands', () => {
	expect(limitsStandOn(kpiOf([1, 2]), 'en')).toBe('The normal range needs 6 readings.');
	expect(limitsStandOn(kpiOf(calm), 'en')).toBe(
		'The normal range is based on the first 12 readings since Jan 5, 2026: provisional, below 15 readings.'
	);
	expect(limitsStandOn(kpiOf([...calm, ...calm, 9]), 'en')).toContain('on the first 24 readings');
	const locked = kpiOf([...calm, ...calm], { limitLocks: [dayOf(11)] });
	expect(limitsStandOn(locked, 'en')).toContain(
		'locked: it is based on the 12 readings up to Mar 23'
	);
	expect(lockInForce(locked)).toBe(dayOf(11));
	// What is not there yet cannot be locked.
	expect([kpiOf([1, 2]), kpiOf(calm)].map(hasNormalRange)).toEqual([false, true]);
	expect(limitsStandOn(kpiOf([1, 2], changed(start)), 'en')).toContain('since the process changed');
	expect([dayToLock(kpiOf(calm), end), dayToLock(kpiOf([]), end)]).toEqual([dayOf(11), end]);
});

test('Y-C6 a season is named by where it is high and low', () => {
	const readings = Array.from({ length: 35 }, (_, nth) => {
		const on = addDays(start, nth);
		return { day: on, at: at(on), value: nth % 7 === 0 ? 50 : nth % 7 === 6 ? 2 : 10 };
	});
	expect(seasonWords(kpiOf([], { readings, cadence: 'daily' }))).toContain(
		'The same weekday repeats: Monday reads high, Sunday low.'
	);
	expect(seasonWords(kpiOf(calm))).toBe('');
});

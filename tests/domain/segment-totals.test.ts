import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#domain/day.ts';
import type { SegmentId } from '#domain/id.ts';
import { kpiReport } from '#domain/kpi-report.ts';
import type { Segment, SegmentTotal } from '#domain/kpi.ts';
import { segmentsInAlarm } from '#domain/segment-standing.ts';
import { wholeReadings } from '#domain/whole-readings.ts';
import { aBoard, aKpi, aReading, day, theKpi, type KpiInside } from '#tests/builders.ts';

const segments: readonly Segment[] = [
	{ id: 'east' as SegmentId, name: 'East', order: 'a0', weight: 3 },
	{ id: 'west' as SegmentId, name: 'West', order: 'a1' }
];
const of = (id: string) => ({ segmentId: id as SegmentId });
const east = (on: string, value: number) => aReading(on, value, of('east'));
const west = (on: string, value: number) => aReading(on, value, of('west'));

function board(total: SegmentTotal | undefined, ...inside: readonly KpiInside[]) {
	return aBoard(aKpi('Orders', { segments, ...(total ? { total } : {}) }, ...inside));
}
const totals = (total: SegmentTotal, ...inside: readonly KpiInside[]) =>
	wholeReadings(theKpi(board(total, ...inside))).map(({ day, value }) => [day, value]);

test('G-S1 a whole is the sum, the mean or the weighted mean of its segments, of the day the last was read', () => {
	const readings = [east('2026-03-02', 10), west('2026-03-03', 20), aReading('2026-03-03', 99)];
	expect(totals('sum', ...readings)).toEqual([['2026-03-03', 30]]);
	expect(totals('mean', ...readings)).toEqual([['2026-03-03', 15]]);
	expect(totals('weighted', ...readings)).toEqual([['2026-03-03', 12.5]]);
	const entered = wholeReadings(theKpi(board(undefined, ...readings)));
	expect(entered.map(({ value }) => value)).toEqual([99]);
});

test('G-S2 without a reading of each segment in time there is no whole; one that came later counts from then', () => {
	expect(
		totals('sum', east('2026-03-02', 1), west('2026-03-02', 2), east('2026-03-09', 3))
	).toEqual([['2026-03-02', 3]]);
	// A week later the reading of the other segment is too old.
	expect(
		totals(
			'sum',
			east('2026-03-02', 1),
			west('2026-03-02', 2),
			east('2026-03-09', 3),
			west('2026-03-16', 4)
		)
	).toEqual([['2026-03-02', 3]]);
	expect(
		totals(
			'sum',
			east('2026-01-05', 1),
			east('2026-01-12', 2),
			west('2026-03-02', 5),
			east('2026-03-02', 3)
		)
	).toEqual([
		['2026-01-05', 1],
		['2026-01-12', 2],
		['2026-03-02', 8]
	]);
	const weightless = segments.map((segment) => ({ ...segment, weight: 0 }));
	expect(
		totals('weighted', { segments: weightless }, east('2026-03-02', 1), west('2026-03-02', 2))
	).toEqual([]);
});

test('G-S3 a segment alarms alone and is named beside the whole; the parts of a sum have no limit', () => {
	const limits = { direction: 'lower', target: 4, alarm: 8 } as const;
	const readings = [east('2026-03-02', 9), west('2026-03-02', 1)];
	const mean = board('mean', { limits }, ...readings);
	expect(kpiReport(mean, theKpi(mean), day('2026-03-03'))).toMatchObject({
		current: { value: 5 },
		status: 'watch',
		alarming: [{ name: 'East' }],
		dueOn: null,
		sameDay: []
	});
	expect(segmentsInAlarm(theKpi(mean), day('2026-03-01'))).toEqual([]);
	expect(segmentsInAlarm(theKpi(board('sum', { limits }, ...readings)), day('2026-03-03'))).toEqual(
		[]
	);
});

test('G-S4 a mean lies between its parts, and a sum is the mean times their number', () => {
	const values = fc.array(
		fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: -1e6, max: 1e6 })),
		{
			minLength: 1,
			maxLength: 20
		}
	);
	fc.assert(
		fc.property(values, (pairs) => {
			const readings = pairs.flatMap(([one, other], week) => {
				const on = addDays(day('2025-01-06'), week * 7);
				return [east(on, one), west(on, other)];
			});
			const [sum, mean, weighted] = (['sum', 'mean', 'weighted'] as const).map((total) =>
				totals(total, ...readings)
			);
			expect(mean).toHaveLength(pairs.length);
			for (const [at, [one, other]] of pairs.entries()) {
				const [low, high] = [Math.min(one, other), Math.max(one, other)];
				for (const found of [mean, weighted]) {
					expect(found![at]![1]).toBeGreaterThanOrEqual(low);
					expect(found![at]![1]).toBeLessThanOrEqual(high);
				}
				expect(sum![at]![1]).toBe(one + other);
			}
		})
	);
});

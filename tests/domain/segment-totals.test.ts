import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#domain/day.ts';
import type { SegmentId } from '#domain/id.ts';
import { concernOf, kpiReport } from '#domain/kpi-report.ts';
import { kpiWalk } from '#domain/kpi-review.ts';
import type { KpiLimits, PeriodTarget, Segment, SegmentTotal } from '#domain/kpi.ts';
import { limitsOn } from '#domain/period-target.ts';
import { segmentsDue } from '#domain/segment-due.ts';
import { limitsOfSegment, segmentsInAlarm, segmentStandings } from '#domain/segment-standing.ts';
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

test('G-S8 a whole is the number that paper gives, as are limits on a line', () => {
	const readings = [east('2026-03-02', 1.1), west('2026-03-02', 2.2)];
	expect(totals('sum', ...readings)).toEqual([['2026-03-02', 3.3]]);
	expect(totals('mean', east('2026-03-02', 0.1), west('2026-03-02', 0.2))).toEqual([
		['2026-03-02', 0.15]
	]);
	const limits: KpiLimits = { direction: 'lower', target: 0.7 };
	const line: PeriodTarget = {
		...{ key: 'a', from: day('2026-03-01'), to: day('2026-03-06'), way: 'line', label: '' },
		limits: { direction: 'lower', target: 0.1 }
	};
	const targets = [2, 3, 4, 5, 6].map(
		(date) => limitsOn({ limits, periodTargets: [line] }, day(`2026-03-0${date}`)).target
	);
	expect(targets).toEqual([0.2, 0.3, 0.4, 0.5, 0.6]);
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

test('G-S3 a segment alarms alone and is named beside the whole; the limits of a sum are not its parts’', () => {
	const limits = { direction: 'lower', target: 4, alarm: 8 } as const;
	const readings = [east('2026-03-02', 9), west('2026-03-02', 1)];
	const mean = board('mean', { limits }, ...readings);
	expect(kpiReport(mean, theKpi(mean), day('2026-03-03'))).toMatchObject({
		current: { value: 5 },
		status: 'watch',
		alarming: [{ name: 'East' }],
		dueOn: '2026-03-09',
		sameDay: []
	});
	expect(segmentsInAlarm(theKpi(mean), day('2026-03-01'))).toEqual([]);
	expect(segmentsInAlarm(theKpi(board('sum', { limits }, ...readings)), day('2026-03-03'))).toEqual(
		[]
	);
});

test('G-S5 a segment goes by its own limits, else by those of the whole on that day where these can hold for a part', () => {
	const limits = { direction: 'lower', target: 4, alarm: 8 } as const;
	const own = { direction: 'lower', target: 1, alarm: 2 } as const;
	const [one, other] = [segments[0]!, segments[1]!];
	const limited = { segments: [{ ...one, limits: own }, other], limits };
	const readings = [east('2026-03-02', 3), west('2026-03-02', 3)];
	const statuses = (...inside: readonly KpiInside[]) =>
		segmentStandings(theKpi(board('sum', limited, ...inside, ...readings))).map(
			({ states }) => states.at(-1)?.status
		);
	expect(statuses()).toEqual(['alarm', 'no-target']);
	const period = {
		key: 'a',
		from: day('2026-03-01'),
		way: 'step',
		label: '',
		limits: own
	} as const;
	expect(statuses({ total: 'mean', periodTargets: [period] })).toEqual(['alarm', 'alarm']);
	expect(statuses({ total: 'mean' })).toEqual(['alarm', 'healthy']);
	expect(limitsOfSegment(theKpi(board('sum', limited)), other, day('2026-03-02'))).toEqual({
		direction: 'lower'
	});
});

test('G-S6 a counted whole is due with the first of its segments, and before any was read from the day it was made', () => {
	const inside = [east('2026-03-02', 1), west('2026-03-04', 2)];
	const due = (...readings: readonly KpiInside[]) => {
		const read = board('sum', ...readings);
		return kpiReport(read, theKpi(read), day('2026-03-10')).dueOn;
	};
	expect(due(...inside)).toBe('2026-03-09');
	expect(due()).toBe('2026-03-10');
	const kpi = theKpi(board('sum', ...inside));
	const names = (on: string) => segmentsDue(kpi, day(on)).map(({ name }) => name);
	expect(names('2026-03-08')).toEqual([]);
	expect(names('2026-03-10')).toEqual(['East']);
	expect(names('2026-03-11')).toEqual(['East', 'West']);
	expect(segmentsDue(theKpi(board('sum')), day('2026-03-08'))).toHaveLength(2);
});

test('G-S7 a calm gauge with a segment in alarm is one to watch', () => {
	const own = { direction: 'lower', alarm: 2 } as const;
	const limited = { segments: [{ ...segments[0]!, limits: own }] };
	const read = board(undefined, limited, east('2026-03-02', 3), aReading('2026-03-02', 3));
	const report = kpiReport(read, theKpi(read), day('2026-03-03'));
	expect([report.status, concernOf(report)]).toEqual(['no-target', 'watch']);
	expect(concernOf({ ...report, status: 'alarm' })).toBe('alarm');
	expect(concernOf({ ...report, alarming: [] })).toBe('no-target');
	expect(kpiWalk(read, day('2026-03-03')).exceptions).toHaveLength(1);
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

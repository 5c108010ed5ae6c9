import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day } from '#domain/day.ts';
import { kpiAsOf } from '#domain/kpi-as-of.ts';
import { recoverySpans } from '#domain/kpi-recovery.ts';
import { statesOf } from '#domain/kpi-status.ts';
import { processChart } from '#domain/process-chart.ts';
import type { Board } from '#domain/board.ts';
import { recoverySets } from '#ui/kpi/chart-sets.ts';
import { namedDays } from '#ui/kpi/day-axis.ts';
import { kpiDrawing, kpiRows } from '#ui/kpi/kpi-drawing.ts';
import type { ChartInk } from '#kit/chart-ink.ts';
import {
	aBoard,
	aKpi,
	anInvestigation,
	anObjective,
	aReach,
	aReading,
	day,
	idOf,
	theKpi
} from '#tests/builders.ts';

const start = day('2026-01-05');
const dayOf = (place: number): Day => addDays(start, place * 7);
const today = dayOf(8);

function boardOf(archivedOn?: Day): Board {
	const readings = Array.from({ length: 9 }, (_, nth) => aReading(dayOf(nth), 10 + (nth % 3)));
	const fed = aReach(12, 8, { kpiId: idOf('churn'), window: { from: dayOf(5), to: dayOf(20) } });
	return aBoard(
		aKpi('Churn', { unit: { kind: 'percent' } }, ...readings),
		anObjective('Calm', archivedOn ? { archivedOn } : {}, fed),
		anInvestigation('Churn', dayOf(4), { objectiveId: idOf('calm') })
	);
}

function factsOf(board: Board) {
	const kpi = theKpi(board);
	const recoveries = recoverySpans(board, kpi, today);
	return { kpi, states: statesOf(kpi), events: [], recoveries, today, locale: 'en' };
}

test('Y-C7 the days of a recovery are shaded as far as they show, and the key names it', () => {
	const labels = (board: Board) => kpiDrawing(factsOf(board)).entries.map(({ label }) => label);
	expect(labels(boardOf())).toContain('Recovery objective');
	expect(labels(boardOf(dayOf(7)))).not.toContain('Recovery objective');
	const happened = kpiRows(factsOf(boardOf())).map((row) => row.happened.join());
	expect(happened).toEqual(['', '', '', '', '', '“Calm” began', '', '', '']);
});

test('Y-C7 a recovery that began today is a strip, one of other days is none', () => {
	const canvas = { at: (on: Day) => Number(on.slice(8)), ink: {} as ChartInk };
	const drawn = (from: string, to: string) =>
		recoverySets([{ from: day(from), to: day(to) }], { low: 0, high: 9, end: 20 }, canvas).map(
			({ data }) => data.map(({ x }) => x)
		);
	expect(drawn('2026-01-05', '2026-01-31')).toEqual([[5, 5, 20, 20]]);
	expect(drawn('2026-01-20', '2026-01-31')).toEqual([[19.75, 19.75, 20, 20]]);
	expect(drawn('2026-01-21', '2026-01-31')).toEqual([]);
});

test('Y-C7 the same spans come back until something in them changes', () => {
	const board = boardOf();
	const later = { ...board, comments: new Map() };
	expect(recoverySpans(later, theKpi(board), today)).toBe(
		recoverySpans(board, theKpi(board), today)
	);
});

test('Y-C8 as of a day a KPI has what lies no later', () => {
	const dividers = [dayOf(2), dayOf(7)].map((on) => ({ day: on, reason: 'New carrier' }));
	const limitLocks = [dayOf(6), dayOf(8)];
	const board = boardOf();
	const kpi = kpiAsOf({ ...theKpi(board), dividers, limitLocks }, dayOf(6));
	expect(kpi.readings).toHaveLength(7);
	expect(kpi.dividers).toHaveLength(1);
	expect(kpi.limitLocks).toEqual([dayOf(6)]);
	expect(kpiAsOf({ ...theKpi(board), limitLocks: [dayOf(8)] }, dayOf(6))).not.toHaveProperty(
		'limitLocks'
	);
	expect(kpiAsOf(theKpi(board), dayOf(6))).toBe(kpiAsOf(theKpi(board), dayOf(6)));
});

test('Y-C8 the limits of the process then are of the readings up to it', () => {
	const kpi = theKpi(boardOf());
	const moved = { ...kpi, readings: [...kpi.readings, aReadingOf(9, 90)] };
	const now = processChart(moved).stretches[0]?.limits;
	const then = processChart(kpiAsOf(moved, dayOf(7))).stretches[0]?.limits;
	expect(then).toMatchObject({ count: 8 });
	expect(then?.upper).toBeLessThan(now?.upper ?? 0);

	function aReadingOf(place: number, value: number) {
		return { ...kpi.readings[0]!, day: dayOf(place), value };
	}
});

test('Y-C9 the first and the last day are named, and between them as many as have room', () => {
	expect(namedDays(63, 20)).toEqual([0, 9, 18, 27, 36, 45, 54, 63]);
	expect(namedDays(180, 4)).toEqual([0, 60, 120, 180]);
	expect(namedDays(2, 9)).toEqual([0, 1, 2]);
	expect(namedDays(90, 0)).toEqual([0, 90]);
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 4000 }),
			fc.integer({ min: 0, max: 40 }),
			(span, room) => {
				const days = namedDays(span, room);
				expect([days[0], days.at(-1)]).toEqual([0, span]);
				expect(new Set(days).size).toBe(days.length);
				expect(days.length).toBeLessThanOrEqual(Math.max(2, room));
			}
		)
	);
});

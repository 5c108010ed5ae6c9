import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/day.ts';
import { kpiReport } from '#domain/kpi-report.ts';
import type { KpiLimits } from '#domain/kpi.ts';
import { objectiveReport } from '#domain/objective-report.ts';
import { kpiTradeOff, objectiveTradeOffs } from '#domain/trade-off.ts';
import {
	aBoard,
	aCheckIn,
	aKpi,
	anObjective,
	aReach,
	aReading,
	day,
	idOf,
	theKpi,
	theObjective,
	type KpiInside
} from '#tests/builders.ts';

const today = day('2026-02-27');
const higher = { direction: 'higher', target: 40, alarm: 20 } as const;

/** A weekly KPI with some readings before the first of January and some after. */
function weekly(
	name: string,
	before: readonly number[],
	after: readonly number[],
	fields: KpiInside = {}
) {
	const first = day('2026-01-05');
	return aKpi(
		name,
		{ limits: higher, ...fields },
		...before.map((value, i) => aReading(addDays(first, -7 * (before.length - i)), value)),
		...after.map((value, i) => aReading(addDays(first, 7 * i), value))
	);
}

describe('an objective and its guardrails', () => {
	const pricesOf = (
		before: readonly number[],
		after: readonly number[],
		{ value = 5, limits = higher as KpiLimits, archived = false } = {}
	) => {
		const board = aBoard(
			anObjective(
				'Grow',
				{ guardrailIds: [idOf('margin')] },
				aReach(0, 10, aCheckIn('2026-02-20', value))
			),
			weekly('Margin', before, after, { limits, archivedOn: archived ? today : undefined })
		);
		const report = objectiveReport(board, theObjective(board), today);
		return objectiveTradeOffs(board, report, today);
	};

	test('G-C1 a guardrail that gets worse while the objective rises is its price, with both means', () => {
		expect(pricesOf([40, 41, 40, 41], [39, 36, 34, 32, 30])).toEqual([
			expect.objectContaining({ before: 40.5, lately: 33, since: '2026-01-01' })
		]);
	});

	test('G-C2 it is none where the objective stands where it began or has no data', () => {
		const worse = [39, 36, 34, 32, 30];
		expect(pricesOf([40, 41, 40, 41], worse, { value: 0 })).toEqual([]);
		expect(pricesOf([40, 41, 40, 41], worse, { value: -2 })).toEqual([]);
		expect(pricesOf([40, 41, 40, 41], worse, { value: 0.09 })).toEqual([]);
		expect(pricesOf([40, 41, 40, 41], worse, { value: 0.1 })).toHaveLength(1);
		expect(pricesOf([40, 41, 40, 41], worse, { archived: true })).toEqual([]);
	});

	test('G-C2 one bad reading, no reading before, the usual to and fro, and better are none', () => {
		expect(pricesOf([40, 41, 40, 41], [10])).toEqual([]);
		expect(pricesOf([40], [30, 20])).toEqual([]);
		expect(pricesOf([], [30, 20])).toEqual([]);
		expect(pricesOf([40, 42, 40, 42], [39, 39])).toEqual([]);
		expect(pricesOf([40, 42, 40, 42], [38.9, 38.9])).toHaveLength(1);
		expect(pricesOf([40, 41, 40, 41], [50, 55])).toEqual([]);
		expect(pricesOf([40, 41, 40, 41], [30, 30, 41, 41, 41, 41])).toEqual([]);
	});

	test('G-C2 within a range, moving inside it is none', () => {
		const limits: KpiLimits = { direction: 'within', target: { low: 18, high: 24 } };
		expect(pricesOf([20, 20, 20], [23, 23], { limits })).toEqual([]);
		expect(pricesOf([20, 20, 20], [27, 27], { limits })).toHaveLength(1);
	});

	test('G-C3 for any readings a price is worse than before, and by more than they move anyway', () => {
		const values = fc.array(fc.integer({ min: -100, max: 100 }), { maxLength: 15 });
		fc.assert(
			fc.property(values, values, (before, after) => {
				for (const { before: was, lately } of pricesOf(before, after)) {
					expect(lately).toBeLessThan(was);
					const moves = before
						.slice(-12)
						.map((value, i, all) => Math.abs(value - (all[i - 1] ?? value)));
					const usual = moves.reduce((sum, move) => sum + move, 0) / (moves.length - 1);
					expect(was - lately).toBeGreaterThan(usual - 1e-9);
				}
			})
		);
	});
});

describe('a KPI and its counter-metric', () => {
	// The four weeks up to today begin on the 31st of January.
	const priceOf = (sales: readonly number[], margin: readonly number[], fields: KpiInside = {}) => {
		const board = aBoard(
			weekly('Sales', [], sales, { counterId: idOf('margin') }),
			weekly('Margin', [], margin, fields)
		);
		return kpiTradeOff(board, kpiReport(board, theKpi(board, 'Sales'), today), today);
	};
	const [rising, falling, level] = [
		[10, 10, 10, 10, 20, 22, 24, 26],
		[40, 40, 40, 40, 30, 28, 26, 24],
		[40, 40, 40, 40, 40, 40, 40, 40]
	];

	test('G-C4 a counter-metric that gets worse while its KPI gets better is flagged, over the same days', () => {
		expect(priceOf(rising, falling)).toMatchObject({
			...{ before: 40, lately: 27, since: '2026-01-31', kpi: { name: 'Margin' } }
		});
	});

	test('G-C4 neither alone is flagged, nor both better, nor one in the trash', () => {
		expect(priceOf(level, falling)).toBeUndefined();
		expect(priceOf(falling, falling)).toBeUndefined();
		expect(priceOf(rising, level)).toBeUndefined();
		expect(priceOf(rising, rising)).toBeUndefined();
		expect(priceOf(rising, falling, { archivedOn: today })).toBeUndefined();
	});

	test('G-C4 a monthly counter-metric is asked over its own, longer stretch', () => {
		const monthly = (cadence: 'weekly' | 'monthly') => priceOf(rising, falling, { cadence })?.since;
		expect(monthly('monthly')).toBeUndefined();
		expect(monthly('weekly')).toBe('2026-01-31');
	});
});

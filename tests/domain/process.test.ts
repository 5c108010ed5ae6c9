import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/day.ts';
import { kpiReport } from '#domain/kpi-report.ts';
import { statesOf } from '#domain/kpi-status.ts';
import type { KpiLimits } from '#domain/kpi.ts';
import { chartProcess, processChart } from '#domain/process-chart.ts';
import { isProvisional, processLimits } from '#domain/process-limits.ts';
import { processSignals } from '#domain/process-signals.ts';
import { isSignal } from '#domain/process-verdict.ts';
import type { Reading } from '#domain/reading.ts';
import { aBoard, aKpi, at, day, theKpi, type KpiInside } from '#tests/builders.ts';

interface Vector {
	readonly name: string;
	readonly values: readonly number[];
	readonly published: Figures & { readonly mean: number; readonly meanRange: number };
	readonly with266: Figures;
}
interface Figures {
	readonly lower: number;
	readonly upper: number;
	readonly upperRange?: number;
}

const vectors = JSON.parse(
	readFileSync(new URL('../../../shared/vectors/xmr.json', import.meta.url), 'utf8')
) as readonly Vector[];

const start = day('2026-01-05');
const dayOf = (place: number) => addDays(start, place * 7);

/** Readings of one week after another, beginning with Monday 5 January 2026. */
function weekly(values: readonly number[]): Reading[] {
	return values.map((value, place) => ({ day: dayOf(place), at: at(dayOf(place)), value }));
}

function limitsOf(values: readonly number[]) {
	const limits = processLimits(values);
	if (!limits) throw new Error('no limits');
	return limits;
}

/** Centre 0, limits at 2.66 and -2.66, a range of at most 3.268. */
const plain = limitsOf([0.5, -0.5, 0.5, -0.5, 0.5, -0.5]);

/** The rules that fire, as "rule side first found last". */
function found(values: readonly number[], limits = plain): string[] {
	return processSignals(values, limits).map(
		({ rule, side, first, found, last }) => `${rule} ${side} ${first} ${found} ${last}`
	);
}

describe('limits of a process', () => {
	test.each(vectors)('G-20 $name: mean, ranges and limits as published', (vector) => {
		const { values, published, with266 } = vector;
		const limits = limitsOf(values);
		expect(limits.centre).toBeCloseTo(published.mean, 4);
		expect(limits.meanRange).toBeCloseTo(published.meanRange, 4);
		// They use 3 / 1.128 where we round, as Wheeler does, to 2.66.
		const exact = (3 / 1.128) * limits.meanRange;
		expect(limits.centre + exact).toBeCloseTo(published.upper, 3);
		expect(limits.centre - exact).toBeCloseTo(published.lower, 3);
		expect(limits.upper).toBeCloseTo(with266.upper, 3);
		expect(limits.lower).toBeCloseTo(with266.lower, 3);
		if (with266.upperRange) expect(limits.upperRange).toBeCloseTo(with266.upperRange, 4);
	});

	test('G-20 below six values there are none; up to 14 they are provisional', () => {
		const values = [1, 2, 1, 3, 2, 1, 2, 3, 1, 2, 1, 3, 2, 1, 2];
		expect(processLimits(values.slice(0, 5))).toBeNull();
		expect(processLimits([])).toBeNull();
		expect([6, 14, 15].map((count) => isProvisional(limitsOf(values.slice(0, count))))).toEqual([
			true,
			true,
			false
		]);
	});

	test('G-20 numbers that run over give no limits rather than wrong ones', () => {
		expect(processLimits([1e308, -1e308, 1e308, -1e308, 1e308, -1e308])).toBeNull();
	});

	test('G-21 moved and stretched values have moved and stretched limits, and the same signals', () => {
		const whole = fc.integer({ min: -1000, max: 1000 });
		fc.assert(
			fc.property(
				fc.array(whole, { minLength: 6, maxLength: 40 }),
				fc.integer({ min: -1000, max: 1000 }),
				fc.constantFrom(-8, -2, 0.25, 2, 16),
				(values, by, factor) => {
					const moved = values.map((value) => value * factor + by);
					const [one, other] = [limitsOf(values), limitsOf(moved)];
					expect(other.centre).toBeCloseTo(one.centre * factor + by, 6);
					expect(other.meanRange).toBeCloseTo(one.meanRange * Math.abs(factor), 6);
					const turned = found(values, one).map((text) =>
						factor > 0
							? text
							: text.replace(/above|below/, (side) => (side === 'above' ? 'below' : 'above'))
					);
					expect(found(moved, other)).toEqual(turned);
				}
			)
		);
	});

	test('G-21 limits lie around the centre, and every value of a signal is where its rule says', () => {
		fc.assert(
			fc.property(
				fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 6, maxLength: 60 }),
				(values) => {
					const limits = limitsOf(values.slice(0, 24));
					expect(limits.lower <= limits.centre && limits.centre <= limits.upper).toBe(true);
					for (const { rule, side, first, found, last } of processSignals(values, limits)) {
						expect(first <= found && found <= last && last < values.length).toBe(true);
						if (rule === 'run') expect(found - first).toBe(7);
						if (rule === 'jump') continue;
						for (const value of values.slice(found, last + 1))
							expect(value > limits.centre).toBe(side === 'above');
					}
				}
			)
		);
	});
});

describe('rules', () => {
	test('G-22 a value outside the limits is a signal, one on the limit is none', () => {
		const { upper, lower } = plain;
		expect(found([0, 1, upper])).toEqual([]);
		expect(found([0, 1, upper + 0.01])).toEqual(['outside above 2 2 2']);
		expect(found([0, -1, lower])).toEqual([]);
		expect(found([0, -1, lower - 0.01, lower - 1, 0])).toEqual([
			'outside below 2 2 3',
			'jump above 4 4 4'
		]);
	});

	test('G-23 three of four in a row nearer to a limit than to the centre, on one side', () => {
		expect(found([1.4, 1.4, 1.4])).toEqual(['near-limit above 0 2 2']);
		expect(found([1.4, 0.2, 1.4, 1.4, 0.2])).toEqual(['near-limit above 0 3 3']);
		expect(found([-1.4, -1.4, -0.5, -1.4])).toEqual(['near-limit below 0 3 3']);
		// Half way is not nearer; three of five is too long; two sides do not add up.
		expect(found([1.33, 1.33, 1.33, 1.33])).toEqual([]);
		expect(found([1.4, 0.2, 0.2, 1.4, 1.4])).toEqual([]);
		expect(found([1.4, 1.4, -1.4, -1.4])).toEqual([]);
		expect(found([1.4, -1.4, 1.4, -1.4])).toEqual([]);
		expect(found([1.4, 1.4, 0])).toEqual([]);
	});

	test('G-24 eight in a row on one side; seven do not fire, and a value on the centre breaks a run', () => {
		expect(found(Array<number>(7).fill(0.1))).toEqual([]);
		expect(found(Array<number>(8).fill(0.1))).toEqual(['run above 0 7 7']);
		expect(found([...Array<number>(10).fill(-0.1), 0.1])).toEqual(['run below 0 7 9']);
		expect(found([...Array<number>(7).fill(0.1), 0, ...Array<number>(7).fill(0.1)])).toEqual([]);
		expect(found([...Array<number>(7).fill(0.1), -0.1, 0.1])).toEqual([]);
	});

	test('G-24 a centre that is no round number is still met by the value on it', () => {
		const values = [0.1, 0.3, 0.1, 0.3, 0.1, 0.3, 0.1, 0.3];
		const limits = limitsOf(values);
		const onIt = [...Array<number>(7).fill(0.3), 0.2, 0.3];
		expect(found(onIt, limits)).toEqual([]);
	});

	test('G-25 a range above its limit is an unusual jump, one on the limit is none', () => {
		expect(found([-1.6, -1.6 + plain.upperRange])).toEqual([]);
		expect(found([-1.7, 1.7])).toEqual(['jump above 1 1 1']);
		expect(found([1.7, -1.7])).toEqual(['jump below 1 1 1']);
	});

	test('G-26 a flat series is silent, whatever its number', () => {
		fc.assert(
			fc.property(
				fc.double({ min: -1e9, max: 1e9, noNaN: true }),
				fc.integer({ min: 6, max: 60 }),
				(value, count) => {
					const values = Array<number>(count).fill(value);
					expect(found(values, limitsOf(values.slice(0, 24)))).toEqual([]);
				}
			)
		);
	});
});

const noise = [5, 6, 4, 5, 7, 5, 4, 6, 5, 5, 6, 4];
const lower: KpiLimits = { direction: 'lower', target: 20 };

function kpiOf(...inside: readonly KpiInside[]) {
	return theKpi(aBoard(aKpi('Churn', ...inside)));
}

describe('the chart of a KPI', () => {
	test('G-27 limits stand on the first 24 readings, and no later one moves them', () => {
		const values = [...noise, ...noise];
		const { stretches } = processChart(kpiOf({ readings: weekly([...values, 50, 50, 50]) }));
		expect(stretches).toHaveLength(1);
		expect(stretches[0]?.limits).toEqual(processLimits(values));
		expect(processChart(kpiOf({ readings: weekly(noise) })).stretches[0]?.limits?.count).toBe(12);
	});

	test('G-27 a divider begins them anew, and no rule looks across it', () => {
		const readings = weekly([...noise, ...noise.map((value) => value + 30)]);
		const divider = { day: dayOf(12), reason: 'New carrier' };
		const whole = processChart(kpiOf({ readings }));
		expect(whole.signals.length).toBeGreaterThan(0);
		const { stretches, signals } = processChart(kpiOf({ readings, dividers: [divider] }));
		expect(stretches.map(({ start, end, limits }) => [start, end, limits?.count])).toEqual([
			[0, 12, 12],
			[12, 24, 12]
		]);
		expect(signals).toEqual([]);
	});

	test('G-27 dividers before the first reading, behind the last one or twice on a day make no empty stretch', () => {
		const dividers = [-5, 0, 6, 6, 40].map((place) => ({ day: dayOf(place) }));
		const { stretches } = chartProcess(weekly(noise), dividers, []);
		expect(stretches.map(({ start, end }) => [start, end])).toEqual([
			[0, 6],
			[6, 12]
		]);
		expect(chartProcess([], dividers, [])).toEqual({ stretches: [], signals: [] });
	});

	test('G-28 locked up to a day, the limits stand on the readings up to it', () => {
		const readings = weekly([...noise, ...noise.map((value) => value + 2)]);
		const locked = chartProcess(readings, [], [dayOf(11)]);
		expect(locked.stretches[0]).toMatchObject({ lockedOn: dayOf(11), limits: { count: 12 } });
		expect(locked.stretches[0]?.limits).toEqual(processLimits(noise));
		// The latest of several counts, one of another stretch does not, nor one on too few readings.
		const twice = chartProcess(readings, [], [dayOf(20), dayOf(11)]);
		expect(twice.stretches[0]?.limits?.count).toBe(21);
		const [before, behind] = chartProcess(
			readings,
			[{ day: dayOf(12) }],
			[dayOf(11), dayOf(14)]
		).stretches;
		expect([before?.lockedOn, behind?.lockedOn]).toEqual([dayOf(11), null]);
		expect(behind?.limits?.count).toBe(12);
	});
});

describe('status and verdict', () => {
	const statuses = (limits: KpiLimits, values: readonly number[]) =>
		statesOf(kpiOf({ limits, readings: weekly(values) })).map(({ status }) => status);

	test('G-29 a signal in the bad direction is an early warning; in the good one, and a jump alone, it is none', () => {
		const worse = [...noise, ...noise, 12];
		expect(statuses(lower, worse).at(-1)).toBe('watch');
		expect(statuses({ direction: 'higher', target: 1 }, worse).at(-1)).toBe('healthy');
		const jump = [...noise, ...noise, 1.9, 8.1];
		const chart = processChart(kpiOf({ readings: weekly(jump) }));
		expect(chart.signals.map(({ rule }) => rule)).toEqual(['jump']);
		expect(statuses(lower, jump).at(-1)).toBe('healthy');
	});

	test('G-29 it goes slowly too: the first reading after it is recovering, the second healthy', () => {
		expect(statuses(lower, [...noise, ...noise, 12, 5, 5]).slice(-3)).toEqual([
			'watch',
			'recovering',
			'healthy'
		]);
	});

	test('G-29 within a range it warns when the process leaves the middle; without any limit never', () => {
		const range: KpiLimits = { direction: 'within', target: { low: -10, high: 20 } };
		expect(statuses(range, [...noise, ...noise, 12]).at(-1)).toBe('watch');
		const below: KpiLimits = { direction: 'within', target: { low: 0, high: 30 } };
		expect(statuses(below, [...noise, ...noise, 12]).at(-1)).toBe('healthy');
		expect(statuses({ direction: 'lower' }, [...noise, ...noise, 12]).at(-1)).toBe('no-target');
	});

	const verdict = (values: readonly number[], limits = lower) => {
		const board = aBoard(aKpi('Churn', { limits, readings: weekly(values) }));
		return kpiReport(board, theKpi(board), day('2027-12-31')).process;
	};

	test('G-30 noise is inside since the last signal, or since the limits began', () => {
		expect(verdict([...noise, 5])).toMatchObject({ code: 'inside', since: start });
		expect(verdict([...noise, ...noise, 12, 5, 6])).toEqual({
			code: 'inside',
			since: dayOf(25),
			isProvisional: false
		});
		expect(verdict(noise)).toMatchObject({ isProvisional: true });
	});

	test('G-30 too few readings say how many are wanted; none have no verdict', () => {
		expect(verdict([1, 2])).toEqual({ code: 'no-limits', count: 2, wanted: 4 });
		expect(verdict([])).toBeNull();
	});

	test('G-30 a signal names its rule, its figures and what it means', () => {
		const { upper, centre, upperRange } = limitsOf([...noise, ...noise]);
		const calm = [...noise, ...noise];
		expect(verdict([...calm, 12])).toEqual({
			...{ code: 'outside', side: 'above', value: 12, limit: upper, nth: 1, inARow: 1 },
			...{ turn: 'worse', isProvisional: false }
		});
		expect(verdict([...calm, 12, 5, 12, 13])).toMatchObject({ nth: 3, inARow: 2 });
		expect(verdict([...calm, 5.5, 5.5, 5.5, 5.5, 5.5, 5.5, 5.5, 5.5])).toMatchObject({
			...{ code: 'run', count: 8, since: dayOf(24), centre, turn: 'worse' }
		});
		expect(verdict([...calm, 8.2, 8.2, 8.2])).toMatchObject({
			code: 'near-limit',
			since: dayOf(24)
		});
		expect(verdict([...calm, 1.9, 8.1])).toMatchObject({
			...{ code: 'jump', before: 1.9, value: 8.1, usual: upperRange }
		});
	});

	test('G-30 only a signal asks for a cause, and a jump is too weak for one', () => {
		const calm = [...noise, ...noise];
		const asks = [[...calm, 12], calm, [...calm, 1.9, 8.1], [1]].map((values) => {
			const said = verdict(values);
			return said !== null && isSignal(said);
		});
		expect(asks).toEqual([true, false, false, false]);
	});
});

import { periodsOf, type BoardCalendar } from './cadence-period.ts';
import type { Day, Instant } from './day.ts';
import { asDecimal, sumOf } from './decimal.ts';
import type { DatedGap, Gap } from './derived.ts';
import type { Formula } from './formula.ts';
import type { KpiId } from './id.ts';
import type { Cadence, Kpi } from './kpi.ts';
import type { Reading } from './reading.ts';
import { remember } from './remember.ts';
import { wholeReadings } from './whole-readings.ts';

/** What a formula comes to, oldest first: one reading a period at most, and the periods that have none. */
export interface Calculated {
	readonly readings: readonly Reading[];
	readonly gaps: readonly DatedGap[];
}

/** The value of a part of a formula in each period. */
type Series = ReadonlyMap<number, number | Gap>;
type ByPeriod = ReadonlyMap<number, Reading>;

/**
 * Calculate a formula period by period, in the cadence of the KPI that it belongs to: of each input the last
 * reading inside the period counts, whatever the input's own cadence. The value is of the day on which the last of
 * them was read. Where an input has no reading in a period, where something is divided by 0, and where a change
 * has no period before it, there is no reading.
 */
export function calculatedReadings(
	formula: Formula,
	inputs: readonly Kpi[],
	rhythm: { readonly cadence: Cadence } & BoardCalendar
): Calculated {
	const { cadence, weekStart, yearStartMonth } = rhythm;
	const read = new Map(
		inputs.map((kpi) => [kpi.id, lastOfPeriods(kpi, cadence, weekStart, yearStartMonth)])
	);
	const dates = datesOf([...read.values()]);
	const series = seriesOf(formula, { read, periods: [...dates.keys()] });
	const readings: Reading[] = [];
	const gaps: DatedGap[] = [];
	for (const [period, { day, at }] of dates) {
		const value = series.get(period);
		if (typeof value === 'number') readings.push({ day, at, value: asDecimal(value) });
		else if (value) gaps.push({ day, gap: value });
	}
	return { readings, gaps };
}

/** The last reading in each period. Walked once for all formulas of a cadence that use the KPI. */
const lastOfPeriods = remember(
	(
		kpi: Kpi,
		cadence: Cadence,
		weekStart: BoardCalendar['weekStart'],
		yearStartMonth: BoardCalendar['yearStartMonth']
	): ByPeriod => {
		const { numberOf } = periodsOf(cadence, { weekStart, yearStartMonth });
		return new Map(wholeReadings(kpi).map((reading) => [numberOf(reading.day), reading]));
	}
);

/** The periods in which anything was read, oldest first, each with its last day and moment of a reading. */
function datesOf(
	inputs: readonly ByPeriod[]
): ReadonlyMap<number, { readonly day: Day; readonly at: Instant }> {
	const dates = new Map<number, { day: Day; at: Instant }>();
	for (const input of inputs) {
		for (const [period, { day, at }] of input) {
			const date = dates.get(period);
			if (!date) dates.set(period, { day, at });
			else {
				if (day > date.day) date.day = day;
				if (at > date.at) date.at = at;
			}
		}
	}
	return new Map([...dates].sort(([one], [other]) => one - other));
}

interface Ground {
	readonly read: ReadonlyMap<KpiId, ByPeriod>;
	readonly periods: readonly number[];
}

/** A whole row at a time, so that a change of a change costs no more than its length. */
function seriesOf(formula: Formula, ground: Ground): Series {
	const { periods, read } = ground;
	const each = (valueIn: (period: number) => number | Gap): Series =>
		new Map(periods.map((period) => [period, sound(valueIn(period))]));
	switch (formula.kind) {
		case 'number':
			return each(() => formula.value);
		case 'kpi': {
			const missing: Gap = { code: 'no-reading', kpiId: formula.id };
			const readings = read.get(formula.id);
			return each((period) => readings?.get(period)?.value ?? missing);
		}
		case 'negative': {
			const of = seriesOf(formula.of, ground);
			return each((period) => joined(0, of.get(period), '-'));
		}
		case 'two': {
			const left = seriesOf(formula.left, ground);
			const right = seriesOf(formula.right, ground);
			return each((period) => joined(left.get(period), right.get(period), formula.sign));
		}
		case 'change': {
			const of = seriesOf(formula.of, ground);
			return each((period) => changed(of.get(period), of.get(period - 1), formula.by));
		}
	}
}

const nothingBefore: Gap = { code: 'nothing-before' };
const byZero: Gap = { code: 'division-by-zero' };

function joined(
	left: number | Gap = nothingBefore,
	right: number | Gap = nothingBefore,
	sign: '+' | '-' | '*' | '/'
): number | Gap {
	if (typeof left !== 'number') return left;
	if (typeof right !== 'number') return right;
	switch (sign) {
		case '+':
			return sumOf(left, right);
		case '-':
			return sumOf(left, -right);
		case '*':
			return left * right;
		case '/':
			return right === 0 ? byZero : left / right;
	}
}

function changed(
	now: number | Gap = nothingBefore,
	before: number | Gap = nothingBefore,
	by: 'difference' | 'percent'
): number | Gap {
	if (typeof now !== 'number') return now;
	if (typeof before !== 'number') return nothingBefore;
	const change = sumOf(now, -before);
	if (by === 'difference') return change;
	return before === 0 ? byZero : (change / Math.abs(before)) * 100;
}

/** No value is infinite, and none is a negative zero. */
function sound(value: number | Gap): number | Gap {
	if (typeof value !== 'number') return value;
	return Number.isFinite(value) ? value + 0 : { code: 'too-large' };
}

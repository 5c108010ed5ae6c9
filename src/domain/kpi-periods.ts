import type { Month, Weekday } from './board-settings.ts';
import { addMonths, monthOf, quarterOf, startOfWeek } from './calendar.ts';
import { addDays, type Day, type Span } from './day.ts';
import { changeIs, type ChangeIs } from './kpi-change.ts';
import type { KpiState } from './kpi-status.ts';
import type { Cadence, Kpi, KpiLimits } from './kpi.ts';
import { meanOf } from './mean.ts';
import { limitsOn } from './period-target.ts';
import type { Reading } from './reading.ts';
import { wholeReadings } from './whole-readings.ts';

/** What a KPI read over some days. */
interface PeriodMean extends Span {
	/** Null when nothing was read. */
	readonly mean: number | null;
	readonly count: number;
}

/** The days up to today against as many before them, and against the same days a year ago. */
export interface PeriodComparison {
	readonly current: PeriodMean;
	readonly before: PeriodMean;
	readonly yearBefore: PeriodMean;
	/** Current mean less the mean before; null when either is missing. */
	readonly change: number | null;
	/** The same by the mean before: 0.1 is 10 % more. Null from 0, where nothing can be said in percent. */
	readonly changeRatio: number | null;
	readonly changeIs: ChangeIs | null;
	/** Whether current is better or worse than a year ago. */
	readonly yearChangeIs: ChangeIs | null;
}

/** How long the cells of a grid are. */
export type PeriodLength = 'day' | 'week' | 'month' | 'quarter';

/** One cell of a grid: some days with the last reading in them, and how the KPI read then. */
export interface KpiPeriod extends Span {
	/** The last reading of the period; null when nothing was read. */
	readonly reading: Reading | null;
	readonly value: number | null;
	readonly status: KpiState['status'] | null;
}

/** Which periods a grid has: so many of a length, in the board's weeks and quarters. */
export interface PeriodPlan {
	readonly period: PeriodLength;
	readonly count: number;
	readonly weekStart: Weekday;
	readonly yearStartMonth: Month;
}

/** How long the stretches are that a KPI compares: long enough for a few readings. */
const compared: { readonly [cadence in Cadence]: { days: number } | { months: number } } = {
	daily: { days: 7 },
	weekly: { days: 28 },
	biweekly: { days: 56 },
	monthly: { months: 3 },
	quarterly: { months: 12 },
	yearly: { months: 36 }
};

/** A KPI's last days (a week for a daily one, four weeks for a weekly one …) against the ones before. */
export function comparePeriods(kpi: Kpi, today: Day): PeriodComparison {
	const stretch = compared[kpi.cadence];
	const back = (day: Day) =>
		'days' in stretch ? addDays(day, -stretch.days) : addMonths(day, -stretch.months);
	const starts = addDays(back(today), 1);
	const current = meanOver(kpi, { from: starts, to: today });
	const before = meanOver(kpi, { from: back(starts), to: addDays(starts, -1) });
	const yearBefore = meanOver(kpi, { from: addMonths(starts, -12), to: addMonths(today, -12) });
	const change = current.mean === null || before.mean === null ? null : current.mean - before.mean;
	const ratio = change === null ? null : change / Math.abs(before.mean ?? 0);
	const limits = limitsOn(kpi, today);
	return {
		current,
		before,
		yearBefore,
		change: finiteOrNull(change),
		changeRatio: finiteOrNull(ratio),
		changeIs: changeBetween(limits, before, current),
		yearChangeIs: changeBetween(limits, yearBefore, current)
	};
}

/** The periods up to the one that a day is in, oldest first, each with the last of some states in it. */
export function kpiPeriods(
	states: readonly KpiState[],
	plan: PeriodPlan,
	until: Day
): readonly KpiPeriod[] {
	let last = states.findLastIndex(({ reading }) => reading.day <= until);
	return periodsUntil(until, plan)
		.toReversed()
		.map(({ from, to }) => {
			while ((states[last]?.reading.day ?? from) > to) last -= 1;
			const state = states[last];
			if (state === undefined || state.reading.day < from)
				return { from, to, reading: null, value: null, status: null };
			const { reading, status } = state;
			return { from, to, reading, value: reading.value, status };
		})
		.toReversed();
}

/** The columns of a grid, oldest first: the last one is the period that a day is in. */
export function periodsUntil(until: Day, plan: PeriodPlan): readonly Span[] {
	const periods: Span[] = [];
	let period = periodOf(until, plan);
	for (let count = 0; count < plan.count; count += 1) {
		periods.push(period);
		period = periodOf(addDays(period.from, -1), plan);
	}
	return periods.reverse();
}

/** The period that a day is in. */
function periodOf(
	day: Day,
	{ period, weekStart, yearStartMonth }: Omit<PeriodPlan, 'count'>
): Span {
	if (period === 'day') return { from: day, to: day };
	if (period === 'month') return monthOf(day);
	if (period === 'quarter') {
		const { from, to } = quarterOf(day, yearStartMonth);
		return { from, to };
	}
	const from = startOfWeek(day, weekStart);
	return { from, to: addDays(from, 6) };
}

function meanOver(kpi: Kpi, span: Span): PeriodMean {
	const readings = wholeReadings(kpi);
	const end = readings.findLastIndex(({ day }) => day <= span.to) + 1;
	const before = readings.findLastIndex(({ day }) => day < span.from);
	const values = readings.slice(before + 1, end).map(({ value }) => value);
	const count = values.length;
	return { ...span, count, mean: count === 0 ? null : meanOf(values) };
}

function changeBetween(limits: KpiLimits, before: PeriodMean, after: PeriodMean): ChangeIs | null {
	return before.mean === null || after.mean === null
		? null
		: changeIs(limits, before.mean, after.mean);
}

function finiteOrNull(value: number | null): number | null {
	return value !== null && Number.isFinite(value) ? value : null;
}

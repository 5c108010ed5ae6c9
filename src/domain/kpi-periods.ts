import type { Weekday } from './board-settings.ts';
import { addMonths, monthOf, startOfWeek } from './calendar.ts';
import { addDays, type Day, type Span } from './day.ts';
import { changeIs, type ChangeIs } from './kpi-change.ts';
import { statesOf, type KpiState } from './kpi-status.ts';
import type { Cadence, Kpi } from './kpi.ts';
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

/** One cell of a grid: a week or a month with the last value in it, and how the KPI read then. */
export interface KpiPeriod extends Span {
	readonly value: number | null;
	readonly status: KpiState['status'] | null;
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
	return {
		current,
		before,
		yearBefore,
		change: finiteOrNull(change),
		changeRatio: finiteOrNull(ratio),
		changeIs: changeBetween(kpi, before, current),
		yearChangeIs: changeBetween(kpi, yearBefore, current)
	};
}

/** The last `count` weeks or months up to today, oldest first, each with the last value in it. */
export function kpiPeriods(
	kpi: Kpi,
	by: { readonly period: 'week' | 'month'; readonly count: number; readonly weekStart: Weekday },
	today: Day
): readonly KpiPeriod[] {
	const states = statesOf(kpi).filter(({ reading }) => reading.day <= today);
	const periods: KpiPeriod[] = [];
	let last = states.length - 1;
	let { from, to } = periodOf(today, by);
	for (let count = 0; count < by.count; count += 1) {
		while ((states[last]?.reading.day ?? from) > to) last -= 1;
		const state = states[last];
		const isIn = state !== undefined && state.reading.day >= from;
		periods.push({
			from,
			to,
			value: isIn ? state.reading.value : null,
			status: isIn ? state.status : null
		});
		({ from, to } = periodOf(addDays(from, -1), by));
	}
	return periods.reverse();
}

function periodOf(
	day: Day,
	{ period, weekStart }: { readonly period: 'week' | 'month'; readonly weekStart: Weekday }
): Span {
	if (period === 'month') return monthOf(day);
	const from = startOfWeek(day, weekStart);
	return { from, to: addDays(from, 6) };
}

function meanOver(kpi: Kpi, span: Span): PeriodMean {
	const readings = wholeReadings(kpi);
	const end = readings.findLastIndex(({ day }) => day <= span.to) + 1;
	const before = readings.findLastIndex(({ day }) => day < span.from);
	const values = readings.slice(before + 1, end);
	const count = values.length;
	// Divided before they are added, so that no sum is too big.
	const mean = values.reduce((sum, { value }) => sum + value / count, 0);
	return { ...span, count, mean: count === 0 ? null : mean };
}

function changeBetween({ limits }: Kpi, before: PeriodMean, after: PeriodMean): ChangeIs | null {
	return before.mean === null || after.mean === null
		? null
		: changeIs(limits, before.mean, after.mean);
}

function finiteOrNull(value: number | null): number | null {
	return value !== null && Number.isFinite(value) ? value : null;
}

import type { BoardSettings } from '#domain/board-settings.ts';
import { addDays, type Day, type Span } from '#domain/day.ts';
import { formatDay, formatMonth, formatSpan } from '#domain/format.ts';
import { periodsUntil, type PeriodLength, type PeriodPlan } from '#domain/kpi-periods.ts';
import type { Kpi } from '#domain/kpi.ts';

/** How long the columns of a grid are; `own` gives each KPI the length of its own cadence. */
export type GridLength = 'own' | PeriodLength;

/** Two weeks in days, a quarter in weeks, a year in months, two years in quarters. */
const columnCounts: Readonly<Record<PeriodLength, number>> = {
	day: 14,
	week: 13,
	month: 12,
	quarter: 8
};

/** Which grid a KPI is on: one that is read less often than every two weeks would be mostly gaps by week. */
export function gridPeriodOf({ cadence }: Kpi): 'week' | 'month' {
	return cadence === 'daily' || cadence === 'weekly' || cadence === 'biweekly' ? 'week' : 'month';
}

/** The columns of a grid, in the board's own weeks and quarters. */
export function gridPlan(
	period: PeriodLength,
	{ weekStart, yearStartMonth }: Pick<BoardSettings, 'weekStart' | 'yearStartMonth'>
): PeriodPlan {
	return { period, count: columnCounts[period], weekStart, yearStartMonth };
}

/** The last day of the page of columns that is this many pages before the one that ends today. */
export function pageEnd(plan: PeriodPlan, pagesBack: number, today: Day): Day {
	let end = today;
	for (let page = 0; page < pagesBack; page += 1) {
		const first = periodsUntil(end, plan)[0];
		if (first) end = addDays(first.from, -1);
	}
	return end;
}

/** "The last 13 weeks", or which days they are after going back. */
export function gridCaption(plan: PeriodPlan, end: Day, today: Day, locale: string): string {
	if (end === today) return `The last ${plan.count} ${plan.period}s`;
	const first = periodsUntil(end, plan)[0];
	return formatSpan({ from: first?.from ?? end, to: end }, locale);
}

/** The head of a column, short and in full. */
export function periodName(
	{ from, to }: Span,
	period: PeriodLength,
	locale: string
): { readonly short: string; readonly full: string } {
	switch (period) {
		case 'day':
			return { short: formatDay(from, locale), full: formatDay(from, locale, { year: true }) };
		case 'week':
			return { short: formatDay(from, locale), full: formatSpan({ from, to }, locale) };
		case 'month': {
			const full = formatMonth(from, locale);
			return { short: full.replace(/ .*/u, ''), full };
		}
		case 'quarter':
			return { short: formatMonth(from, locale), full: formatSpan({ from, to }, locale) };
	}
}

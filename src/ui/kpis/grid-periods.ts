import type { Weekday } from '#domain/board-settings.ts';
import type { Day } from '#domain/day.ts';
import { formatDay, formatMonth, formatSpan } from '#domain/format.ts';
import { kpiPeriods, type KpiPeriod } from '#domain/kpi-periods.ts';
import type { Kpi } from '#domain/kpi.ts';

export type GridPeriod = 'week' | 'month';

/** A quarter in weeks, a year in months. */
export const gridLength: Readonly<Record<GridPeriod, number>> = { week: 13, month: 12 };

/** Which grid a KPI is on: one that is read more seldom than every two weeks would be mostly gaps by week. */
export function gridPeriodOf({ cadence }: Kpi): GridPeriod {
	return cadence === 'daily' || cadence === 'weekly' || cadence === 'biweekly' ? 'week' : 'month';
}

/** One KPI's cells, oldest first. */
export function gridCells(
	kpi: Kpi,
	period: GridPeriod,
	weekStart: Weekday,
	today: Day
): readonly KpiPeriod[] {
	return kpiPeriods(kpi, { period, count: gridLength[period], weekStart }, today);
}

/** The head of a column, short, and what it stands for in full. */
export function periodName(
	{ from, to }: KpiPeriod,
	period: GridPeriod,
	locale: string
): { readonly short: string; readonly full: string } {
	const isMonth = period === 'month';
	return {
		short: isMonth ? formatMonth(from, locale).replace(/ .*/u, '') : formatDay(from, locale),
		full: isMonth ? formatMonth(from, locale) : formatSpan({ from, to }, locale)
	};
}

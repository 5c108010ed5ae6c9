import type { Day } from '#domain/day.ts';
import { kpiPeriods, type KpiPeriod, type PeriodPlan } from '#domain/kpi-periods.ts';
import { statesOf } from '#domain/kpi-status.ts';
import type { Kpi } from '#domain/kpi.ts';

/** One row of a grid: a KPI with its cells, oldest first. */
export interface GridRow {
	readonly key: string;
	readonly kpi: Kpi;
	readonly cells: readonly KpiPeriod[];
}

/** A grid as it is shown: so many columns, and a row for each KPI. */
export function gridRows(kpis: readonly Kpi[], plan: PeriodPlan, until: Day): readonly GridRow[] {
	return kpis.map((kpi) => ({ key: kpi.id, kpi, cells: kpiPeriods(statesOf(kpi), plan, until) }));
}

/** The day that a value typed into a cell is of: the last one of its period, and never one to come. */
export function dayOfCell({ to, reading }: KpiPeriod, today: Day): Day {
	return reading?.day ?? (to < today ? to : today);
}

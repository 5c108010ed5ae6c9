import type { Day } from '#domain/day.ts';
import { kpiPeriods, type KpiPeriod, type PeriodPlan } from '#domain/kpi-periods.ts';
import { statesOf } from '#domain/kpi-status.ts';
import type { Kpi, Segment } from '#domain/kpi.ts';
import { statesOfSegment } from '#domain/segment-standing.ts';
import { isCounted, isDerived } from '#domain/whole-readings.ts';

/** One row of a grid: a KPI, or a segment of it, with its cells, oldest first. */
export interface GridRow {
	readonly key: string;
	readonly kpi: Kpi;
	/** The segment that the row is for; undefined for the whole. */
	readonly segment?: Segment;
	/** Nothing can be typed into it: it is counted from its segments, or calculated from other KPIs. */
	readonly isCounted: boolean;
	readonly cells: readonly KpiPeriod[];
}

/** A grid as it is shown: the columns, and a row for each KPI. */
export function gridRows(kpis: readonly Kpi[], plan: PeriodPlan, until: Day): readonly GridRow[] {
	return kpis.flatMap((kpi) => {
		const whole = {
			...{ key: kpi.id, kpi, isCounted: isCounted(kpi) || isDerived(kpi) },
			cells: kpiPeriods(statesOf(kpi), plan, until)
		};
		// What is counted is typed into its segments, in the rows below.
		const below = whole.isCounted ? kpi.segments : [];
		return [
			whole,
			...below.map((segment) => ({
				...{ key: `${kpi.id} ${segment.id}`, kpi, segment, isCounted: false },
				cells: kpiPeriods(statesOfSegment(kpi, segment.id), plan, until)
			}))
		];
	});
}

/** The day that a value typed into a cell is for: the last one of its period, but never in the future. */
export function dayOfCell({ to, reading }: KpiPeriod, today: Day): Day {
	return reading?.day ?? (to < today ? to : today);
}

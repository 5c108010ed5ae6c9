import type { Board } from '#domain/board.ts';
import type { KpiReport } from '#domain/kpi-report.ts';
import type { Kpi } from '#domain/kpi.ts';
import { gaugeGroups, gaugesShown, type GaugeView } from './gauge-groups.ts';
import { gridPeriodOf, type GridLength } from './grid-periods.ts';
import type { PeriodLength } from '#domain/kpi-periods.ts';

/** The rows of a grid by id, in the order of a view: typing does not move any of them. */
export function gridOrder(
	board: Board,
	reports: readonly KpiReport[],
	view: GaugeView
): readonly Kpi['id'][] {
	return gaugeGroups(board, gaugesShown(board, reports, view), view.sort)
		.flatMap((group) => group.reports)
		.map(({ kpi }) => kpi.id);
}

/** The grids of some KPIs: one of a chosen length, or one for each of their own cadences. */
export function gridsOf(
	kpis: readonly Kpi[],
	length: GridLength
): readonly { readonly period: PeriodLength; readonly kpis: readonly Kpi[] }[] {
	if (length !== 'own') return kpis.length > 0 ? [{ period: length, kpis }] : [];
	return (['week', 'month'] as const)
		.map((period) => ({ period, kpis: kpis.filter((kpi) => gridPeriodOf(kpi) === period) }))
		.filter((grid) => grid.kpis.length > 0);
}

import type { BoardSettings } from '#domain/board-settings.ts';
import type { KpiWalk } from '#domain/kpi-review.ts';
import { counted } from '#ui/vocabulary/terms.ts';

/** "3 KPIs to talk about." */
export function walkWords({ exceptions }: KpiWalk, settings: BoardSettings): string {
	if (exceptions.length === 0) return 'Nothing to talk about: no gauge stands out.';
	return `${counted(settings, 'kpi', exceptions.length)} to talk about, the worst first.`;
}

/** "18 gauges inside their normal range." Empty if there are none. */
export function calmWords({ calm }: KpiWalk): string {
	if (calm.length === 0) return '';
	return calm.length === 1
		? '1 gauge inside its normal range.'
		: `${calm.length} gauges inside their normal range.`;
}

/** "2 gauges without a target: nobody can say how they are." */
export function untoldWords({ untold }: KpiWalk): string {
	if (untold.length === 0) return '';
	const gauges = untold.length === 1 ? '1 gauge' : `${untold.length} gauges`;
	return `${gauges} without a target: nobody can say how ${untold.length === 1 ? 'it is' : 'they are'}.`;
}

/** What becomes of a KPI, in a word. */
export const verdictWords = { keep: 'Keep', change: 'Change', retire: 'Retire' } as const;

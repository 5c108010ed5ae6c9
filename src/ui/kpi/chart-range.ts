import { addDays, type Day } from '#domain/day.ts';
import type { KpiState } from '#domain/kpi-status.ts';
import type { Cadence } from '#domain/kpi.ts';

/** How far back a chart looks, in weeks. */
export type ChartRange = '13' | '26' | '52' | 'all';

export const chartRanges: readonly {
	readonly value: ChartRange;
	readonly label: string;
	readonly spoken?: string;
}[] = [
	{ value: '13', label: '13 weeks' },
	{ value: '26', label: '26', spoken: '26 weeks' },
	{ value: '52', label: '52', spoken: '52 weeks' },
	{ value: 'all', label: 'All' }
];

/** Far enough back for a line of one or two dozen readings. */
export const usualRange: Readonly<Record<Cadence, ChartRange>> = {
	daily: '13',
	weekly: '26',
	biweekly: '52',
	monthly: 'all',
	quarterly: 'all',
	yearly: 'all'
};

/** The states in a range that ends today. */
export function statesIn(
	states: readonly KpiState[],
	range: ChartRange,
	today: Day
): readonly KpiState[] {
	if (range === 'all') return states;
	const from = addDays(today, -7 * Number(range));
	return states.filter(({ reading }) => reading.day > from);
}

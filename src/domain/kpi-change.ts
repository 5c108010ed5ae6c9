import { insideOf } from './kpi-limits.ts';
import type { KpiLimits } from './kpi.ts';

/** What a change means, going by the direction that is good. */
export type ChangeIs = 'better' | 'worse' | 'same';

/** Within a range it gets better by coming nearer to it, and neither inside it. */
export function changeIs(limits: KpiLimits, before: number, after: number): ChangeIs {
	const range = limits.direction === 'within' ? insideOf(limits, 'target') : undefined;
	const badness = (value: number) => {
		if (limits.direction === 'higher') return -value;
		if (limits.direction === 'lower') return value;
		return range ? Math.max(range.low - value, value - range.high, 0) : 0;
	};
	const worse = badness(after) - badness(before);
	return worse < 0 ? 'better' : worse > 0 ? 'worse' : 'same';
}

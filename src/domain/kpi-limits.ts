import type { KpiLimits, Range } from './kpi.ts';

/** The limits from good to bad: the order in which they have to lie. */
export const limitNames = ['target', 'watch', 'alarm'] as const;

/** Which limit a value is beyond. */
export type LimitKind = (typeof limitNames)[number];

/** The values that are inside a limit, both ends included; undefined where it is not set. */
export function insideOf(limits: KpiLimits, limit: LimitKind): Range | undefined {
	if (limits.direction === 'within') return limits[limit];
	const at = limits[limit];
	if (at === undefined) return undefined;
	return limits.direction === 'higher' ? { low: at, high: Infinity } : { low: -Infinity, high: at };
}

/**
 * Whether limits contradict each other: the alarm comes before the watch or the watch before the target, a
 * range has its ends the wrong way round or does not lie inside the next one.
 */
export function limitsCross(limits: KpiLimits): boolean {
	if (limits.direction === 'within') {
		const ranges = limitNames.map((name) => limits[name]).filter((range) => range !== undefined);
		const isOutOfOrder = ranges.some((range) => range.low > range.high);
		return isOutOfOrder || ranges.some((range, i) => i > 0 && !contains(range, ranges[i - 1]));
	}
	const sign = limits.direction === 'higher' ? -1 : 1;
	const steps = limitNames.map((name) => limits[name]).filter((limit) => limit !== undefined);
	return steps.some((step, i) => sign * step < sign * (steps[i - 1] ?? step));
}

function contains(outer: Range, inner: Range | undefined): boolean {
	return !inner || (outer.low <= inner.low && outer.high >= inner.high);
}

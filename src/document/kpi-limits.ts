import type { KpiLimits, Range } from '#domain/kpi.ts';
import { done, refused } from '#domain/result.ts';
import { finite } from './checks.ts';
import type { Fields } from './entity.ts';

const names = ['target', 'watch', 'alarm'] as const;

/**
 * The stored fields of a KPI's limits, those of the other form cleared. The alarm may not come before the
 * watch, nor the watch before the target; a range has its ends in order and lies inside the next one.
 */
export function limitFields(limits: KpiLimits): Fields {
	const fields: { [field: string]: Fields[string] } = { direction: done(limits.direction) };
	for (const name of names) {
		const limit = limits[name];
		const range = typeof limit === 'object' ? limit : undefined;
		fields[name] = finite(typeof limit === 'number' ? limit : null);
		fields[`${name}Low`] = finite(range?.low ?? null);
		fields[`${name}High`] = finite(range?.high ?? null);
	}
	if (isCrossed(limits)) fields['direction'] = refused('limits-crossed');
	return fields;
}

function isCrossed(limits: KpiLimits): boolean {
	if (limits.direction === 'within') {
		const ranges = names.map((name) => limits[name]).filter((range) => range !== undefined);
		const isOutOfOrder = ranges.some((range) => range.low > range.high);
		return isOutOfOrder || ranges.some((range, i) => i > 0 && !contains(range, ranges[i - 1]));
	}
	const sign = limits.direction === 'higher' ? -1 : 1;
	const steps = names.map((name) => limits[name]).filter((limit) => limit !== undefined);
	return steps.some((step, i) => sign * step < sign * (steps[i - 1] ?? step));
}

function contains(outer: Range, inner: Range | undefined): boolean {
	return !inner || (outer.low <= inner.low && outer.high >= inner.high);
}

import { limitNames, limitsCross } from '#domain/kpi-limits.ts';
import type { KpiLimits } from '#domain/kpi.ts';
import { done, refused } from '#domain/result.ts';
import { finite } from './checks.ts';
import type { Fields } from './entity.ts';

/**
 * The stored fields of a KPI's limits, those of the other form cleared. The alarm may not come before the
 * watch, nor the watch before the target; a range has its ends in order and lies inside the next one.
 */
export function limitFields(limits: KpiLimits): Fields {
	const fields: { [field: string]: Fields[string] } = { direction: done(limits.direction) };
	for (const name of limitNames) {
		const limit = limits[name];
		const range = typeof limit === 'object' ? limit : undefined;
		fields[name] = finite(typeof limit === 'number' ? limit : null);
		fields[`${name}Low`] = finite(range?.low ?? null);
		fields[`${name}High`] = finite(range?.high ?? null);
	}
	if (limitsCross(limits)) fields['direction'] = refused('limits-crossed');
	return fields;
}

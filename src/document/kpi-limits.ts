import { limitNames, limitsCross } from '#domain/kpi-limits.ts';
import type { KpiLimits } from '#domain/kpi.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
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

/** Limits that a period or a segment has of its own, as they are stored: those that are not set are left out. */
export function ownLimits(
	limits: KpiLimits
): Result<{ readonly [name: string]: number | readonly [number, number] }, Why> {
	if (limitsCross(limits)) return refused('limits-crossed');
	const stored: { [name: string]: number | readonly [number, number] } = {};
	for (const name of limitNames) {
		const limit = limits[name];
		if (limit === undefined) continue;
		const ends = typeof limit === 'number' ? [limit] : [limit.low, limit.high];
		for (const end of ends) {
			const checked = finite(end);
			if (!checked.done) return checked;
		}
		stored[name] = typeof limit === 'number' ? limit : [limit.low, limit.high];
	}
	return done(stored);
}

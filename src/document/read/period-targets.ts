import type { Day } from '#domain/day.ts';
import type { KpiLimits, PeriodTarget } from '#domain/kpi.ts';
import { internedDay } from './interned.ts';
import { readOwnLimits } from './own-limits.ts';
import { fieldsOf, present, type Stored } from './stored.ts';

/**
 * A KPI's periods by first day. One whose limits are of another direction than the KPI is left out: it holds again
 * when the KPI goes back to it.
 */
export function readPeriodTargets(
	stored: Stored,
	direction: KpiLimits['direction']
): readonly PeriodTarget[] | undefined {
	const periods: PeriodTarget[] = [];
	for (const [key, value] of stored.nested('periodTargets')) {
		const fields = fieldsOf(value);
		const from = dayIn(fields?.['from']);
		const to = dayIn(fields?.['to']);
		const isEndless = fields?.['to'] === undefined;
		if (!fields || !from || (!to && !isEndless) || (to && to < from)) {
			stored.note(`periodTargets.${key}`);
			continue;
		}
		const limits = readOwnLimits({ get: (name) => fields[name] }, direction);
		if (!limits) continue;
		const label = typeof fields['label'] === 'string' ? fields['label'] : '';
		const way: PeriodTarget['way'] = fields['way'] === 'line' ? 'line' : 'step';
		periods.push(present({ key, from, to, limits, way, label }));
	}
	if (periods.length === 0) return undefined;
	return periods.sort((one, other) =>
		one.from === other.from ? (one.key < other.key ? -1 : 1) : one.from < other.from ? -1 : 1
	);
}

function dayIn(value: unknown): Day | undefined {
	return typeof value === 'string' ? internedDay(value) : undefined;
}

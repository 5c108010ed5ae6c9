import type { Day } from '#domain/day.ts';
import { limitNames } from '#domain/kpi-limits.ts';
import type { KpiLimits, PeriodTarget, Range } from '#domain/kpi.ts';
import { internedDay } from './interned.ts';
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
		const limits = limitsIn(fields, direction);
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

function limitsIn(
	fields: { readonly [name: string]: unknown },
	direction: KpiLimits['direction']
): KpiLimits | undefined {
	const numbers: { target?: number; watch?: number; alarm?: number } = {};
	const ranges: { target?: Range; watch?: Range; alarm?: Range } = {};
	for (const name of limitNames) {
		const limit = fields[name];
		if (typeof limit === 'number' && Number.isFinite(limit)) numbers[name] = limit;
		if (!Array.isArray(limit)) continue;
		const [low, high]: unknown[] = limit;
		if (isFigure(low) && isFigure(high) && low <= high) ranges[name] = { low, high };
	}
	if (direction === 'within')
		return Object.keys(ranges).length > 0 ? { direction, ...ranges } : undefined;
	return Object.keys(numbers).length > 0 ? { direction, ...numbers } : undefined;
}

function isFigure(value: unknown): value is number {
	return typeof value === 'number' && Number.isFinite(value);
}

import { limitNames } from '#domain/kpi-limits.ts';
import type { KpiLimits, Range } from '#domain/kpi.ts';

/** Where limits lie that a period or a segment has of its own: a number each, or the two ends of a range. */
type LimitFields = { readonly get: (name: string) => unknown };

/** Those of a direction; undefined where there are none. What has another form waits for another direction. */
export function readOwnLimits(
	fields: LimitFields,
	direction: KpiLimits['direction']
): KpiLimits | undefined {
	const numbers: { target?: number; watch?: number; alarm?: number } = {};
	const ranges: { target?: Range; watch?: Range; alarm?: Range } = {};
	for (const name of limitNames) {
		const limit = fields.get(name);
		if (isFigure(limit)) numbers[name] = limit;
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

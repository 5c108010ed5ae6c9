import { addDays, type Day } from '#domain/day.ts';
import { limitNames, type LimitKind } from '#domain/kpi-limits.ts';
import type { KpiLimits, PeriodTarget } from '#domain/kpi.ts';
import { limitsOn, type Targeted } from '#domain/period-target.ts';

/** One limit, or one end of a range, over days; undefined where none is set. */
export interface LimitLine {
	readonly name: LimitKind;
	readonly points: readonly { readonly day: Day; readonly value: number | undefined }[];
}

/** The limits as they hold from one day to another: straight between the days on which they change. */
export function limitLines(kpi: Targeted, from: Day, to: Day): readonly LimitLine[] {
	const days = turningDays(kpi.periodTargets ?? [], from, to);
	const limits = days.map((day) => ({ day, limits: limitsOn(kpi, day) }));
	return limitNames
		.flatMap((name) =>
			ends.map((end) => ({
				name,
				points: limits.map(({ day, limits }) => ({ day, value: endOf(limits, name, end) }))
			}))
		)
		.filter(({ points }) => points.some(({ value }) => value !== undefined));
}

const ends = ['low', 'high'] as const;

/** A limit that is a single number is drawn once. */
function endOf(limits: KpiLimits, name: LimitKind, end: 'low' | 'high'): number | undefined {
	const limit = limits[name];
	return typeof limit === 'number' ? (end === 'low' ? limit : undefined) : limit?.[end];
}

/** The first and the last day, and the days around each beginning and end of a period. */
function turningDays(periods: readonly PeriodTarget[], from: Day, to: Day): readonly Day[] {
	const turns = periods.flatMap((period) => [
		addDays(period.from, -1),
		period.from,
		...(period.to === undefined ? [] : [period.to, addDays(period.to, 1)])
	]);
	return [...new Set([from, ...turns.filter((day) => day > from && day < to), to])].sort();
}

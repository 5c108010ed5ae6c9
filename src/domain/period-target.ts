import { addDays, daysBetween, type Day } from './day.ts';
import { asDecimal } from './decimal.ts';
import { limitNames } from './kpi-limits.ts';
import type { Kpi, KpiLimits, PeriodTarget, Range } from './kpi.ts';

/** As much of a KPI as says which limits hold when. */
export type Targeted = Pick<Kpi, 'limits' | 'periodTargets'>;

/**
 * The limits that hold on a day. A period with a last day stands above one without, and of two the later begun; where
 * there is none, the KPI's own hold. On a line limits are between those of its first day and those that hold after its
 * last; a limit that only one side has stays as it is until the end.
 */
export function limitsOn({ limits, periodTargets = [] }: Targeted, day: Day): KpiLimits {
	const period = periodOn(periodTargets, day);
	if (!period) return limits;
	const end = period.way === 'line' ? endOf(period, periodTargets) : undefined;
	if (end === undefined) return period.limits;
	// Only what began earlier and has no end, or begins there, can hold after it: no line leads back to itself.
	const others = periodTargets.filter((other) => other !== period && other.way === 'step');
	const after = limitsOn({ limits, periodTargets: others }, end);
	const share = daysBetween(period.from, day) / daysBetween(period.from, end);
	return between(period.limits, after, share);
}

/** The period whose limits hold on a day. */
export function periodOn(periods: readonly PeriodTarget[], day: Day): PeriodTarget | undefined {
	const holding = periods.filter(({ from, to }) => from <= day && (to === undefined || day <= to));
	return (
		holding.findLast(({ to }) => to !== undefined) ?? holding.findLast(({ to }) => to === undefined)
	);
}

/** The day on which a line arrives: the one after its last, or the first of the next without an end. */
function endOf(period: PeriodTarget, periods: readonly PeriodTarget[]): Day | undefined {
	if (period.to !== undefined) return addDays(period.to, 1);
	return periods.find(({ from, to }) => to === undefined && from > period.from)?.from;
}

function between(one: KpiLimits, other: KpiLimits, share: number): KpiLimits {
	const mixed = (from: number, to: number) => asDecimal(from + (to - from) * share);
	if (one.direction === 'within') {
		const ranges: { target?: Range; watch?: Range; alarm?: Range } = {};
		for (const name of limitNames) {
			const [from, to] = [one[name], other.direction === 'within' ? other[name] : undefined];
			if (!from) continue;
			ranges[name] = to ? { low: mixed(from.low, to.low), high: mixed(from.high, to.high) } : from;
		}
		return { direction: 'within', ...ranges };
	}
	const numbers: { target?: number; watch?: number; alarm?: number } = {};
	for (const name of limitNames) {
		const [from, to] = [one[name], other.direction === 'within' ? undefined : other[name]];
		if (from === undefined) continue;
		numbers[name] = to === undefined ? from : mixed(from, to);
	}
	return { direction: one.direction, ...numbers };
}

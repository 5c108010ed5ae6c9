import type { Day } from './day.ts';
import { insideOf, type LimitKind } from './kpi-limits.ts';
import type { Kpi, KpiLimits, Range } from './kpi.ts';
import { limitsOn } from './period-target.ts';
import { processChart } from './process-chart.ts';
import { earlyWarnings } from './process-turn.ts';
import type { Reading } from './reading.ts';
import { remember } from './remember.ts';
import { wholeReadings } from './whole-readings.ts';

/** How a KPI reads on a day. */
export type KpiStatus =
	| 'healthy'
	| 'watch'
	| 'alarm'
	/** One reading back inside; the second one in a row makes it healthy. */
	| 'recovering'
	| 'stale'
	| 'no-target'
	| 'no-data';

/** On which side of its limit a value lies. */
type LimitSide = 'below' | 'above';

/** A limit that a value is beyond. A value on a limit is inside it. */
export interface Breach {
	readonly limit: LimitKind;
	readonly side: LimitSide;
	/** The limit's own number. */
	readonly at: number;
}

/** What a KPI read like after one of its readings. */
export interface KpiState {
	readonly reading: Reading;
	readonly status: 'healthy' | 'watch' | 'alarm' | 'recovering' | 'no-target';
	/** The limit that this reading is beyond; null when it is inside. */
	readonly breach: Breach | null;
	/** Whether a process signal, not a limit, made it a watch. */
	readonly isEarlyWarning: boolean;
	/** The day since which it reads like this without a break. */
	readonly since: Day;
}

/** Whether the process itself signals a turn for the worse at a reading, by its place among them. */
type Warns = (at: number) => boolean;

/**
 * How a KPI read after each of its readings (of the whole, oldest first). Worse at once, better slowly: a limit
 * that is crossed counts at once, and a level is left only after two readings in a row on its better side. Each
 * reading goes by the limits of its day. Without a target nothing is ever healthy or recovering, but an alarm is
 * still an alarm.
 */
export function kpiStates(
	readings: readonly Reading[],
	limitsOf: KpiLimits | ((day: Day) => KpiLimits),
	warns?: Warns
): readonly KpiState[] {
	const states: KpiState[] = [];
	let limits = typeof limitsOf === 'function' ? undefined : limitsOf;
	let bounds = limits ? boundsOf(limits) : [];
	let previous: KpiState | undefined;
	// How many readings in a row were inside the alarm limit, and inside everything.
	let calm = 0;
	let inside = 0;
	for (const reading of readings) {
		if (typeof limitsOf === 'function') {
			limits = limitsOf(reading.day);
			bounds = boundsOf(limits);
		}
		const breach = breachAmong(reading.value, bounds);
		const isEarlyWarning = breach === null && warns?.(states.length) === true;
		const isInside = breach === null && !isEarlyWarning;
		calm = breach?.limit === 'alarm' ? 0 : calm + 1;
		inside = isInside ? inside + 1 : 0;
		const status =
			calm === 0
				? 'alarm'
				: isInside
					? whenInside(limits, previous, inside)
					: previous?.status === 'alarm' && calm < 2
						? 'alarm'
						: 'watch';
		const since = previous?.status === status ? previous.since : reading.day;
		previous = { reading, status, breach, isEarlyWarning, since };
		states.push(previous);
	}
	return states;
}

/** The states of a KPI's own readings by its own limits and its own process. */
export const statesOf = remember((kpi: Kpi) => {
	const readings = wholeReadings(kpi);
	const limitsOf = (day: Day) => limitsOn(kpi, day);
	const warned = earlyWarnings(processChart(kpi), readings, limitsOf);
	return kpiStates(readings, kpi.periodTargets ? limitsOf : kpi.limits, (at) => warned.has(at));
});

/**
 * The worst limit that a value is beyond. Where no watch limit is set, the target is the limit to watch: with
 * a watch limit, what lies between it and the target is tolerated.
 */
export function breachOf(value: number, limits: KpiLimits): Breach | null {
	return breachAmong(value, boundsOf(limits));
}

interface Bound extends Range {
	readonly limit: LimitKind;
}

/** The limits that a value can be beyond, the worst first. */
function boundsOf(limits: KpiLimits): readonly Bound[] {
	const order: readonly LimitKind[] = ['alarm', limits.watch === undefined ? 'target' : 'watch'];
	return order.flatMap((limit) => {
		const range = insideOf(limits, limit);
		return range ? [{ limit, ...range }] : [];
	});
}

function breachAmong(value: number, bounds: readonly Bound[]): Breach | null {
	for (const { limit, low, high } of bounds) {
		if (value < low) return { limit, side: 'below', at: low };
		if (value > high) return { limit, side: 'above', at: high };
	}
	return null;
}

function whenInside(
	limits: KpiLimits | undefined,
	previous: KpiState | undefined,
	inside: number
): 'healthy' | 'recovering' | 'no-target' {
	if (limits?.target === undefined) return 'no-target';
	const isBack = previous === undefined || previous.status === 'healthy' || inside >= 2;
	return isBack ? 'healthy' : 'recovering';
}

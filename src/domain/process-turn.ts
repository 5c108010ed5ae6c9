import type { Day } from './day.ts';
import type { KpiLimits } from './kpi.ts';
import { insideOf, limitNames } from './kpi-limits.ts';
import type { ProcessChart } from './process-chart.ts';
import type { ProcessSide } from './process-signals.ts';
import type { Reading } from './reading.ts';

/** Which way a process turned. Within a range it gets worse by leaving the middle of it; without one, neither. */
export type ProcessTurn = 'better' | 'worse' | 'neither';

/** What a signal on one side means for a KPI: the value that made it, and the centre it is measured from. */
export function processTurn(
	limits: KpiLimits,
	{ side, value, centre }: { side: ProcessSide; value: number; centre: number }
): ProcessTurn {
	if (limits.direction !== 'within') {
		return (side === 'above') === (limits.direction === 'higher') ? 'better' : 'worse';
	}
	const name = limitNames.find((each) => limits[each] !== undefined);
	const range = name && insideOf(limits, name);
	if (!range) return 'neither';
	const middle = (range.low + range.high) / 2;
	const [now, usual] = [Math.abs(value - middle), Math.abs(centre - middle)];
	return now > usual ? 'worse' : now < usual ? 'better' : 'neither';
}

/**
 * The places of the readings at which a signal of the process says that it turned for the worse, by the limits of
 * their day. Where nobody set any limit nothing can be early. A jump alone is too weak to warn.
 */
export function earlyWarnings(
	{ stretches, signals }: ProcessChart,
	readings: readonly Reading[],
	limitsOf: (day: Day) => KpiLimits
): ReadonlySet<number> {
	const warned = new Set<number>();
	for (const { rule, side, found, last } of signals) {
		const centre = stretches.find(({ end }) => found < end)?.limits?.centre;
		if (rule === 'jump' || centre === undefined) continue;
		for (let at = found; at <= last; at += 1) {
			const reading = readings[at];
			if (!reading) continue;
			const limits = limitsOf(reading.day);
			const isLimited = limitNames.some((name) => limits[name] !== undefined);
			const turn = processTurn(limits, { side, value: reading.value, centre });
			if (isLimited && turn === 'worse') warned.add(at);
		}
	}
	return warned;
}

import type { Day } from './day.ts';
import type { Divider, Kpi } from './kpi.ts';
import { baselineReadings, fewestReadings, processLimits } from './process-limits.ts';
import type { ProcessLimits } from './process-limits.ts';
import { processSignals, type ProcessSignal } from './process-signals.ts';
import type { Reading } from './reading.ts';
import { remember } from './remember.ts';
import { wholeReadings } from './whole-readings.ts';

/** Readings between two changes of the process: they share their limits. */
interface ProcessStretch {
	/** Places among the readings of the whole: the first one, and the one behind the last. */
	readonly start: number;
	readonly end: number;
	/** Null while there are fewer than six readings to calculate them from. */
	readonly limits: ProcessLimits | null;
	/** The day up to which somebody locked the limits; null where the first 24 readings make them. */
	readonly lockedOn: Day | null;
}

/** The process behaviour (XmR) chart of a KPI. */
export interface ProcessChart {
	/** Never empty ones; together all the readings of the whole. */
	readonly stretches: readonly ProcessStretch[];
	/** Of all stretches, in the order in which they were found. Places count among the readings of the whole. */
	readonly signals: readonly ProcessSignal[];
}

/**
 * A KPI's readings of the whole as a process: new limits from each divider on, calculated from the first 24
 * readings, or from those up to the last day on which somebody locked them. A lock on fewer than six readings
 * counts for nothing.
 */
export const processChart = remember((kpi: Kpi): ProcessChart => {
	return chartProcess(wholeReadings(kpi), kpi.dividers, kpi.limitLocks ?? []);
});

/** The same for any readings, oldest first; dividers and locks in any order. */
export function chartProcess(
	readings: readonly Reading[],
	dividers: readonly Pick<Divider, 'day'>[],
	locks: readonly Day[]
): ProcessChart {
	const values = readings.map(({ value }) => value);
	const stretches: ProcessStretch[] = [];
	const signals: ProcessSignal[] = [];
	for (const { start, end } of stretchesOf(readings, dividers)) {
		const lock = lockAmong(readings, locks, { start, end });
		const count = lock?.count ?? Math.min(baselineReadings, end - start);
		const limits = processLimits(values.slice(start, start + count));
		stretches.push({ start, end, limits, lockedOn: lock?.day ?? null });
		if (!limits) continue;
		for (const { first, found, last, ...rest } of processSignals(
			values.slice(start, end),
			limits
		)) {
			signals.push({ ...rest, first: first + start, found: found + start, last: last + start });
		}
	}
	return { stretches, signals };
}

function stretchesOf(
	readings: readonly Reading[],
	dividers: readonly Pick<Divider, 'day'>[]
): readonly { readonly start: number; readonly end: number }[] {
	const days = dividers.map(({ day }) => day).sort();
	const starts = new Set([0]);
	for (const day of days) {
		const at = readings.findIndex((reading) => reading.day >= day);
		if (at > 0) starts.add(at);
	}
	const begun = [...starts];
	return begun
		.map((start, nth) => ({ start, end: begun[nth + 1] ?? readings.length }))
		.filter(({ start, end }) => end > start);
}

/** The latest lock in a stretch that has enough readings behind it, and how many they are. */
function lockAmong(
	readings: readonly Reading[],
	locks: readonly Day[],
	{ start, end }: { readonly start: number; readonly end: number }
): { readonly day: Day; readonly count: number } | undefined {
	const [from, next] = [readings[start]?.day, readings[end]?.day];
	if (from === undefined) return undefined;
	for (const day of locks.toSorted().reverse()) {
		if (day < from || (next !== undefined && day >= next)) continue;
		let count = 0;
		while (start + count < end && (readings[start + count]?.day ?? day) <= day) count += 1;
		if (count >= fewestReadings) return { day, count };
	}
	return undefined;
}

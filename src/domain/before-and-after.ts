import type { Day, Span } from './day.ts';
import type { Kpi } from './kpi.ts';
import { meanOf } from './mean.ts';
import { baselineReadings, processLimits, type ProcessLimits } from './process-limits.ts';
import type { Reading } from './reading.ts';
import { wholeReadings } from './whole-readings.ts';

/** Readings as one process. */
export interface Stretch {
	/** Oldest first. */
	readonly readings: readonly Reading[];
	/** Null without a reading. */
	readonly mean: number | null;
	/** Null below six readings: too few to say what is usual. */
	readonly limits: ProcessLimits | null;
}

/** A KPI before something was done about it, and since. */
export interface BeforeAndAfter {
	readonly before: Stretch;
	readonly after: Stretch;
	/** Whether what is usual since lies wholly apart from what was usual before; null where one is unknown. */
	readonly isApart: boolean | null;
}

/**
 * A KPI's last 24 readings before a span against those from its first day on, the latest 24. What was done in the span
 * changes the process, so each side has natural limits of its own.
 */
export function beforeAndAfter(kpi: Kpi, span: Span, today: Day): BeforeAndAfter {
	const readings = wholeReadings(kpi).filter(({ day }) => day <= today);
	const begin = readings.findLastIndex(({ day }) => day < span.from) + 1;
	const before = stretchOf(readings.slice(Math.max(0, begin - baselineReadings), begin));
	const after = stretchOf(readings.slice(begin).slice(-baselineReadings));
	return { before, after, isApart: isApart(before.limits, after.limits) };
}

function stretchOf(readings: readonly Reading[]): Stretch {
	const values = readings.map(({ value }) => value);
	return {
		readings,
		mean: values.length === 0 ? null : meanOf(values),
		limits: processLimits(values)
	};
}

function isApart(one: ProcessLimits | null, other: ProcessLimits | null): boolean | null {
	return one && other ? one.upper < other.lower || other.upper < one.lower : null;
}

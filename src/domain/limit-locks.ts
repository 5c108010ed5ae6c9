import type { Day } from './day.ts';
import type { Kpi } from './kpi.ts';
import { fewestReadings } from './process-limits.ts';
import { wholeReadings } from './whole-readings.ts';

/** How many readings limits locked up to a day would stand on: those since the last divider before it. */
function readingsUpTo(kpi: Kpi, day: Day): number {
	const isIn = inStretchOf(kpi, day);
	return wholeReadings(kpi).filter((reading) => reading.day <= day && isIn(reading.day)).length;
}

/** Whether limits may be locked up to a day: six readings make them. */
export function mayLockLimits(kpi: Kpi, day: Day): boolean {
	return readingsUpTo(kpi, day) >= fewestReadings;
}

/** The locks between the same two dividers as a day: where there are several, the latest counts. */
export function locksBeside(kpi: Kpi, day: Day): readonly Day[] {
	return (kpi.limitLocks ?? []).filter(inStretchOf(kpi, day));
}

function inStretchOf({ dividers }: Kpi, day: Day): (other: Day) => boolean {
	const days = dividers.map((divider) => divider.day).sort();
	const from = days.findLast((each) => each <= day);
	const next = days.find((each) => each > day);
	return (other) => (from === undefined || other >= from) && (next === undefined || other < next);
}

import type { Day } from './day.ts';
import { nextReadingOn } from './kpi-rhythm.ts';
import type { Kpi, Segment } from './kpi.ts';
import { segmentReadings } from './segment-totals.ts';

/** When the first of a KPI's segments is to be read next; undefined before any of them was read. */
export function nextSegmentOn(kpi: Kpi): Day | undefined {
	const days = [...segmentReadings(kpi).values()].flatMap((readings) => {
		const last = readings.at(-1);
		return last ? [nextReadingOn(last.day, kpi.cadence)] : [];
	});
	return days.sort()[0];
}

/** The segments whose reading is due, in order; one that was never read is. */
export function segmentsDue(kpi: Kpi, today: Day): readonly Segment[] {
	const readings = segmentReadings(kpi);
	return kpi.segments.filter(({ id }) => {
		const last = readings.get(id)?.at(-1);
		return last === undefined || nextReadingOn(last.day, kpi.cadence) <= today;
	});
}

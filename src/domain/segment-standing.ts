import type { Day } from './day.ts';
import type { SegmentId } from './id.ts';
import { kpiStates, type KpiState } from './kpi-status.ts';
import type { Kpi, KpiLimits, Segment } from './kpi.ts';
import { limitsOn } from './period-target.ts';
import { remember } from './remember.ts';
import { segmentReadings } from './segment-totals.ts';

/** A segment with what it read like after each of its readings, oldest first. */
export interface SegmentStanding {
	readonly segment: Segment;
	readonly states: readonly KpiState[];
}

/**
 * How the live segments of a KPI stand, in order: each by its own limits, else by the KPI's where a part can be
 * like the whole, as in a mean, a ratio or a time. The limits of an amount say nothing about its parts.
 */
export const segmentStandings = remember((kpi: Kpi): readonly SegmentStanding[] => {
	const readings = segmentReadings(kpi);
	return kpi.segments.map((segment) => ({
		segment,
		states: kpiStates(readings.get(segment.id) ?? [], (day) => limitsOfSegment(kpi, segment, day))
	}));
});

/** The limits that hold for a segment on a day. */
export function limitsOfSegment(kpi: Kpi, segment: Segment, day: Day): KpiLimits {
	if (segment.limits) return segment.limits;
	return isLikeItsParts(kpi) ? limitsOn(kpi, day) : { direction: kpi.limits.direction };
}

/** What one segment read like after each of its readings. */
export function statesOfSegment(kpi: Kpi, id: SegmentId): readonly KpiState[] {
	return segmentStandings(kpi).find(({ segment }) => segment.id === id)?.states ?? [];
}

/** The segments that are in alarm by their latest reading up to a day, whatever the whole reads. */
export function segmentsInAlarm(kpi: Kpi, today: Day): readonly Segment[] {
	if (kpi.segments.length === 0) return none;
	return segmentStandings(kpi)
		.filter(
			({ states }) => states.findLast(({ reading }) => reading.day <= today)?.status === 'alarm'
		)
		.map(({ segment }) => segment);
}

/** Whether the limits of the whole hold for its segments too. */
export function isLikeItsParts({ total, unit }: Kpi): boolean {
	if (total) return total !== 'sum';
	return unit.kind === 'percent' || unit.kind === 'rate' || unit.kind === 'duration';
}

const none: readonly Segment[] = [];

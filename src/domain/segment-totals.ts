import { addDays, type Day } from './day.ts';
import { asDecimal } from './decimal.ts';
import type { SegmentId } from './id.ts';
import { nextReadingOn } from './kpi-rhythm.ts';
import { compareTexts } from './lookups.ts';
import type { Kpi, Segment, SegmentTotal } from './kpi.ts';
import type { Reading } from './reading.ts';
import { remember } from './remember.ts';

/** The readings of each live segment, one a day, oldest first: where several people read a day, the latest counts. */
export const segmentReadings = remember((kpi: Kpi): ReadonlyMap<SegmentId, readonly Reading[]> => {
	const readings = new Map<SegmentId, Reading[]>(kpi.segments.map(({ id }) => [id, []]));
	for (const reading of kpi.readings) {
		const own = reading.segmentId && readings.get(reading.segmentId);
		if (!own || !Number.isFinite(reading.value)) continue;
		const last = own.at(-1);
		if (last?.day !== reading.day) own.push(reading);
		else if (reading.at >= last.at) own[own.length - 1] = reading;
	}
	return readings;
});

/**
 * The whole as counted from its segments, oldest first. Each value is of the day on which the last of them was
 * read, none of them longer ago than the cadence; a segment counts from its first reading on. Without a weight
 * there is none.
 */
export function totalReadings(kpi: Kpi, total: SegmentTotal): readonly Reading[] {
	const bySegment = segmentReadings(kpi);
	const firsts = kpi.segments.flatMap((segment) => {
		const first = bySegment.get(segment.id)?.[0]?.day;
		return first === undefined ? [] : [{ segment, first }];
	});
	const totals: Reading[] = [];
	const waiting = new Map<SegmentId, Reading>();
	const inTime = [...bySegment.values()]
		.flat()
		.sort((one, other) => compareTexts(one.day, other.day));
	for (const [at, reading] of inTime.entries()) {
		if (reading.segmentId) waiting.set(reading.segmentId, reading);
		if (inTime[at + 1]?.day === reading.day) continue;
		const wanted = firsts.filter(({ first }) => first < nextReadingOn(reading.day, kpi.cadence));
		const parts = wanted.flatMap(({ segment }) => {
			const part = waiting.get(segment.id);
			return part && isRecent(part, reading.day, kpi) ? [{ segment, part }] : [];
		});
		const value = parts.length === wanted.length ? valueOf(parts, total) : undefined;
		if (value === undefined) continue;
		const latest = parts.reduce((most, { part }) => (part.at > most.at ? part : most), reading);
		totals.push({ day: reading.day, at: latest.at, value });
		waiting.clear();
	}
	return totals;
}

function isRecent(part: Reading, day: Day, { cadence }: Kpi): boolean {
	return addDays(nextReadingOn(part.day, cadence), -1) >= day;
}

function valueOf(
	parts: readonly { readonly segment: Segment; readonly part: Reading }[],
	total: SegmentTotal
): number | undefined {
	const weightOf = ({ weight = 1 }: Segment) => (total === 'weighted' ? weight : 1);
	const weights = parts.reduce((sum, { segment }) => sum + weightOf(segment), 0);
	const sum = parts.reduce((all, { segment, part }) => all + weightOf(segment) * part.value, 0);
	const value = total === 'sum' ? sum : sum / weights;
	return Number.isFinite(value) ? asDecimal(value) : undefined;
}

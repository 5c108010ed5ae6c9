import type { Kpi, SegmentTotal } from './kpi.ts';
import type { Reading } from './reading.ts';
import { remember } from './remember.ts';
import { totalReadings } from './segment-totals.ts';

/**
 * A KPI's readings of the whole, one a day, oldest first. Where several people read the same day, the latest
 * counts; segments are left out, unless the whole is counted from them.
 */
export const wholeReadings = remember((kpi: Kpi): readonly Reading[] => {
	if (isCounted(kpi)) return totalReadings(kpi, kpi.total);
	if (kpi.readings.every(standsAlone)) return kpi.readings;
	const readings: Reading[] = [];
	for (const reading of kpi.readings) {
		if (reading.segmentId !== undefined || !Number.isFinite(reading.value)) continue;
		const last = readings.at(-1);
		if (last?.day !== reading.day) readings.push(reading);
		else if (reading.at >= last.at) readings[readings.length - 1] = reading;
	}
	return readings;
});

/** Whether its readings are calculated, or counted by the board: then nobody types, corrects or owes one. */
export function isDerived({ formula, counts }: Pick<Kpi, 'formula' | 'counts'>): boolean {
	return formula !== undefined || counts !== undefined;
}

/** Whether the whole is counted from segments: then nobody enters it, and what was entered before is only kept. */
export function isCounted<Found extends Pick<Kpi, 'total' | 'segments'>>(
	kpi: Found
): kpi is Found & { readonly total: SegmentTotal } {
	return kpi.total !== undefined && kpi.segments.length > 0;
}

/** Most KPIs are read once a day and as a whole: then all their readings are. */
function standsAlone(
	{ segmentId, value, day }: Reading,
	index: number,
	readings: readonly Reading[]
): boolean {
	const isOfTheWhole = segmentId === undefined && Number.isFinite(value);
	return isOfTheWhole && (index === 0 || readings[index - 1]?.day !== day);
}

/** The other people's readings of the whole on the day of one reading, the latest first. */
export function otherReadingsOf(kpi: Kpi, reading: Reading): readonly Reading[] {
	if (isCounted(kpi)) return [];
	return kpi.readings
		.filter(
			(other) =>
				other.day === reading.day &&
				other.segmentId === undefined &&
				isBySomeoneElse(other, reading)
		)
		.reverse();
}

/** A reading by nobody knows whom counts as somebody else's. What one person read twice is theirs to choose from. */
function isBySomeoneElse(other: Reading, reading: Reading): boolean {
	return other !== reading && (other.by === undefined || other.by !== reading.by);
}

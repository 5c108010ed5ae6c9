import type { Instant } from '#domain/day.ts';
import type { Kpi } from '#domain/kpi.ts';
import type { Reading } from '#domain/reading.ts';

/** What a KPI would be with the reading that is being typed: the latest of its day, in its place among the others. */
export function withReading(kpi: Kpi, typed: Omit<Reading, 'at'>): Kpi {
	const reading = { ...typed, at: Number.MAX_SAFE_INTEGER as Instant };
	const place = kpi.readings.findLastIndex(({ day }) => day <= typed.day) + 1;
	return {
		...kpi,
		readings: [...kpi.readings.slice(0, place), reading, ...kpi.readings.slice(place)]
	};
}

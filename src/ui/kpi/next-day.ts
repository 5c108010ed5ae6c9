import type { Day } from '#domain/day.ts';
import { nextReadingOn } from '#domain/kpi-rhythm.ts';
import type { Cadence } from '#domain/kpi.ts';

/** The day that the next reading is most likely for: when it is due, but never in the future. */
export function nextDayToRead(latest: Day | undefined, cadence: Cadence, today: Day): Day {
	const due = latest === undefined ? today : nextReadingOn(latest, cadence);
	return due < today ? due : today;
}

import { addMonths } from './calendar.ts';
import { addDays, daysBetween, type Day } from './day.ts';
import type { Cadence } from './kpi.ts';

/** The day on which the next reading is due after one. Months and longer go by the calendar. */
export function nextReadingOn(day: Day, cadence: Cadence): Day {
	const step = cadenceSteps[cadence];
	return 'days' in step ? addDays(day, step.days) : addMonths(day, step.months);
}

/** How many days a reading may be late before it is stale: a fifth of the cadence, at least one. */
export function graceDays(day: Day, cadence: Cadence): number {
	return Math.max(1, Math.floor(daysBetween(day, nextReadingOn(day, cadence)) / 5));
}

/** How long the periods of a cadence are. */
export const cadenceSteps: {
	readonly [cadence in Cadence]: { days: number } | { months: number };
} = {
	daily: { days: 1 },
	weekly: { days: 7 },
	biweekly: { days: 14 },
	monthly: { months: 1 },
	quarterly: { months: 3 },
	yearly: { months: 12 }
};

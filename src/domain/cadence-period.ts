import type { BoardSettings } from './board-settings.ts';
import { addDays, dayFromParts, dayFromSerial, daySerial, partsOf, type Day } from './day.ts';
import { cadenceSteps } from './kpi-rhythm.ts';
import type { Cadence } from './kpi.ts';

/** Where a board's weeks and years begin. */
export type BoardCalendar = Pick<BoardSettings, 'weekStart' | 'yearStartMonth'>;

/** The periods of a cadence, one after the other, each with a number one higher than the one before. */
export interface Periods {
	readonly numberOf: (day: Day) => number;
	readonly lastDayOf: (period: number) => Day;
}

/**
 * The days, weeks, pairs of weeks, months, quarters or years of a board. Pairs of weeks are the same ones on every
 * device: they are counted from the first week of 1970.
 */
export function periodsOf(cadence: Cadence, { weekStart, yearStartMonth }: BoardCalendar): Periods {
	const length = cadenceSteps[cadence];
	if ('days' in length) {
		// 1 January 1970 was a Thursday, the fourth day of its week.
		const first = length.days === 1 ? 0 : weekStart - 4;
		return {
			numberOf: (day) => Math.floor((daySerial(day) - first) / length.days),
			lastDayOf: (period) => dayFromSerial(first + (period + 1) * length.days - 1)
		};
	}
	const first = length.months === 1 ? 0 : yearStartMonth - 1;
	return {
		numberOf: (day) => {
			const { year, month } = partsOf(day);
			return Math.floor((year * 12 + month - 1 - first) / length.months);
		},
		lastDayOf: (period) => {
			const next = first + (period + 1) * length.months;
			return addDays(dayFromParts(Math.floor(next / 12), (next % 12) + 1, 1), -1);
		}
	};
}

import type { Conflicted } from './conflict.ts';
import type { Day } from './day.ts';

/** Days of the week as ISO counts them: 1 Monday to 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
/** 1 January to 12 December. */
export type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

/** The words that a board may call by other names. */
export type Term = 'objective' | 'keyResult' | 'kpi' | 'initiative' | 'cycle' | 'checkIn';

export interface BoardSettings extends Conflicted {
	readonly name: string;
	/** IANA name, such as `Europe/Oslo`. */
	readonly timeZone: string;
	/** The month in which the first quarter of a year begins. */
	readonly yearStartMonth: Month;
	readonly weekStart: Weekday;
	readonly checkInWeekday: Weekday;
	readonly checkInEveryWeeks: 1 | 2;
	/** A board's own names, singular and plural; absent means the usual ones. */
	readonly terms: { readonly [term in Term]?: { readonly one: string; readonly many: string } };
	readonly limits: Limits;
	readonly createdOn?: Day;
	/** True when a newer version is needed to change this board. */
	readonly readOnly: boolean;
}

/** How many are too many: hints, never walls. */
export interface Limits {
	/** Objectives of one team in one cycle. */
	readonly objectives: number;
	/** KPIs of one team. */
	readonly kpis: number;
}

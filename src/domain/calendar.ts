import type { Month, Weekday } from './board-settings.ts';
import {
	addDays,
	dayFromParts,
	daysBetween,
	partsOf,
	weekdayOf,
	type Day,
	type Span
} from './day.ts';

/** The first day of the week that a day is in. */
export function startOfWeek(day: Day, weekStart: Weekday): Day {
	return addDays(day, -((weekdayOf(day) - weekStart + 7) % 7));
}

/** The first day on or after `day` that is this weekday. */
export function nextWeekday(day: Day, weekday: Weekday): Day {
	return addDays(day, (weekday - weekdayOf(day) + 7) % 7);
}

/** The calendar month that a day is in. */
export function monthOf(day: Day): Span {
	const { year, month } = partsOf(day);
	return { from: dayFromParts(year, month, 1), to: dayFromParts(year, month, 31) };
}

/** The same date `count` months later, or that month's last day where it is shorter. */
export function addMonths(day: Day, count: number): Day {
	const { year, month, day: date } = partsOf(day);
	return dayFromParts(year, month + count, date);
}

/**
 * The quarter that a day is in, for a year that may begin in any month. A year is named by the calendar year
 * in which it begins: with a year that starts in April, February 2027 is in "Q4 2026".
 */
export function quarterOf(day: Day, yearStartMonth: Month): Span & { readonly name: string } {
	const { year, month } = partsOf(day);
	const monthsIn = (month - yearStartMonth + 12) % 12;
	const quarter = Math.floor(monthsIn / 3);
	const from = dayFromParts(year, month - (monthsIn % 3), 1);
	const yearName = partsOf(dayFromParts(year, month - monthsIn, 1)).year;
	return {
		from,
		to: addDays(addMonths(from, 3), -1),
		name: `Q${quarter + 1} ${yearName}`
	};
}

/** How many days a span has, both ends counted; 0 when it is reversed. */
export function spanDays(span: Span): number {
	return Math.max(0, daysBetween(span.from, span.to) + 1);
}

/** Ten years of weeks: nothing is counted further, because dates that were typed wrongly must not take for ever. */
export const mostWeeks = 520;

/** Week 9 of 13: counted from the span's first day, rounded to whole weeks, never outside 1 to `of`. */
export function weekOfSpan(span: Span, day: Day): { readonly week: number; readonly of: number } {
	const of = Math.max(1, Math.round(spanDays(span) / 7));
	const week = Math.floor(daysBetween(span.from, day) / 7) + 1;
	return { week: Math.min(Math.max(week, 1), of), of };
}

/** Whether two spans share a day. */
export function overlaps(one: Span, other: Span): boolean {
	return one.from <= other.to && other.from <= one.to;
}

/** Whether a day lies in a span. */
export function isInside(span: Span, day: Day): boolean {
	return span.from <= day && day <= span.to;
}

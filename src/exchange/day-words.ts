import { isDay, isLikelyDay, type Day } from '#domain/day.ts';
import { monthEnd, monthOf } from './month-words.ts';

/** Which part comes first in days that are written with numbers only. */
export type DayOrder = 'day-first' | 'month-first';

/** No day is longer, with its time and spaces. */
const longestDay = 100;

/**
 * The days that a text could mean: ISO, with dots (day first), with the name of a month, or with slashes or dashes
 * in either order. A month alone is its last day, as for all that a board counts by the month. An empty list if it is
 * not a day; two days if it depends on the order of day and month.
 */
export function daysFrom(text: string): readonly Day[] {
	if (text.length > longestDay) return [];
	const plain = text.trim().replace(/(?:T|\s+)\d{1,2}:\d{2}.*$/u, '');
	const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(plain);
	if (iso) return real(iso[1], iso[2], iso[3]);
	const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})$/u.exec(plain);
	if (dotted) return real(dotted[3], dotted[2], dotted[1]);
	const either = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/u.exec(plain);
	if (either) {
		const [dayFirst, monthFirst] = [
			real(either[3], either[2], either[1]),
			real(either[3], either[1], either[2])
		];
		return [...new Set([...dayFirst, ...monthFirst])];
	}
	const named =
		/^(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(\p{L}+)\.?,?[\s-]+(\d{4})$/u.exec(plain) ??
		/^(?<month>\p{L}+)\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})$/u.exec(plain);
	if (!named) return likely(monthEnd(plain));
	const [date, name, year] = named.groups
		? [named.groups['day'], named.groups['month'], named.groups['year']]
		: [named[1], named[2], named[3]];
	const month = monthOf(name ?? '');
	return month === 0 ? [] : real(year, String(month), date);
}

/** The day that a text means once the order is known; undefined if it is not a day. */
function dayFrom(text: string, order: DayOrder): Day | undefined {
	const days = daysFrom(text);
	return order === 'day-first' ? days[0] : days.at(-1);
}

/** The day of a reading: of the month that is not over yet it is today, the last one that it can be of. */
export function readingDay(text: string, order: DayOrder, today: Day | undefined): Day | undefined {
	const day = dayFrom(text, order);
	const isOpen = today !== undefined && day !== undefined && day > today;
	return isOpen && day === monthEnd(text.trim()) && day.slice(0, 7) === today.slice(0, 7)
		? today
		: day;
}

/**
 * The order of a whole column: one day that can be read in only one way settles it for all. Undefined if every day
 * could be read either way, or if they contradict each other.
 */
export function orderOf(texts: readonly string[]): DayOrder | 'either-reads-the-same' | undefined {
	const numeric = texts.filter((text) => /^\s*\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})\b/u.test(text));
	const doubtful = numeric.filter((text) => daysFrom(text).length > 1);
	const clear = new Set(
		numeric
			.map((text) => /^\s*(\d{1,2})[/-](\d{1,2})/u.exec(text))
			.filter((parts) => Number(parts?.[1]) > 12 !== Number(parts?.[2]) > 12)
			.map((parts): DayOrder => (Number(parts?.[1]) > 12 ? 'day-first' : 'month-first'))
	);
	if (clear.size > 1) return undefined;
	const [settled] = clear;
	if (settled) return settled;
	return doubtful.length === 0 ? 'either-reads-the-same' : undefined;
}

function real(year = '', month = '', date = ''): readonly Day[] {
	const full = year.length === 2 ? `20${year}` : year;
	const text = `${full}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
	return likely(isDay(text) ? text : undefined);
}

function likely(day: Day | undefined): readonly Day[] {
	return day && isLikelyDay(day) ? [day] : [];
}

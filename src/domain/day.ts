/** A calendar day, `YYYY-MM-DD`, in the board's time zone. Sorts as text. */
export type Day = string & { readonly __kind: 'day' };

/** A moment, in milliseconds since 1970 UTC. */
export type Instant = number & { readonly __kind: 'instant' };

/** Both days included. */
export interface Span {
	readonly from: Day;
	readonly to: Day;
}

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const firstSerial = serialOf(1, 1, 1);
const lastSerial = serialOf(9999, 12, 31);

/** Whether a text is a day that exists: `2026-02-29` is not. */
export function isDay(text: string): text is Day {
	const match = shape.exec(text);
	if (!match) return false;
	const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
	return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Whether a day is of a year that boards are about: others, as 0202 on the way to 2026, are slips of a key. */
export function isLikelyDay(day: Day): boolean {
	return day >= '1900' && day < '2200';
}

/** The day that a moment belongs to in a time zone; an unknown zone counts as UTC. */
export function dayFromInstant(at: Instant, timeZone: string): Day {
	if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return dayFromParts(1970, 1, 1);
	const parts = { year: 1970, month: 1, day: 1, era: 1 };
	for (const { type, value } of clockOf(timeZone).formatToParts(at)) {
		if (type === 'year' || type === 'month' || type === 'day') parts[type] = Number(value);
		if (type === 'era' && value.startsWith('B')) parts.era = -1;
	}
	return parts.era < 0 ? dayFromParts(1, 1, 1) : dayFromParts(parts.year, parts.month, parts.day);
}

/** `count` days later (earlier when negative). Stays within the years 1 to 9999. */
export function addDays(day: Day, count: number): Day {
	return dayFromSerial(daySerial(day) + Math.trunc(count));
}

/** A day as a count of days since 1970-01-01, for arithmetic on many of them. */
export function daySerial(day: Day): number {
	const { year, month, day: date } = partsOf(day);
	return serialOf(year, month, date);
}

/** The day of such a count, within the years 1 to 9999. */
export function dayFromSerial(count: number): Day {
	const z = Math.min(Math.max(count, firstSerial), lastSerial) + 719_468;
	const era = Math.floor(z / 146_097);
	const dayOfEra = z - era * 146_097;
	const yearOfEra = Math.floor(
		(dayOfEra -
			Math.floor(dayOfEra / 1460) +
			Math.floor(dayOfEra / 36_524) -
			Math.floor(dayOfEra / 146_096)) /
			365
	);
	const dayOfYear =
		dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const shifted = Math.floor((5 * dayOfYear + 2) / 153);
	const month = shifted < 10 ? shifted + 3 : shifted - 9;
	const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
	return dayText(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** How many days lie from one day to another; negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
	return daySerial(to) - daySerial(from);
}

/** 1 Monday to 7 Sunday, as ISO counts. */
export function weekdayOf(day: Day): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
	const fromMonday = (((daySerial(day) + 3) % 7) + 7) % 7;
	return weekdays[fromMonday] ?? 1;
}

/** A day in the calendar's numbers; the month is 1 to 12. */
export function partsOf(day: Day): { year: number; month: number; day: number } {
	return {
		year: twoDigits(day, 0) * 100 + twoDigits(day, 2),
		month: twoDigits(day, 5),
		day: twoDigits(day, 8)
	};
}

/** A day from its numbers. A month beyond 1 to 12 runs into other years; a day beyond the month's end is its last. */
export function dayFromParts(year: number, month: number, day: number): Day {
	const months = year * 12 + month - 1;
	const years = Math.min(Math.max(Math.floor(months / 12), 1), 9999);
	const inYear = (((months % 12) + 12) % 12) + 1;
	return dayText(years, inYear, Math.min(Math.max(day, 1), daysInMonth(years, inYear)));
}

/** Days are taken apart thousands of times per screen: without slices. */
function twoDigits(text: string, at: number): number {
	return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

function daysInMonth(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01, by Howard Hinnant's `days_from_civil`: no Date, so no time zone can leak in. */
function serialOf(year: number, month: number, day: number): number {
	const y = month <= 2 ? year - 1 : year;
	const era = Math.floor(y / 400);
	const yearOfEra = y - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	const dayOfEra =
		yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146_097 + dayOfEra - 719_468;
}

/** The one place where a day is made. */
function dayText(year: number, month: number, day: number): Day {
	const years = year < 1000 ? String(year).padStart(4, '0') : year;
	return `${years}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` as Day;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
	const known = clocks.get(timeZone);
	if (known) return known;
	const clock = makeClock(timeZone) ?? makeClock('UTC') ?? new Intl.DateTimeFormat('en-US');
	clocks.set(timeZone, clock);
	return clock;
}

function makeClock(timeZone: string): Intl.DateTimeFormat | undefined {
	try {
		return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
			timeZone,
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			era: 'short'
		});
	} catch {
		return undefined;
	}
}

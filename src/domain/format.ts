import { daysBetween, partsOf, type Day, type Instant, type Span } from './day.ts';
import { remember } from './remember.ts';
import type { Unit } from './unit.ts';

/** A value as it is shown: the figure, and the unit that is shown lighter (empty where there is none). */
export interface ValueParts {
	readonly figure: string;
	readonly unit: string;
}

/** What stands where there is no value. */
export const noValue = '–';

/** Figure and unit never part at a line's end. */
const gap = '\u00a0';

/** A value as text: "8.0 %", "3.2 per 1,000", "1:30 h", "12 tickets". Not a number reads as a dash. */
export function formatValue(value: number | null, unit: Unit, locale: string): string {
	const { figure, unit: name } = formatParts(value, unit, locale);
	return heldTogether(name === '' ? figure : `${figure}${gap}${name}`);
}

/** The same in two parts. Money is one part: where its sign stands is up to the language. */
export function formatParts(value: number | null, unit: Unit, locale: string): ValueParts {
	if (value === null || !Number.isFinite(value)) return { figure: noValue, unit: '' };
	if (unit.kind === 'duration' && unit.in === 'hours' && unit.decimals === undefined) {
		return { figure: hoursAndMinutes(value, locale), unit: 'h' };
	}
	return { figure: figures(unit, locale).format(value), unit: unitName(unit, locale) };
}

/** Signs that a narrow place has room for: "19,380,250.50", "123.456.789 €". */
const longestFigure = 14;

/** The figure for a narrow place: a very long one is shortened to four digits and their magnitude, "123.5T". */
export function formatShort(value: number, unit: Unit, locale: string): string {
	const { figure } = formatParts(value, unit, locale);
	return figure.length <= longestFigure ? figure : shortFigures(unit, locale).format(value);
}

/** The unit's name alone, as it stands after a figure or beside a field: "%", "per 1,000", "tickets", "€". */
export function unitName(unit: Unit, locale: string): string {
	switch (unit.kind) {
		case 'number':
			return unit.name ?? '';
		case 'percent':
			return '%';
		case 'rate': {
			const per = `per${gap}${plainFigures(locale).format(unit.per)}`;
			return unit.name ? `${per} ${unit.name}` : per;
		}
		case 'money':
			return '';
		case 'duration':
			return durationNames[unit.in];
	}
}

/** A ratio as percent: "63 %", "-25 %". Never reads 100 % before it is reached. Null reads as a dash. */
export function formatRatio(ratio: number | null, locale: string): string {
	if (ratio === null || !Number.isFinite(ratio)) return noValue;
	const percent = Math.round(ratio * 100);
	const honest = ratio < 1 ? Math.min(percent, 99) : percent;
	return heldTogether(`${plainFigures(locale).format(honest)}${gap}%`);
}

/**
 * What is written from right to left, or has Arabic digits, would change places with its unit or with the next value
 * of the sentence: it is isolated (https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates).
 */
function heldTogether(text: string): string {
	return /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff]/u.test(text)
		? `\u2068${text}\u2069`
		: text;
}

/** A day as "12 Mar" or, with the year, "12 Mar 2026". */
export function formatDay(day: Day, locale: string, options: { year?: boolean } = {}): string {
	return dayFormat(locale, options.year ? 'year' : 'day').format(noonOf(day));
}

/** A month and its year: "Mar 2026". */
export function formatMonth(day: Day, locale: string): string {
	return dayFormat(locale, 'month').format(noonOf(day));
}

/** A weekday and a day: "Friday 12 Mar". */
export function formatWeekday(day: Day, locale: string): string {
	return dayFormat(locale, 'weekday').format(noonOf(day));
}

/** A span as "5 Jan – 29 Mar 2026". */
export function formatSpan(span: Span, locale: string): string {
	const [from, to] = span.from <= span.to ? [span.from, span.to] : [span.to, span.from];
	return dayFormat(locale, 'year').formatRange(noonOf(from), noonOf(to));
}

/** How far a day is from today: "today", "yesterday", "3 days ago", "in 2 weeks". */
export function formatAgo(day: Day, today: Day, locale: string): string {
	return daysAway(daysBetween(today, day), agoFormat(locale));
}

function daysAway(days: number, ago: Intl.RelativeTimeFormat): string {
	const distance = Math.abs(days);
	if (distance < 14) return ago.format(days, 'day');
	if (distance < 60) return ago.format(Math.trunc(days / 7), 'week');
	if (distance < 730) return ago.format(Math.trunc(days / 30.44), 'month');
	return ago.format(Math.trunc(days / 365.25), 'year');
}

/** How long ago a moment was: "just now", "5 minutes ago", "3 hours ago"; days by `formatAgo`'s own steps. */
export function formatSince(at: Instant, now: Instant, locale: string): string {
	const minutes = Math.max(0, Math.trunc((now - at) / 60_000));
	const ago = agoFormat(locale);
	if (minutes < 1) return 'just now';
	if (minutes < 60) return ago.format(-minutes, 'minute');
	if (minutes < 24 * 60) return ago.format(-Math.trunc(minutes / 60), 'hour');
	return daysAway(-Math.trunc(minutes / (24 * 60)), ago);
}

/**
 * The locale that dates are written in. Numbers follow the person's own locale; words follow the app, which
 * speaks English, so that no sentence mixes two languages.
 */
function localeOfWords(locale: string): string {
	return /^en\b/i.test(locale) ? locale : 'en-GB';
}

const durationNames = { seconds: 's', minutes: 'min', hours: 'h', days: 'days' } as const;

/** "1:30"; whole hours without minutes. Rounded to the minute, as a clock is read. */
function hoursAndMinutes(hours: number, locale: string): string {
	const minutes = Math.round(Math.abs(hours) * 60);
	const sign = hours < 0 && minutes > 0 ? '-' : '';
	const whole = plainFigures(locale).format(Math.floor(minutes / 60));
	if (minutes % 60 === 0) return sign + whole;
	const digits = twoDigits(locale).format(minutes % 60);
	return `${sign}${whole}:${digits}`;
}

const formats = new Map<string, Intl.NumberFormat>();

function remembered(key: string, make: () => Intl.NumberFormat): Intl.NumberFormat {
	const known = formats.get(key);
	if (known) return known;
	const format = make();
	formats.set(key, format);
	return format;
}

/** One format per unit object and locale: asked hundreds of times per frame. */
const figures = remember((unit: Unit, locale: string) => {
	const decimals = unit.decimals;
	const currency = unit.kind === 'money' ? unit.currency : '';
	return remembered(`${locale} ${decimals} ${currency}`, () =>
		makeFormat(locale, { ...decimalsOf(decimals, currency), ...currencyOf(currency) })
	);
});

const shortFigures = remember((unit: Unit, locale: string) =>
	makeFormat(locale, {
		...{ notation: 'compact', maximumSignificantDigits: 4 },
		...currencyOf(unit.kind === 'money' ? unit.currency : '')
	})
);

/**
 * A fixed number of decimals where the unit says so. Otherwise at most two, but three significant digits, so that
 * 0.004 does not read as 0. Money: none or its currency's own.
 */
function decimalsOf(decimals: number | undefined, currency: string): Intl.NumberFormatOptions {
	if (decimals !== undefined && Number.isFinite(decimals)) {
		const count = Math.min(Math.max(Math.trunc(decimals), 0), 12);
		return { minimumFractionDigits: count, maximumFractionDigits: count };
	}
	if (currency !== '') return { trailingZeroDisplay: 'stripIfInteger' };
	return {
		maximumFractionDigits: 2,
		maximumSignificantDigits: 3,
		roundingPriority: 'morePrecision'
	};
}

function currencyOf(currency: string): Intl.NumberFormatOptions {
	return /^[a-z]{3}$/i.test(currency)
		? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }
		: {};
}

function plainFigures(locale: string): Intl.NumberFormat {
	return remembered(`${locale} plain`, () => makeFormat(locale, { maximumFractionDigits: 2 }));
}

function twoDigits(locale: string): Intl.NumberFormat {
	return remembered(`${locale} clock`, () => makeFormat(locale, { minimumIntegerDigits: 2 }));
}

/** An unreadable locale counts as English: a wrong setting must not take the numbers away. */
function makeFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const full = { signDisplay: 'negative', ...options } as const;
	try {
		return new Intl.NumberFormat(locale, full);
	} catch {
		return new Intl.NumberFormat('en', full);
	}
}

const dayShapes = {
	day: { day: 'numeric', month: 'short' },
	year: { day: 'numeric', month: 'short', year: 'numeric' },
	month: { month: 'short', year: 'numeric' },
	weekday: { weekday: 'long', day: 'numeric', month: 'short' }
} as const;

const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(locale: string, shape: keyof typeof dayShapes): Intl.DateTimeFormat {
	const key = `${locale} ${shape}`;
	const known = dayFormats.get(key);
	if (known) return known;
	const options = { ...dayShapes[shape], timeZone: 'UTC' } as const;
	const format = new Intl.DateTimeFormat(localeOfWords(locale), options);
	dayFormats.set(key, format);
	return format;
}

const agoFormats = new Map<string, Intl.RelativeTimeFormat>();

function agoFormat(locale: string): Intl.RelativeTimeFormat {
	const known = agoFormats.get(locale);
	if (known) return known;
	const format = new Intl.RelativeTimeFormat(localeOfWords(locale), { numeric: 'auto' });
	agoFormats.set(locale, format);
	return format;
}

/** The moment that Intl is asked to write, far from both ends of the day. */
function noonOf(day: Day): number {
	const { year, month, day: date } = partsOf(day);
	const noon = new Date(0);
	noon.setUTCFullYear(year, month - 1, date);
	return noon.setUTCHours(12);
}

import { isGrouped, readAmount, type NumberWhy } from './amount-input.ts';
import type { NumberMarks } from './number-marks.ts';
import { done, refused, type Result } from './result.ts';
import type { DurationUnit } from './unit.ts';

/**
 * Read a length of time in a unit's own unit: `1:30 h`, `1h30`, `90 min`, `1h 30m`, `2 days`, or a plain
 * number. `1:30` alone is hours and minutes where hours or days are counted, else minutes and seconds. A day
 * has 24 hours.
 */
export function readDuration(
	text: string,
	unit: DurationUnit,
	marks: NumberMarks
): Result<number, NumberWhy> {
	const negative = text.startsWith('-');
	const typed = text.replace(/^[-+] ?/, '');
	if (/^[-+]/.test(typed)) return refused('number-unreadable');
	const clock = readClock(typed.replace(/^(\d+) ?h ?(\d\d)$/i, '$1:$2 h'), unit);
	const seconds = clock === undefined ? readParts(typed, unit, marks) : done(clock);
	if (!seconds.done) return seconds;
	const value = Number((seconds.value / secondsIn[unit]).toPrecision(15));
	if (!Number.isFinite(value)) return refused('number-not-finite');
	return done(negative ? 0 - value : value);
}

const secondsIn = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;

const names: { readonly [name: string]: number } = {
	s: 1,
	sec: 1,
	secs: 1,
	second: 1,
	seconds: 1,
	m: 60,
	min: 60,
	mins: 60,
	minute: 60,
	minutes: 60,
	h: 3600,
	hr: 3600,
	hrs: 3600,
	hour: 3600,
	hours: 3600,
	d: 86_400,
	day: 86_400,
	days: 86_400,
	w: 604_800,
	week: 604_800,
	weeks: 604_800
};

/** `1:30`, `1:30:15`, `1:30 h`, `2:30 min`, in seconds; undefined where no clock was typed. */
function readClock(text: string, unit: DurationUnit): number | undefined {
	const match = /^([\d., ']+):(\d{1,2})(?::(\d{1,2}))? ?(\p{L}*)$/u.exec(text);
	if (!match) return undefined;
	const [, whole = ''] = match;
	// "1.5:30" is no clock: it does not say half of what.
	if (![',', '.', "'", ' '].some((mark) => isGrouped(whole, mark))) return undefined;
	const [first, second] = [Number(whole.replace(/[., ']/g, '')), Number(match[2])];
	const third = match[3] === undefined ? undefined : Number(match[3]);
	if (second > 59 || (third ?? 0) > 59) return undefined;
	const size = match[4] ? names[match[4].toLowerCase()] : undefined;
	if (match[4] && size !== 3600 && size !== 60) return undefined;
	if (third !== undefined) return first * 3600 + second * 60 + third;
	const inHours = size === undefined ? unit === 'hours' || unit === 'days' : size === 3600;
	return inHours ? first * 3600 + second * 60 : first * 60 + second;
}

/** `90 min`, `1h 30m`, `2,5` in seconds. */
function readParts(
	text: string,
	unit: DurationUnit,
	marks: NumberMarks
): Result<number, NumberWhy> {
	const parts = [...text.matchAll(/([\d.,' ]*\d) ?(\p{L}+)\.?(?: |$|(?=\d))/gu)];
	if (parts.map(([part]) => part).join('') !== text || parts.length === 0) {
		const plain = readAmount(text, marks);
		return plain.done ? done(plain.value * secondsIn[unit]) : plain;
	}
	let seconds = 0;
	for (const [, figure = '', name = ''] of parts) {
		const size = names[name.toLowerCase()];
		const amount = readAmount(figure.trim(), marks);
		if (!amount.done) return amount;
		if (size === undefined) return refused('unit-mismatch');
		seconds += amount.value * size;
	}
	return done(seconds);
}

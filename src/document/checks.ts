import { isDay, isLikelyDay, type Day, type Span } from '#domain/day.ts';
import { isNameTooLong } from '#domain/name.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Unit } from '#domain/unit.ts';
import type { Why } from '#domain/why.ts';

/** The longest text that a field holds, in UTF-16 units. Longer ones are refused, never cut. */
const longestText = 10_000;

/** What one field may hold; `undefined` leaves it alone and `null` clears it. */
export type Plain = string | number | boolean | Unit | readonly unknown[];
export type Checked<Value extends Plain = Plain> = Result<Value | null | undefined, Why>;

// Everything that is not seen: control characters and directional overrides; newline and tab stay.
// eslint-disable-next-line no-control-regex
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/g;
// Half a character would be written as another one than is shown here.
const halves = /\p{Surrogate}/gu;

/** A title or a name as a person gives it: one line, never empty, and not as long as a text. */
export function wording(text: string): Result<string, Why>;
export function wording(text: string | undefined): Result<string | undefined, Why>;
export function wording(text: string | undefined): Result<string | undefined, Why> {
	if (text === undefined) return done(undefined);
	const words = givenWording(text);
	return words.done && isNameTooLong(words.value) ? refused('name-too-long') : words;
}

/** A title or a name that somebody gave already, here or elsewhere, however long. */
export function givenWording(text: string): Result<string, Why> {
	const words = clean(text).replace(/\s+/g, ' ');
	if (words === '') return refused('title-empty');
	return words.length > longestText ? refused('text-too-long') : done(words);
}

/** A name that may be left out. */
export function optionalWording(text: string | undefined): Result<string | null | undefined, Why> {
	return text?.trim() === '' ? done(null) : wording(text);
}

/** Text of any length up to the longest, with its line breaks; emptied means cleared. */
export function prose(text: string | null | undefined): Result<string | null | undefined, Why> {
	if (text === undefined || text === null) return done(text);
	const words = clean(text.replace(/\r\n?/g, '\n'));
	if (words === '') return done(null);
	return words.length > longestText ? refused('text-too-long') : done(words);
}

/** Text that must say something, such as a comment. */
export function saying(text: string): Result<string, Why> {
	const words = prose(text);
	if (!words.done) return words;
	return words.value ? done(words.value) : refused('text-empty');
}

/** A number that is one. */
export function finite(value: number): Result<number, Why>;
export function finite(value: number | null | undefined): Result<number | null | undefined, Why>;
export function finite(value: number | null | undefined): Result<number | null | undefined, Why> {
	if (value === undefined || value === null) return done(value);
	// Adding 0 makes the negative zero an ordinary one.
	return Number.isFinite(value) ? done(value + 0) : refused('number-not-finite');
}

/** A number between two ends, both included. */
export function between(
	value: number | null | undefined,
	low: number,
	high: number,
	why: Why
): Result<number | null | undefined, Why> {
	const number = finite(value);
	if (!number.done || number.value === undefined || number.value === null) return number;
	return number.value < low || number.value > high ? refused(why) : number;
}

/** How much something counts in a sum or a mean: 0 leaves it out. */
export function knownWeight(
	weight: number | null | undefined
): Result<number | null | undefined, Why> {
	return between(weight, 0, Infinity, 'weight-negative');
}

/** A calendar day that exists, of a year that a board can be about. */
export function calendarDay(day: Day): Result<Day, Why>;
export function calendarDay(day: Day | null | undefined): Result<Day | null | undefined, Why>;
export function calendarDay(day: Day | null | undefined): Result<Day | null | undefined, Why> {
	if (day === undefined || day === null) return done(day);
	if (!isDay(day)) return refused('day-unreadable');
	return isLikelyDay(day) ? done(day) : refused('day-unlikely');
}

/** A day that a fact can be about: today or before. */
export function pastDay(day: Day, today: Day): Result<Day, Why> {
	const known = calendarDay(day);
	return known.done && day > today ? refused('day-in-future') : known;
}

/** A stretch of days as it is stored, `from/to`. */
export function spanText(span: Span | null | undefined): Result<string | null | undefined, Why> {
	if (span === undefined || span === null) return done(span);
	for (const day of [span.from, span.to]) {
		const known = calendarDay(day);
		if (!known.done) return known;
	}
	return span.from > span.to ? refused('span-reversed') : done(`${span.from}/${span.to}`);
}

/** A unit whose figures can be shown: whole decimals, a currency by its three letters. `named` judges its name. */
export function knownUnit(
	unit: Unit | undefined,
	named = optionalWording
): Result<Unit | undefined, Why> {
	if (unit === undefined) return done(undefined);
	const { decimals = 0 } = unit;
	if (!Number.isInteger(decimals) || decimals < 0 || decimals > 10)
		return refused('number-not-finite');
	if (unit.kind === 'money' && !/^[A-Z]{3}$/.test(unit.currency))
		return refused('currency-unknown');
	if (unit.kind === 'rate' && !(Number.isFinite(unit.per) && unit.per > 0))
		return refused('number-not-finite');
	if ((unit.kind !== 'number' && unit.kind !== 'rate') || unit.name === undefined)
		return done(unit);
	const name = named(unit.name);
	if (!name.done) return name;
	return done(name.value ? { ...unit, name: name.value } : nameless(unit));
}

function nameless(unit: Unit): Unit {
	return Object.fromEntries(
		Object.entries(unit).filter(([field]) => field !== 'name')
	) as unknown as Unit;
}

function clean(text: string): string {
	const words = text.replace(unseen, '').replace(halves, '\ufffd').normalize('NFC').trim();
	// Joiners belong to emoji and to some scripts: alone they show nothing.
	return /[^\p{C}\p{Z}\s]/u.test(words) ? words : '';
}

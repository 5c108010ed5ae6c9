import type * as Y from 'yjs';
import type { Day, Instant } from '#domain/day.ts';
import type { PersonId, SegmentId } from '#domain/id.ts';
import type { Reading } from '#domain/reading.ts';
import { chainedReading, type ChainedReading } from '../reading-chain.ts';
import { dayOf, isYounger, readingGroup, readingLine } from '../reading-key.ts';
import { interned, internedDay } from './interned.ts';
import type { Stored } from './stored.ts';

/** A stored entry that may turn out to be a withdrawal. */
interface Entry {
	readonly key: string;
	readonly at: number;
	readonly reading: Reading | null;
}

/** What a KPI's stored readings say. */
interface ReadReadings {
	/** Those in force, oldest first: of each line the youngest, unless withdrawn. */
	readonly readings: readonly Reading[];
	/** The entries that say what they take the place of. */
	readonly chained: readonly ChainedReading[];
}

/** Read all readings of a KPI. */
export function readReadings(stored: Stored): ReadReadings {
	const readings: Reading[] = [];
	const chained: ChainedReading[] = [];
	const corrected = new Map<string, Entry[]>();
	stored.each('readings', (value, key) => {
		const inPlace = chainedReading(key, value);
		if (inPlace) chained.push(inPlace);
		const line = readingLine(key);
		if (line === key) return;
		const entry = entryFrom(key, value, stored);
		if (entry) addTo(corrected, line, entry);
	});
	stored.each('readings', (value, key) => {
		if (readingLine(key) !== key) return;
		const entry = entryFrom(key, value, stored);
		if (!entry) return;
		const corrections = corrected.size > 0 ? corrected.get(key) : undefined;
		if (corrections) corrections.push(entry);
		else if (entry.reading) readings.push(entry.reading);
	});
	for (const entries of corrected.values()) {
		const reading = inForce(entries);
		if (reading) readings.push(reading);
	}
	return { readings: isSorted(readings) ? readings : readings.sort(byTime), chained };
}

/** More groups than this at once, and reading all anew is cheaper. */
const fewGroups = 16;

/**
 * The readings after some entries changed, everything else as it was. Nothing, where reading all anew is due:
 * many changes, or one that cannot be read.
 */
export function patchReadings(
	before: readonly Reading[],
	entries: Y.Map<unknown>,
	changedKeys: Iterable<string>
): readonly Reading[] | undefined {
	const groups = new Set<string>();
	for (const key of changedKeys) groups.add(readingGroup(key));
	if (groups.size > fewGroups) return undefined;
	const readings = [...before];
	for (const group of groups) {
		const lines = linesOf(entries, group);
		if (!lines) return undefined;
		takeGroup(readings, group);
		for (const line of lines.values()) {
			const reading = inForce(line);
			if (reading) readings.splice(placeOf(readings, reading), 0, reading);
		}
	}
	return readings;
}

/** The youngest of a line's entries with what it corrected, or nothing when it is a withdrawal. */
function inForce(entries: readonly Entry[]): Reading | undefined {
	const oldestFirst = [...entries].sort((a, b) => (isYounger(a, b) ? 1 : -1));
	const reading = oldestFirst.pop()?.reading ?? undefined;
	const said = oldestFirst.flatMap(({ reading: was }) =>
		was ? [{ at: was.at, value: was.value }] : []
	);
	// A note that was put right, or a value that was chosen among several, is the same value once more.
	const earlier = said.filter(({ value }, nth) => value !== (said[nth + 1] ?? reading)?.value);
	return reading && earlier.length > 0 ? { ...reading, earlier } : reading;
}

function linesOf(entries: Y.Map<unknown>, group: string): Map<string, Entry[]> | undefined {
	const lines = new Map<string, Entry[]>();
	let isUnreadable = false;
	entries.forEach((value, key) => {
		if (!key.startsWith(group) || readingGroup(key) !== group) return;
		const entry = entryFrom(key, value);
		if (entry) addTo(lines, readingLine(key), entry);
		else isUnreadable = true;
	});
	return isUnreadable ? undefined : lines;
}

function addTo(lines: Map<string, Entry[]>, line: string, entry: Entry): void {
	const entries = lines.get(line);
	if (entries) entries.push(entry);
	else lines.set(line, [entry]);
}

function takeGroup(readings: Reading[], group: string): void {
	const day = dayOf(group);
	for (let i = firstOfDay(readings, day); readings[i]?.day === day;) {
		const reading = readings[i];
		if (reading && groupOf(reading) === group) readings.splice(i, 1);
		else i += 1;
	}
}

function firstOfDay(readings: readonly Reading[], day: string): number {
	return firstWhere(readings, (reading) => reading.day >= day);
}

function entryFrom(key: string, value: unknown, stored?: Stored): Entry | undefined {
	const afterSegment = key.indexOf('~', 11);
	const day = key[10] === '~' && afterSegment > 0 && internedDay(dayOf(key));
	const said: unknown[] = Array.isArray(value) ? value : [];
	const number = said[0];
	const at = said[1];
	const note = said[2];
	const isNumber = typeof number === 'number' && Number.isFinite(number);
	const isInstant = typeof at === 'number' && Number.isFinite(at);
	const isNote = note === undefined || (typeof note === 'string' && note.length <= 65_536);
	if (!day || !isInstant || !isNote || (!isNumber && number !== null)) {
		stored?.note(`readings.${key}`);
		return undefined;
	}
	if (!isNumber) return { key, at, reading: null };
	const afterAuthor = key.indexOf('~', afterSegment + 1);
	const author = key.slice(afterSegment + 1, afterAuthor < 0 ? undefined : afterAuthor);
	const reading = readingOf(day, at as Instant, number, author);
	if (afterSegment > 11) reading.segmentId = key.slice(11, afterSegment) as SegmentId;
	if (note !== undefined && note !== '') reading.note = note;
	return { key, at, reading };
}

/** Tens of thousands of these are in memory: made in one piece, and with one string for each author. */
function readingOf(day: Day, at: Instant, value: number, author: string): Written<Reading> {
	return author === '' ? { day, at, value } : { day, at, value, by: interned(author) as PersonId };
}

type Written<Value> = { -readonly [Field in keyof Value]: Value[Field] };

function groupOf(reading: Reading): string {
	return `${reading.day}~${reading.segmentId ?? ''}~${reading.by ?? ''}`;
}

function placeOf(readings: readonly Reading[], reading: Reading): number {
	return firstWhere(readings, (other) => byTime(other, reading) >= 0);
}

// The first of the sorted readings from which on something holds.
function firstWhere(readings: readonly Reading[], holds: (reading: Reading) => boolean): number {
	let low = 0;
	let high = readings.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const reading = readings[middle];
		if (reading && !holds(reading)) low = middle + 1;
		else high = middle;
	}
	return low;
}

function isSorted(readings: readonly Reading[]): boolean {
	return readings.every((reading, i) => {
		const previous = readings[i - 1];
		return !previous || byTime(previous, reading) < 0;
	});
}

function byTime(a: Reading, b: Reading): number {
	if (a.day !== b.day) return a.day < b.day ? -1 : 1;
	if (a.at !== b.at) return a.at - b.at;
	const [one, other] = [groupOf(a), groupOf(b)];
	if (one !== other) return one < other ? -1 : 1;
	// Two of one person at the same instant come in the same order everywhere.
	const [said, otherSaid] = [saidIn(a), saidIn(b)];
	return said === otherSaid ? 0 : said < otherSaid ? -1 : 1;
}

function saidIn({ value, note, earlier }: Reading): string {
	return JSON.stringify([value, note, earlier]);
}

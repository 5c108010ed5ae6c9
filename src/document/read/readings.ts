import type * as Y from 'yjs';
import type { Day, Instant } from '#domain/day.ts';
import type { PersonId, SegmentId } from '#domain/id.ts';
import type { Reading } from '#domain/reading.ts';
import { isYounger, readingGroup } from '../reading-key.ts';
import { interned, internedDay } from './interned.ts';
import type { Stored } from './stored.ts';

/** A stored entry that may turn out to be a withdrawal. */
interface Entry {
	readonly key: string;
	readonly at: number;
	readonly reading: Reading | null;
}

/** The readings in force, oldest first: of each day, segment and author the youngest, unless withdrawn. */
export function readReadings(stored: Stored): readonly Reading[] {
	const readings: Reading[] = [];
	const corrected = new Map<string, Entry[]>();
	for (const [key, value] of stored.nested('readings')) {
		const group = readingGroup(key);
		if (group === key) continue;
		const entry = entryFrom(key, group, value, stored);
		const others = corrected.get(group);
		if (entry && others) others.push(entry);
		else if (entry) corrected.set(group, [entry]);
	}
	for (const [key, value] of stored.nested('readings')) {
		if (readingGroup(key) !== key) continue;
		const entry = entryFrom(key, key, value, stored);
		if (!entry) continue;
		const corrections = corrected.size > 0 ? corrected.get(key) : undefined;
		if (corrections) corrections.push(entry);
		else if (entry.reading) readings.push(entry.reading);
	}
	for (const entries of corrected.values()) {
		const reading = inForce(entries);
		if (reading) readings.push(reading);
	}
	return isSorted(readings) ? readings : readings.sort(byTime);
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
		const found = entriesOf(entries, group);
		if (!found) return undefined;
		const reading = inForce(found);
		const former = indexOfGroup(readings, group);
		if (former >= 0) readings.splice(former, 1);
		if (reading) readings.splice(placeOf(readings, reading), 0, reading);
	}
	return readings;
}

/** The youngest of a group's entries with what it corrected, or nothing when it is a withdrawal. */
function inForce(entries: readonly Entry[]): Reading | undefined {
	const oldestFirst = [...entries].sort((a, b) => (isYounger(a, b) ? 1 : -1));
	const reading = oldestFirst.pop()?.reading ?? undefined;
	const earlier = oldestFirst.flatMap(({ reading: was }) =>
		was ? [{ at: was.at, value: was.value }] : []
	);
	return reading && earlier.length > 0 ? { ...reading, earlier } : reading;
}

function entriesOf(entries: Y.Map<unknown>, group: string): readonly Entry[] | undefined {
	const found: Entry[] = [];
	let isUnreadable = false;
	entries.forEach((value, key) => {
		if (!key.startsWith(group) || readingGroup(key) !== group) return;
		const entry = entryFrom(key, group, value);
		if (entry) found.push(entry);
		else isUnreadable = true;
	});
	return isUnreadable ? undefined : found;
}

function indexOfGroup(readings: readonly Reading[], group: string): number {
	const day = group.slice(0, 10);
	for (let i = firstOfDay(readings, day); readings[i]?.day === day; i += 1) {
		const reading = readings[i];
		if (reading && groupOf(reading) === group) return i;
	}
	return -1;
}

function firstOfDay(readings: readonly Reading[], day: string): number {
	return firstWhere(readings, (reading) => reading.day >= day);
}

function entryFrom(key: string, group: string, value: unknown, stored?: Stored): Entry | undefined {
	const afterSegment = group.indexOf('~', 11);
	const day = group[10] === '~' && afterSegment > 0 && internedDay(group.slice(0, 10));
	const [number, at, note]: unknown[] = Array.isArray(value) ? value : [];
	const isNumber = typeof number === 'number' && Number.isFinite(number);
	const isInstant = typeof at === 'number' && Number.isFinite(at);
	const isNote = note === undefined || (typeof note === 'string' && note.length <= 65_536);
	if (!day || !isInstant || !isNote || (!isNumber && number !== null)) {
		stored?.note(`readings.${key}`);
		return undefined;
	}
	if (!isNumber) return { key, at, reading: null };
	const reading = readingOf(day, at as Instant, number, group.slice(afterSegment + 1));
	if (afterSegment > 11) reading.segmentId = group.slice(11, afterSegment) as SegmentId;
	if (note !== undefined) reading.note = note;
	return { key, at, reading };
}

/** Ten thousands of these are in memory: made in one piece, and with one string for each author. */
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

// The first of the sorted readings for which something holds that holds for all after it.
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
	return a.at - b.at || (groupOf(a) < groupOf(b) ? -1 : 1);
}

import type * as Y from 'yjs';
import type { Day, Instant } from '#domain/day.ts';
import type { KpiId, SegmentId } from '#domain/id.ts';
import type { Reading } from '#domain/reading.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { finite, pastDay, prose } from '../checks.ts';
import { transact, type Edit } from '../edit.ts';
import { liveEntity, nestedMap } from '../entity.ts';
import { isYounger, readingGroup, readingKey } from '../reading-key.ts';

/** A KPI's value of a day, of the whole or of one segment. */
export interface ReadingFacts {
	readonly day: Day;
	readonly value: number;
	readonly segmentId?: SegmentId;
	readonly note?: string;
}

/** Record a value. A second one of the same day by the same person replaces the first; others' stay beside it. */
export function recordReading(
	edit: Edit,
	kpiId: KpiId,
	reading: ReadingFacts
): Result<undefined, Why> {
	const recorded = recordReadings(edit, kpiId, [reading]);
	return recorded.done ? done() : recorded;
}

/**
 * Record many values, all or none. Returns how many were new: the same ones twice change nothing.
 */
export function recordReadings(
	edit: Edit,
	kpiId: KpiId,
	readings: readonly ReadingFacts[]
): Result<number, Why> {
	const stored = readingsOf(edit, kpiId);
	if (!stored.done) return stored;
	const checked: ReadingFacts[] = [];
	for (const reading of readings) {
		const fact = checkedReading(edit, reading);
		if (!fact.done) return fact;
		checked.push(fact.value);
	}
	const heads = headsOf(
		stored.value,
		checked.map((reading) => groupOf(reading, edit.by ?? ''))
	);
	let count = 0;
	transact(edit, () => {
		for (const reading of checked) {
			const group = groupOf(reading, edit.by ?? '');
			const head = heads.get(group);
			if (head?.value === reading.value && head.note === reading.note) continue;
			heads.set(group, append(edit, stored.value, group, reading, head));
			count += 1;
		}
	});
	return done(count);
}

/**
 * Put a reading right. One's own stays one's own; somebody else's is withdrawn, and what replaces it is mine.
 */
export function correctReading(
	edit: Edit,
	kpiId: KpiId,
	corrected: Reading,
	reading: ReadingFacts
): Result<undefined, Why> {
	const stored = readingsOf(edit, kpiId);
	if (!stored.done) return stored;
	const fact = checkedReading(edit, reading);
	if (!fact.done) return fact;
	const from = groupOf(corrected, corrected.by ?? '');
	const to = groupOf(fact.value, edit.by ?? '');
	const heads = headsOf(stored.value, [from, to]);
	if (typeof heads.get(from)?.value !== 'number') return refused('gone');
	transact(edit, () => {
		if (from !== to) append(edit, stored.value, from, { value: null }, heads.get(from));
		append(edit, stored.value, to, fact.value, heads.get(to));
	});
	return done();
}

/** Take a reading back. It is kept, and no longer counts. */
export function withdrawReading(
	edit: Edit,
	kpiId: KpiId,
	reading: Pick<Reading, 'day' | 'segmentId' | 'by'>
): Result<undefined, Why> {
	const stored = readingsOf(edit, kpiId);
	if (!stored.done) return stored;
	const group = groupOf(reading, reading.by ?? '');
	const head = headsOf(stored.value, [group]).get(group);
	if (typeof head?.value !== 'number') return refused('gone');
	transact(edit, () => append(edit, stored.value, group, { value: null }, head));
	return done();
}

/** The youngest entry of a group, withdrawn or not. */
interface Head {
	readonly value: number | null;
	readonly at: number;
	readonly note?: string | undefined;
}

function append(
	edit: Edit,
	readings: Y.Map<unknown>,
	group: string,
	fact: { readonly value: number | null; readonly note?: string },
	head: Head | undefined
): Head {
	// Younger than what it corrects, even on a device whose clock is behind.
	let at = head ? Math.max(edit.at, head.at + 1) : edit.at;
	const isFirst = !head && !group.endsWith('~');
	while (!isFirst && readings.has(`${group}~${at.toString(36)}`)) at = (at + 1) as Instant;
	const key = isFirst ? group : `${group}~${at.toString(36)}`;
	readings.set(key, fact.note === undefined ? [fact.value, at] : [fact.value, at, fact.note]);
	return { value: fact.value, at, note: fact.note };
}

// What counts now in each of some groups. A correction needs something to correct, so that where no first
// entry is (and the author is known) nothing has to be looked for.
function headsOf(readings: Y.Map<unknown>, groups: readonly string[]): Map<string, Head> {
	const wanted = new Set(groups.filter((group) => group.endsWith('~') || readings.has(group)));
	const heads = new Map<string, Head & { readonly key: string }>();
	if (wanted.size === 0) return heads;
	readings.forEach((entry, key) => {
		const group = readingGroup(key);
		if (!wanted.has(group) || !Array.isArray(entry)) return;
		const [value, at, note]: unknown[] = entry;
		const head = {
			key,
			value: typeof value === 'number' ? value : null,
			at: typeof at === 'number' && Number.isFinite(at) ? at : 0,
			note: typeof note === 'string' ? note : undefined
		};
		const other = heads.get(group);
		if (!other || isYounger(head, other)) heads.set(group, head);
	});
	return heads;
}

function groupOf(reading: Pick<Reading, 'day' | 'segmentId'>, author: string): string {
	return readingKey({ day: reading.day, segment: reading.segmentId ?? '', author });
}

function checkedReading(edit: Edit, reading: ReadingFacts): Result<ReadingFacts, Why> {
	const day = pastDay(reading.day, edit.today);
	if (!day.done) return day;
	const value = finite(reading.value);
	if (!value.done) return value;
	const note = prose(reading.note);
	if (!note.done) return note;
	const { segmentId } = reading;
	return done({
		day: day.value,
		value: value.value,
		...(segmentId ? { segmentId } : {}),
		...(note.value ? { note: note.value } : {})
	});
}

function readingsOf(edit: Edit, id: KpiId): Result<Y.Map<unknown>, Why> {
	const kpi = liveEntity(edit, 'kpis', id);
	return kpi.done ? nestedMap(kpi.value, 'readings') : kpi;
}

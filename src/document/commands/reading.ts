import type * as Y from 'yjs';
import type { Day } from '#domain/day.ts';
import type { KpiId, SegmentId } from '#domain/id.ts';
import type { Reading } from '#domain/reading.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { finite, pastDay, prose } from '../checks.ts';
import { transact, type Edit } from '../edit.ts';
import { liveEntity, nestedMap } from '../entity.ts';
import { readingKey } from '../reading-key.ts';
import { ReadingLines } from '../reading-lines.ts';

/** A KPI's value of a day, of the whole or of one segment. */
export interface ReadingFacts {
	readonly day: Day;
	readonly value: number;
	readonly segmentId?: SegmentId;
	readonly note?: string;
}

/**
 * Record a value. A second one of the same day by the same person replaces what they said before; others' stay
 * beside it, and so does what they say on another device that does not know of this one.
 */
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
	const author = edit.by ?? '';
	const groups = checked.map((reading) => groupOf(reading, author));
	const lines = new ReadingLines(edit, stored.value, groups);
	let count = 0;
	transact(edit, () => {
		for (const reading of checked)
			if (lines.say(groupOf(reading, author), reading) === 'said') count += 1;
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
	const lines = new ReadingLines(edit, stored.value, [from, to]);
	const line = lines.lineOf(from, corrected);
	if (typeof line?.head.value !== 'number') return refused('gone');
	transact(edit, () => {
		if (from === to) return lines.append(line, fact.value);
		lines.append(line, { value: null });
		lines.say(to, fact.value);
	});
	return done();
}

/** Take a reading back. It is kept, and no longer counts. */
export function withdrawReading(
	edit: Edit,
	kpiId: KpiId,
	reading: Reading
): Result<undefined, Why> {
	const stored = readingsOf(edit, kpiId);
	if (!stored.done) return stored;
	const group = groupOf(reading, reading.by ?? '');
	const lines = new ReadingLines(edit, stored.value, [group]);
	const line = lines.lineOf(group, reading);
	if (typeof line?.head.value !== 'number') return refused('gone');
	transact(edit, () => lines.append(line, { value: null }));
	return done();
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

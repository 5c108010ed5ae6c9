import type * as Y from 'yjs';
import type { Day } from '#domain/day.ts';
import { groupedBy } from '#domain/grouped-by.ts';
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
	const stored = readingsOf(edit, kpiId, readings);
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
 * Put a reading right. One's own stays one's own; somebody else's is withdrawn, and what replaces it is mine. What
 * others made of it meanwhile stands beside it, to choose from.
 */
export function correctReading(
	edit: Edit,
	kpiId: KpiId,
	corrected: Reading,
	reading: ReadingFacts
): Result<undefined, Why> {
	const entered = enterReadings(edit, [{ kpiId, instead: corrected, reading }]);
	return entered.done ? done() : entered;
}

/** Take a reading back. It is kept, and no longer counts. */
export function withdrawReading(
	edit: Edit,
	kpiId: KpiId,
	reading: Reading
): Result<undefined, Why> {
	const entered = enterReadings(edit, [{ kpiId, instead: reading }]);
	return entered.done ? done() : entered;
}

/** What is entered at one place: a value, a value instead of one that is there, or nothing instead of it. */
export type EnteredReading = { readonly kpiId: KpiId } & (
	| { readonly instead?: Reading | undefined; readonly reading: ReadingFacts }
	| { readonly instead: Reading; readonly reading?: undefined }
);

/** Enter readings of many KPIs, all or none. Returns how many of them changed anything. */
export function enterReadings(edit: Edit, entered: readonly EnteredReading[]): Result<number, Why> {
	const writers: (() => boolean)[] = [];
	for (const [kpiId, places] of groupedBy(entered, (place) => place.kpiId)) {
		const planned = writersOf(edit, kpiId, places);
		if (!planned.done) return planned;
		writers.push(...planned.value);
	}
	return done(transact(edit, () => writers.filter((write) => write()).length));
}

/** What each place will write, once nothing speaks against any of them. It answers whether it changed anything. */
function writersOf(
	edit: Edit,
	kpiId: KpiId,
	places: readonly EnteredReading[]
): Result<readonly (() => boolean)[], Why> {
	const stored = readingsOf(
		edit,
		kpiId,
		places.map(({ reading }) => reading)
	);
	if (!stored.done) return stored;
	const facts: (ReadingFacts | undefined)[] = [];
	for (const { reading } of places) {
		const fact = reading && checkedReading(edit, reading);
		if (fact && !fact.done) return fact;
		facts.push(fact?.value);
	}
	const steps = places.map(({ instead }, at) => {
		const fact = facts[at];
		const from = instead && groupOf(instead, instead.by ?? '');
		return { instead, from, fact, to: fact && groupOf(fact, edit.by ?? '') };
	});
	const groups = steps.flatMap(({ from, to }) => [from, to].filter((group) => group !== undefined));
	const lines = new ReadingLines(edit, stored.value, groups);
	const writers: (() => boolean)[] = [];
	for (const { instead, from, fact, to } of steps) {
		const place = instead && from !== undefined ? lines.placeOf(from, instead) : undefined;
		// What was withdrawn meanwhile cannot be withdrawn again; what is made of it stands beside that.
		const isGone = !place || (!fact && place.line.head.value === null);
		if (instead && isGone) return refused('gone');
		writers.push(() => {
			const { line, entry } = place ?? {};
			const isThere = from === to && fact !== undefined;
			const withdrawn =
				line && entry && lines.append(line, isThere ? fact : { value: null }, { entry });
			const isSaid = fact && to !== undefined && from !== to;
			return (isSaid && lines.say(to, fact, withdrawn) === 'said') || line !== undefined;
		});
	}
	return done(writers);
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

/** Whether a stored KPI is counted from segments: it says so, and has some that are not in the trash. */
function isWholeCounted(kpi: Y.Map<unknown>): boolean {
	const segments = nestedMap(kpi, 'segments');
	if (!kpi.has('total') || !segments.done) return false;
	return [...segments.value.keys()].some((key) => {
		const id = key.replace(/\.name$/u, '');
		return id !== key && !segments.value.has(`${id}.archivedOn`);
	});
}

/** The readings of a live KPI. A calculated or counted one takes none, and a whole counted from its segments none of its own. */
export function readingsOf(
	edit: Edit,
	id: KpiId,
	facts: readonly (Pick<ReadingFacts, 'segmentId'> | undefined)[]
): Result<Y.Map<unknown>, Why> {
	const kpi = liveEntity(edit, 'kpis', id);
	if (!kpi.done) return kpi;
	if (kpi.value.has('formula') || kpi.value.has('counts')) return refused('readings-calculated');
	const isOfWhole = facts.some((fact) => fact && fact.segmentId === undefined);
	if (isOfWhole && isWholeCounted(kpi.value)) return refused('whole-counted');
	return nestedMap(kpi.value, 'readings');
}

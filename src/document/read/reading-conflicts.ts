import type { Conflict, Conflicted } from '#domain/conflict.ts';
import type { Instant } from '#domain/day.ts';
import { factFieldFrom } from '#domain/fact-field.ts';
import type { PersonId, SegmentId } from '#domain/id.ts';
import type { Kpi } from '#domain/kpi.ts';
import type { Reading } from '#domain/reading.ts';
import { isCounted, isDerived } from '#domain/whole-readings.ts';
import type { ChainedReading, LastWords } from '../reading-chain.ts';
import { readingKeyFrom, readingLine } from '../reading-key.ts';
import { byField, conflictOfFacts, type FactKind } from './fact-conflict.ts';
import { internedDay } from './interned.ts';
import { present } from './stored.ts';

const readingsAre: FactKind<Reading> = {
	facts: 'readings',
	made: (reading) => ({ kind: 'reading', reading })
};

/** As much of a KPI as says which of its readings are typed, and what is to be chosen. */
type Typed = Conflicted & Pick<Kpi, 'segments' | 'total' | 'formula' | 'counts'>;

/** Last words of a KPI's readings by line: of all lines, or of those that changed. */
interface Words {
	readonly words: LastWords;
	readonly areAll: boolean;
}

/**
 * A KPI with what is to be chosen where people who had not seen each other's made different things of one reading, in
 * the same order on every device; itself where there is nothing. In a segment that is in the trash, and where readings
 * are not typed, nothing is to be chosen.
 */
export function withReadingConflicts<Found extends Typed>(kpi: Found, around: Words): Found {
	const { conflicts = [], ...rest } = kpi;
	const found = readingConflicts(kpi, around.words);
	if (conflicts.length === 0 && found.length === 0) return kpi;
	const [kept, before] = [false, true].map((isOfReadings) =>
		conflicts.filter(({ field }) => (factFieldFrom(field)?.facts === 'readings') === isOfReadings)
	);
	const elsewhere = around.areAll
		? []
		: (before ?? []).filter((one) => !isAmong(around.words, one));
	const all = [...(kept ?? []), ...[...elsewhere, ...found].sort(byField)];
	return (all.length === 0 ? rest : { ...rest, conflicts: all }) as Found;
}

function isAmong(words: LastWords, { versions }: Conflict): boolean {
	return versions.some(({ value }) => words.has(readingLine(String(value))));
}

function readingConflicts(kpi: Typed, byLine: LastWords): readonly Conflict[] {
	if (isDerived(kpi)) return [];
	const isTyped = (segment: string) =>
		segment === '' ? !isCounted(kpi) : kpi.segments.some(({ id }) => id === segment);
	const apart = new Set([...byLine.values()].filter((words) => words.length > 1));
	return [...apart]
		.filter((words) => words.every(({ id }) => isTyped(readingKeyFrom(id).segment)))
		.flatMap((words) => conflictOf(words) ?? []);
}

function conflictOf(words: readonly ChainedReading[]): Conflict | undefined {
	const facts = shownLast(words).map(({ id, at, value, writer = readingKeyFrom(id).author }) =>
		present({ id, at: at as Instant, withdrawn: value === null, by: personIn(writer) })
	);
	const first = words.map(({ id }) => readingLine(id)).reduce((a, b) => (a < b ? a : b));
	const said = new Map(words.map((word) => [word.id, readingFrom(word)]));
	return conflictOfFacts({ id: first, facts }, readingsAre, said);
}

/** What the board shows for now stands last: of each line the youngest counts, and of these the youngest that says something. */
function shownLast(words: readonly ChainedReading[]): readonly ChainedReading[] {
	const heads = new Map(words.map((word) => [readingLine(word.id), word]));
	const shown = [...heads.values()]
		.filter(({ value }) => value !== null)
		.reduce<ChainedReading | undefined>((a, b) => (a && a.at > b.at ? a : b), undefined);
	return shown ? [...words.filter((word) => word !== shown), shown] : words;
}

function readingFrom({ id, at, value, note }: ChainedReading): Reading | undefined {
	const key = readingKeyFrom(id);
	const day = internedDay(key.day);
	if (!day || value === null) return undefined;
	return present({
		...{ day, at: at as Instant, value, note },
		by: personIn(key.author),
		segmentId: key.segment === '' ? undefined : (key.segment as SegmentId)
	});
}

function personIn(author: string): PersonId | undefined {
	return author === '' ? undefined : (author as PersonId);
}

import type { KpiId, SegmentId } from '#domain/id.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { SaidTwice } from '#domain/said-twice.ts';
import type { Why } from '#domain/why.ts';
import { transact, type Edit } from '../edit.ts';
import { lastWordsAround } from '../reading-chain.ts';
import { readingGroup, readingKeyFrom, readingLine } from '../reading-key.ts';
import { ReadingLines } from '../reading-lines.ts';
import { enterReadings, readingsOf } from './reading.ts';

/**
 * Choose which of the values that one person read of the same day on two devices counts: the others are withdrawn,
 * in one step. Refuses when somebody has chosen already.
 */
export function settleReading(
	edit: Edit,
	kpiId: KpiId,
	{ readings }: Pick<SaidTwice, 'readings'>,
	chosen: number
): Result<undefined, Why> {
	const others = readings.filter(({ value }) => value !== chosen);
	if (others.length === readings.length) return refused('settled');
	const entered = enterReadings(
		edit,
		others.map((instead) => ({ kpiId, instead }))
	);
	if (entered.done) return done();
	return refused(entered.why === 'gone' ? 'settled' : entered.why);
}

/**
 * Choose what counts of that which people apart made of one reading: the entry that says so is written once more in
 * place of all of them, and stays the word of whoever said it. Refuses when somebody has chosen already.
 */
export function settleCorrection(edit: Edit, kpiId: KpiId, key: string): Result<undefined, Why> {
	const { segment } = readingKeyFrom(key);
	const stored = readingsOf(edit, kpiId, [
		segment === '' ? {} : { segmentId: segment as SegmentId }
	]);
	if (!stored.done) return stored;
	const line = readingLine(key);
	const words = lastWordsAround(stored.value, new Set([line])).words.get(line) ?? [];
	const chosen = words.find(({ id }) => id === key);
	if (!chosen || words.length < 2) return refused('settled');
	const groups = words.map(({ id }) => readingGroup(id));
	const lines = new ReadingLines(edit, stored.value, groups);
	transact(edit, () => lines.choose(chosen, words));
	return done();
}

import type { KpiId } from '#domain/id.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { SaidTwice } from '#domain/said-twice.ts';
import type { Why } from '#domain/why.ts';
import type { Edit } from '../edit.ts';
import { enterReadings } from './reading.ts';

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

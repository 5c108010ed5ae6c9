import type { CorrectedFacts } from '#domain/fact-field.ts';
import type { KeyResultId } from '#domain/id.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { Edit } from '../edit.ts';
import { liveEntity, nestedOf } from '../entity.ts';
import { appendFact, standingFacts } from '../fact.ts';
import { fieldsOf } from '../read/stored.ts';

/**
 * Choose what counts of that which people apart made of one check-in or observation. It is written once more in place
 * of all of it, and stays the word of whoever said it. Refuses when somebody has chosen already.
 */
export function settleFact(
	edit: Edit,
	keyResultId: KeyResultId,
	facts: CorrectedFacts,
	chosen: string
): Result<undefined, Why> {
	const keyResult = liveEntity(edit, 'keyResults', keyResultId);
	if (!keyResult.done) return keyResult;
	const container = nestedOf(edit, 'keyResults', keyResultId, facts);
	if (!container.done) return container;
	const standing = standingFacts(container.value, chosen);
	const counts = standing.at(-1);
	const isThere = standing.some((fact) => fact.id === chosen);
	if (!counts || !isThere || standing.length < 2) return refused('settled');
	appendFact(edit, container.value, fieldsOf(container.value.get(chosen)) ?? {}, counts.id);
	return done();
}

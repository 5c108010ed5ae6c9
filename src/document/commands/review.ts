import type { CycleId, KeyResultId, ReviewId } from '#domain/id.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { AdjustedScore, Review } from '#domain/review.ts';
import type { Why } from '#domain/why.ts';
import { between, prose, saying } from '../checks.ts';
import { transact, type Edit } from '../edit.ts';
import { createEntity, known, nestedOf } from '../entity.ts';

/** Begin a review today: of a cycle's objectives, or of the KPIs. */
export function addReview(
	edit: Edit,
	review: { readonly kind: Review['kind']; readonly cycleId?: CycleId }
): Result<ReviewId, Why> {
	return createEntity(edit, 'reviews', {
		kind: done(review.kind),
		day: done(edit.today),
		cycle: known(edit, 'cycles', review.cycleId)
	});
}

/** Adjust a key result's score, 0 to 1, with the reason; or let the computed one stand again. */
export function setScore(
	edit: Edit,
	id: ReviewId,
	keyResultId: KeyResultId,
	adjusted: AdjustedScore | null
): Result<undefined, Why> {
	const scores = nestedOf(edit, 'reviews', id, 'scores');
	if (!scores.done) return scores;
	if (adjusted) {
		const score = between(adjusted.score, 0, 1, 'score-out-of-range');
		if (!score.done) return refused(score.why);
		const reason = saying(adjusted.reason);
		if (!reason.done) return reason;
		const fact = { score: adjusted.score, reason: reason.value };
		transact(edit, () => scores.value.set(keyResultId, fact));
	} else {
		transact(edit, () => scores.value.delete(keyResultId));
	}
	return done();
}

/** Answer one of the review's questions; an emptied answer is cleared. */
export function answerQuestion(
	edit: Edit,
	id: ReviewId,
	question: string,
	answer: string
): Result<undefined, Why> {
	const answers = nestedOf(edit, 'reviews', id, 'answers');
	if (!answers.done) return answers;
	const words = prose(answer);
	if (!words.done) return words;
	transact(edit, () => {
		if (words.value) answers.value.set(question, words.value);
		else answers.value.delete(question);
	});
	return done();
}

import * as Y from 'yjs';
import { monthOf } from '#domain/calendar.ts';
import type { KpiId, ReviewId } from '#domain/id.ts';
import { notesOfPerson, type CleanUpVerdict, type KpiNoteKind } from '#domain/kpi-review.ts';
import { done, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { freshId, transact, type Edit } from '../edit.ts';
import { known } from '../entity.ts';
import { rootOf } from '../schema.ts';
import { archive } from './archive.ts';
import { addReview, answerQuestion } from './review.ts';

/**
 * Note what was decided about a KPI in this month's review, which begins with its first note. Each person's words
 * stand beside the others', also those that they wrote on two devices apart; emptied ones are cleared.
 */
export function noteDecision(edit: Edit, kpiId: KpiId, text: string): Result<undefined, Why> {
	return note(edit, 'decision', kpiId, text);
}

/** Decide at the yearly clean-up what becomes of a KPI. A retired one goes to the trash, with its readings. */
export function decideCleanUp(
	edit: Edit,
	kpiId: KpiId,
	verdict: CleanUpVerdict
): Result<undefined, Why> {
	return transact(edit, () => {
		const noted = note(edit, 'clean-up', kpiId, verdict);
		return noted.done && verdict === 'retire' ? archive(edit, 'kpis', kpiId) : noted;
	});
}

function note(edit: Edit, kind: KpiNoteKind, kpiId: KpiId, text: string): Result<undefined, Why> {
	const kpi = known(edit, 'kpis', kpiId);
	if (!kpi.done) return kpi;
	return transact(edit, () => {
		const mine = notesOfPerson(kind, kpiId, edit.by);
		const reviews = reviewsOfMonth(edit);
		const said = reviews.flatMap(({ id, answers }) =>
			[...answers.keys()]
				.filter((key) => key === mine || key.startsWith(`${mine}~`))
				.map((key) => ({ id, key }))
		);
		const begun: Result<ReviewId, Why> = reviews[0]
			? done(reviews[0].id)
			: addReview(edit, { kind: 'kpis' });
		if (!begun.done) return begun;
		const key = `${mine}~${edit.at}~${freshId(edit).slice(0, 6)}`;
		const answered = answerQuestion(edit, begun.value, key, text);
		if (!answered.done) return answered;
		// What it takes the place of: all that this person had said of it as far as this device knows.
		for (const each of said) if (each.key !== key) answerQuestion(edit, each.id, each.key, '');
		return done();
	});
}

interface BegunReview {
	readonly id: ReviewId;
	readonly answers: Y.Map<unknown>;
}

/** Those of this month; where several were begun apart, every device chooses the first. */
function reviewsOfMonth({ doc, today }: Edit): readonly BegunReview[] {
	const { from, to } = monthOf(today);
	const reviews: BegunReview[] = [];
	for (const [id, review] of rootOf(doc, 'reviews').entries()) {
		if (!(review instanceof Y.Map) || review.get('kind') !== 'kpis') continue;
		const day: unknown = review.get('day');
		const isOfMonth = typeof day === 'string' && from <= day && day <= to;
		const answers: unknown = review.get('answers');
		if (isOfMonth && !review.has('archivedOn') && answers instanceof Y.Map)
			reviews.push({ id: id as ReviewId, answers });
	}
	return reviews.sort((one, other) => (one.id < other.id ? -1 : 1));
}

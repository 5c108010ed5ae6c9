import * as Y from 'yjs';
import { monthOf } from '#domain/calendar.ts';
import type { KpiId, ReviewId } from '#domain/id.ts';
import { noteKey, type CleanUpVerdict, type KpiNoteKind } from '#domain/kpi-review.ts';
import { done, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { transact, type Edit } from '../edit.ts';
import { known } from '../entity.ts';
import { rootOf } from '../schema.ts';
import { archive } from './archive.ts';
import { addReview, answerQuestion } from './review.ts';

/**
 * Note what was decided about a KPI in this month's review, which begins with its first note. Each person's words
 * stand beside the others'; emptied ones are cleared.
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
		const review = reviewOfMonth(edit);
		const id: Result<ReviewId, Why> = review ? done(review) : addReview(edit, { kind: 'kpis' });
		return id.done ? answerQuestion(edit, id.value, noteKey(kind, kpiId, edit.by), text) : id;
	});
}

/** Of several that were begun apart, the one that every device chooses. */
function reviewOfMonth({ doc, today }: Edit): ReviewId | undefined {
	const { from, to } = monthOf(today);
	const ids: string[] = [];
	for (const [id, review] of rootOf(doc, 'reviews').entries()) {
		if (!(review instanceof Y.Map) || review.get('kind') !== 'kpis') continue;
		const day: unknown = review.get('day');
		const isOfMonth = typeof day === 'string' && from <= day && day <= to;
		if (isOfMonth && !review.has('archivedOn')) ids.push(id);
	}
	return ids.sort()[0] as ReviewId | undefined;
}

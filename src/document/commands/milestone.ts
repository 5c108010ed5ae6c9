import type { Day } from '#domain/day.ts';
import type { KeyResultId, MilestoneId } from '#domain/id.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { between, pastDay, wording, type Checked } from '../checks.ts';
import { freshId, transact, type Edit } from '../edit.ts';
import { nextOrder, type Place } from '../order.ts';
import {
	archivePart,
	type Parts,
	partsOf,
	partsWith,
	patchPart,
	placeOfPart,
	restorePart
} from '../parts.ts';

/** Add a milestone as the last one of a key result; weight 1 unless said otherwise. */
export function addMilestone(
	edit: Edit,
	keyResultId: KeyResultId,
	milestone: { readonly title: string; readonly weight?: number }
): Result<MilestoneId, Why> {
	const parts = milestonesOf(edit, keyResultId);
	if (!parts.done) return parts;
	const title = wording(milestone.title);
	if (!title.done) return title;
	const weight = weightOf(milestone.weight);
	if (!weight.done) return refused(weight.why);
	const id = freshId(edit) as MilestoneId;
	transact(edit, () => {
		parts.value.stored.set(`${id}.order`, nextOrder(partsWith(parts.value.stored, 'order')));
		parts.value.stored.set(`${id}.title`, title.value);
		if (typeof weight.value === 'number') parts.value.stored.set(`${id}.weight`, weight.value);
	});
	return done(id);
}

/** Give a milestone another title or weight. */
export function describeMilestone(
	edit: Edit,
	keyResultId: KeyResultId,
	id: MilestoneId,
	milestone: { readonly title?: string; readonly weight?: number }
): Result<undefined, Why> {
	return patchMilestone(edit, keyResultId, id, {
		title: wording(milestone.title),
		weight: weightOf(milestone.weight)
	});
}

/** Say that a milestone was finished on a day, or that it is open again. */
export function finishMilestone(
	edit: Edit,
	keyResultId: KeyResultId,
	id: MilestoneId,
	doneOn: Day | null
): Result<undefined, Why> {
	return patchMilestone(edit, keyResultId, id, {
		doneOn: doneOn === null ? done(null) : pastDay(doneOn, edit.today)
	});
}

/** Put a milestone beside another one. */
export function reorderMilestone(
	edit: Edit,
	keyResultId: KeyResultId,
	id: MilestoneId,
	place: Place<MilestoneId>
): Result<undefined, Why> {
	const parts = milestonesOf(edit, keyResultId);
	if (!parts.done) return parts;
	return patchMilestone(edit, keyResultId, id, { order: placeOfPart(parts.value, id, place) });
}

/** Move a milestone to the trash. */
export function archiveMilestone(
	edit: Edit,
	keyResultId: KeyResultId,
	id: MilestoneId
): Result<undefined, Why> {
	const parts = milestonesOf(edit, keyResultId);
	return parts.done ? archivePart(edit, parts.value, id) : parts;
}

/** Bring a milestone back from the trash, to where it was. */
export function restoreMilestone(
	edit: Edit,
	keyResultId: KeyResultId,
	id: MilestoneId
): Result<undefined, Why> {
	const parts = milestonesOf(edit, keyResultId);
	return parts.done ? restorePart(edit, parts.value, id) : parts;
}

function patchMilestone(
	edit: Edit,
	keyResultId: KeyResultId,
	id: MilestoneId,
	fields: { readonly [field: string]: Checked }
): Result<undefined, Why> {
	const parts = milestonesOf(edit, keyResultId);
	return parts.done ? patchPart(edit, parts.value, id, fields) : parts;
}

function milestonesOf(edit: Edit, id: KeyResultId): Result<Parts, Why> {
	return partsOf(edit, 'milestones', id);
}

function weightOf(weight: number | undefined): Checked {
	return between(weight, 0, Number.MAX_VALUE, 'weight-negative');
}

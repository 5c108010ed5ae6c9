import type { Day } from '#domain/day.ts';
import type { KeyResultId, MilestoneId } from '#domain/id.ts';
import { done, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { pastDay } from '../checks.ts';
import type { Edit } from '../edit.ts';
import { milestoneFields, type MilestoneWish } from '../measure-wish.ts';
import type { Place } from '../order.ts';
import { addPart, archivePart, movePart, type PartAt, patchPart, restorePart } from '../parts.ts';

/** Add a milestone as the last one of a key result; weight 1 unless said otherwise. */
export function addMilestone(
	edit: Edit,
	keyResultId: KeyResultId,
	milestone: MilestoneWish
): Result<MilestoneId, Why> {
	const at = { kind: 'milestones', whole: keyResultId } as const;
	const added = addPart(edit, at, milestoneFields(milestone));
	return added.done ? done(added.value as MilestoneId) : added;
}

/** Give a milestone another title or weight. */
export function describeMilestone(
	edit: Edit,
	keyResultId: KeyResultId,
	id: MilestoneId,
	milestone: Partial<MilestoneWish>
): Result<undefined, Why> {
	return patchPart(edit, milestoneAt(keyResultId, id), milestoneFields(milestone));
}

/** Say that a milestone was finished on a day, or that it is open again. */
export function finishMilestone(
	edit: Edit,
	keyResultId: KeyResultId,
	id: MilestoneId,
	doneOn: Day | null
): Result<undefined, Why> {
	return patchPart(edit, milestoneAt(keyResultId, id), {
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
	return movePart(edit, milestoneAt(keyResultId, id), place);
}

/** Move a milestone to the trash. */
export function archiveMilestone(
	edit: Edit,
	keyResultId: KeyResultId,
	id: MilestoneId
): Result<undefined, Why> {
	return archivePart(edit, milestoneAt(keyResultId, id));
}

/** Bring a milestone back from the trash, to where it was. */
export function restoreMilestone(
	edit: Edit,
	keyResultId: KeyResultId,
	id: MilestoneId
): Result<undefined, Why> {
	return restorePart(edit, milestoneAt(keyResultId, id));
}

function milestoneAt(whole: KeyResultId, id: MilestoneId): PartAt {
	return { kind: 'milestones', whole, id };
}

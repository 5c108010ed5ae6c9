import type { Day } from '#domain/day.ts';
import type { InitiativeId, KeyResultId, PersonId } from '#domain/id.ts';
import { done, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { calendarDay, pastDay, wording } from '../checks.ts';
import type { Edit } from '../edit.ts';
import { createEntity, known, lastPlace, patchEntity } from '../entity.ts';

/** Add work under a key result. */
export function addInitiative(
	edit: Edit,
	initiative: {
		readonly keyResultId: KeyResultId;
		readonly title: string;
		readonly ownerId?: PersonId;
		readonly due?: Day;
	}
): Result<InitiativeId, Why> {
	return createEntity(edit, 'initiatives', {
		keyResult: known(edit, 'keyResults', initiative.keyResultId),
		title: wording(initiative.title),
		owner: known(edit, 'people', initiative.ownerId),
		due: calendarDay(initiative.due),
		order: lastPlace(edit, 'initiatives')
	});
}

/** Change the wording, the owner or the due day of an initiative; what is left out stays. */
export function describeInitiative(
	edit: Edit,
	id: InitiativeId,
	initiative: {
		readonly title?: string;
		readonly ownerId?: PersonId | null;
		readonly due?: Day | null;
	}
): Result<undefined, Why> {
	return patchEntity(edit, 'initiatives', id, {
		title: wording(initiative.title),
		owner: known(edit, 'people', initiative.ownerId),
		due: calendarDay(initiative.due)
	});
}

/** Say that an initiative was done on a day, or that it is open again. */
export function finishInitiative(
	edit: Edit,
	id: InitiativeId,
	doneOn: Day | null
): Result<undefined, Why> {
	return patchEntity(edit, 'initiatives', id, {
		doneOn: doneOn === null ? done(null) : pastDay(doneOn, edit.today)
	});
}

import * as Y from 'yjs';
import type { InitiativeId, KeyResultId, ObjectiveId } from '#domain/id.ts';
import type { KeyResult } from '#domain/key-result.ts';
import type { Objective, Parent } from '#domain/objective.ts';
import { mayMove, type Parentage } from '#domain/parentage.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { Edit } from '../edit.ts';
import { known, liveEntity, patchEntity } from '../entity.ts';
import { isOrder, orderBeside, type Place } from '../order.ts';
import { parentFromText, parentText } from '../parent.ts';
import { rootOf, type Collection, type IdIn } from '../schema.ts';

export type { Place } from '../order.ts';

/** The collections whose order is a person's to choose. */
export type OrderedCollection = Extract<
	Collection,
	'teams' | 'people' | 'objectives' | 'keyResults' | 'kpis' | 'initiatives'
>;

/**
 * Put an entity beside another of its kind. Only the moved one is written. `orders` are those of all others, from
 * whoever has them at hand: to read them out of the document takes a while on a large board.
 */
export function reorder<Name extends OrderedCollection>(
	edit: Edit,
	collection: Name,
	id: IdIn<Name>,
	place: Place<IdIn<Name>>,
	orders?: Iterable<string>
): Result<undefined, Why> {
	const side = 'after' in place ? 'after' : 'before';
	const neighbour = liveEntity(edit, collection, 'after' in place ? place.after : place.before);
	if (!neighbour.done) return neighbour;
	const order = neighbour.value.get('order');
	if (!isOrder(order)) return refused('gone');
	const others = orders ?? ordersBut(edit, collection, id);
	return patchEntity(edit, collection, id, { order: done(orderBeside(side, order, others)) });
}

function ordersBut(edit: Edit, collection: OrderedCollection, id: string): readonly unknown[] {
	const orders: unknown[] = [];
	for (const [key, entity] of rootOf(edit.doc, collection).entries())
		if (key !== id && entity instanceof Y.Map) orders.push(entity.get('order'));
	return orders;
}

/** Let an objective serve another one, or a key result of it, or nothing. Refuses itself and all below it. */
export function moveObjective(
	edit: Edit,
	id: ObjectiveId,
	parent: Parent | null
): Result<undefined, Why> {
	const wanted = knownParent(edit, parent);
	if (!wanted.done) return wanted;
	const allowed = mayMove(parentageOf(edit), id, parent);
	return allowed.done ? patchEntity(edit, 'objectives', id, { parent: wanted }) : allowed;
}

/** Put a key result, with all its facts, under another objective. */
export function moveKeyResult(
	edit: Edit,
	id: KeyResultId,
	objectiveId: ObjectiveId
): Result<undefined, Why> {
	return patchEntity(edit, 'keyResults', id, { objective: known(edit, 'objectives', objectiveId) });
}

/** Put an initiative under another key result. */
export function moveInitiative(
	edit: Edit,
	id: InitiativeId,
	keyResultId: KeyResultId
): Result<undefined, Why> {
	return patchEntity(edit, 'initiatives', id, {
		keyResult: known(edit, 'keyResults', keyResultId)
	});
}

/** A parent as it is stored, if it is there. */
export function knownParent(
	edit: Edit,
	parent: Parent | null | undefined
): Result<string | null | undefined, Why> {
	if (!parent) return done(parent);
	const above =
		parent.kind === 'objective'
			? known(edit, 'objectives', parent.id)
			: known(edit, 'keyResults', parent.id);
	return above.done ? done(parentText(parent)) : refused(above.why);
}

// Who serves whom, as it is stored now.
function parentageOf({ doc }: Edit): Parentage {
	const objectives = new Map<ObjectiveId, Pick<Objective, 'parent'>>();
	for (const [id, entity] of rootOf(doc, 'objectives').entries()) {
		const parent = entity instanceof Y.Map ? parentFromText(entity.get('parent')) : undefined;
		objectives.set(id as ObjectiveId, parent ? { parent } : {});
	}
	const keyResults = new Map<KeyResultId, Pick<KeyResult, 'objectiveId'>>();
	for (const [id, entity] of rootOf(doc, 'keyResults').entries()) {
		const objectiveId: unknown = entity instanceof Y.Map ? entity.get('objective') : undefined;
		if (typeof objectiveId === 'string')
			keyResults.set(id as KeyResultId, { objectiveId: objectiveId as ObjectiveId });
	}
	return { objectives, keyResults };
}

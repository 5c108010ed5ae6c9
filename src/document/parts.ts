import type * as Y from 'yjs';
import { partFieldText, type PartsOf } from '#domain/part-field.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { freshId, transact, type Edit } from './edit.ts';
import { firstRefusal, isSame, liveEntity, nestedMap, type Fields } from './entity.ts';
import { isOrder, nextOrder, orderBeside, type Place } from './order.ts';
import { recordChange } from './record-change.ts';
import { historyOfParts, type IdIn } from './schema.ts';

/*
 * Milestones and segments are small entities inside another one. They lie flat in one container as
 * `<id>.<field>`, so that adding one never makes a container and edits of different fields merge.
 */

/** Of each kind the collection of its whole, and the field that every part has. */
const kinds = {
	milestones: { collection: 'keyResults', named: 'title' },
	segments: { collection: 'kpis', named: 'name' }
} as const;

/** Whose parts, and which kind of them. */
type PartsAt = {
	[Kind in PartsOf]: {
		readonly kind: Kind;
		readonly whole: IdIn<(typeof kinds)[Kind]['collection']>;
	};
}[PartsOf];

/** Which part of which entity. */
export type PartAt = PartsAt & { readonly id: string };

/** The parts of one entity as they are stored. */
interface Parts {
	/** What they are parts of: it keeps their changes. */
	readonly whole: Y.Map<unknown>;
	readonly stored: Y.Map<unknown>;
}

/** Add a part as the last one of an entity that may be changed. */
export function addPart(edit: Edit, at: PartsAt, fields: Fields): Result<string, Why> {
	const parts = partsOf(edit, at);
	if (!parts.done) return parts;
	const why = firstRefusal(fields);
	if (why) return refused(why);
	return done(transact(edit, () => putPart(edit, parts.value.stored, fields)));
}

/** Put a part with checked fields behind those that are stored, and answer its id. */
export function putPart(edit: Edit, stored: Y.Map<unknown>, fields: Fields): string {
	const id = freshId(edit);
	stored.set(`${id}.order`, nextOrder(ordersIn(stored).values()));
	for (const [field, checked] of Object.entries(fields)) {
		if (checked.done && checked.value !== undefined && checked.value !== null)
			stored.set(`${id}.${field}`, checked.value);
	}
	return id;
}

/** Change fields of a part that is there and not archived, and keep what they were where the history wants it. */
export function patchPart(edit: Edit, at: PartAt, fields: Fields): Result<undefined, Why> {
	const parts = partsOf(edit, at);
	if (!parts.done) return parts;
	const { whole, stored } = parts.value;
	const { kind, id } = at;
	if (!isThere(stored, at) || stored.has(`${id}.archivedOn`)) return refused('gone');
	const why = firstRefusal(fields);
	if (why) return refused(why);
	transact(edit, () => {
		for (const [field, checked] of Object.entries(fields)) {
			if (!checked.done || checked.value === undefined) continue;
			const key = `${id}.${field}`;
			const before = stored.get(key);
			if (isSame(before, checked.value)) continue;
			if (checked.value === null) stored.delete(key);
			else stored.set(key, checked.value);
			if (!historyOfParts[kind].has(field)) continue;
			const called = partFieldText({ parts: kind, id, field });
			recordChange(edit, whole, { field: called, before, after: checked.value });
		}
	});
	return done();
}

/** Put a part beside another one. */
export function movePart(edit: Edit, at: PartAt, place: Place<string>): Result<undefined, Why> {
	const parts = partsOf(edit, at);
	if (!parts.done) return parts;
	const orders = ordersIn(parts.value.stored);
	const neighbour = orders.get('after' in place ? place.after : place.before);
	if (!isOrder(neighbour)) return refused('gone');
	orders.delete(at.id);
	const side = 'after' in place ? 'after' : 'before';
	return patchPart(edit, at, { order: done(orderBeside(side, neighbour, orders.values())) });
}

/** Move a part to the trash: it is kept, and what is known of it with it. */
export function archivePart(edit: Edit, at: PartAt): Result<undefined, Why> {
	return patchPart(edit, at, { archivedOn: done(edit.today), archivedBy: done(edit.by ?? null) });
}

/** Bring a part back from the trash, to where it was. One that is not there any more stays as it is. */
export function restorePart(edit: Edit, at: PartAt): Result<undefined, Why> {
	const parts = partsOf(edit, at);
	if (!parts.done) return parts;
	const { stored } = parts.value;
	if (!isThere(stored, at)) return refused('gone');
	transact(edit, () => {
		stored.delete(`${at.id}.archivedOn`);
		stored.delete(`${at.id}.archivedBy`);
	});
	return done();
}

function partsOf(edit: Edit, { kind, whole: id }: PartsAt): Result<Parts, Why> {
	const whole = liveEntity<'keyResults' | 'kpis'>(edit, kinds[kind].collection, id);
	if (!whole.done) return whole;
	const stored = nestedMap(whole.value, kind);
	return stored.done ? done({ whole: whole.value, stored: stored.value }) : stored;
}

/** The order of each part, by its id. */
function ordersIn(stored: Y.Map<unknown>): Map<string, unknown> {
	const orders = [...stored.entries()].filter(([key]) => key.endsWith('.order'));
	return new Map(orders.map(([key, order]) => [key.slice(0, -'.order'.length), order]));
}

function isThere(stored: Y.Map<unknown>, { kind, id }: PartAt): boolean {
	return stored.has(`${id}.${kinds[kind].named}`);
}

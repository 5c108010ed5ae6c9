import * as Y from 'yjs';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { Checked, Plain } from './checks.ts';
import { freshId, transact, type Edit } from './edit.ts';
import { nextOrder } from './order.ts';
import { recordChange } from './record-change.ts';
import { historyFields, isReadOnly, nestedMaps, rootOf } from './schema.ts';
import type { Collection, IdIn } from './schema.ts';

/** Fields on their way into an entity, each already checked or refused. */
export type Fields = { readonly [field: string]: Checked };

/** An entity as it is stored, of a document that may be changed and not in the trash. */
export function liveEntity<Name extends Collection>(
	edit: Edit,
	collection: Name,
	id: IdIn<Name>
): Result<Y.Map<unknown>, 'read-only' | 'gone'> {
	if (isReadOnly(edit.doc)) return refused('read-only');
	const entity = storedEntity(edit.doc, collection, id);
	return entity && !entity.has('archivedOn') ? done(entity) : refused('gone');
}

/** An entity as it is stored, archived or not. */
export function storedEntity(
	doc: Y.Doc,
	collection: Collection,
	id: string
): Y.Map<unknown> | undefined {
	const entity = rootOf(doc, collection).get(id);
	return entity instanceof Y.Map ? entity : undefined;
}

/** That an entity is there to be pointed at. */
export function known<Name extends Collection>(
	edit: Edit,
	collection: Name,
	id: IdIn<Name> | null | undefined
): Result<IdIn<Name> | null | undefined, Why> {
	if (id === undefined || id === null) return done(id);
	const entity = liveEntity(edit, collection, id);
	return entity.done ? done(id) : entity;
}

/**
 * Make an entity with its fields and all the containers that it will ever need. `fill` adds facts to it in
 * the same transaction.
 */
export function createEntity<Name extends Collection>(
	edit: Edit,
	collection: Name,
	fields: Fields,
	fill?: (entity: Y.Map<unknown>) => void
): Result<IdIn<Name>, Why> {
	if (isReadOnly(edit.doc)) return refused('read-only');
	const why = firstRefusal(fields);
	if (why) return refused(why);
	const id = freshId(edit) as IdIn<Name>;
	transact(edit, () => {
		const entity = new Y.Map<unknown>();
		rootOf(edit.doc, collection).set(id, entity);
		for (const [field, checked] of Object.entries(fields)) {
			if (checked.done && checked.value !== undefined && checked.value !== null)
				entity.set(field, checked.value);
		}
		entity.set('createdAt', edit.at);
		if (edit.by) entity.set('createdBy', edit.by);
		for (const nested of nestedMaps[collection] ?? []) entity.set(nested, new Y.Map());
		fill?.(entity);
	});
	return done(id);
}

/** The order that puts a new entity last in its collection. */
export function lastPlace(edit: Edit, collection: Collection): Result<string, never> {
	return done(nextOrder(ordersIn(rootOf(edit.doc, collection))));
}

/** Change fields of a live entity, and keep what they were where the history wants it. */
export function patchEntity<Name extends Collection>(
	edit: Edit,
	collection: Name,
	id: IdIn<Name>,
	fields: Fields
): Result<undefined, Why> {
	const entity = liveEntity(edit, collection, id);
	if (!entity.done) return entity;
	const why = firstRefusal(fields);
	if (why) return refused(why);
	writeFields(edit, collection, entity.value, fields);
	return done();
}

/** Write checked fields into an entity, live or not; what stays the same is not written. */
export function writeFields(
	edit: Edit,
	collection: Collection,
	entity: Y.Map<unknown>,
	fields: Fields
): void {
	transact(edit, () => {
		for (const [field, checked] of Object.entries(fields)) {
			if (!checked.done || checked.value === undefined) continue;
			const before = entity.get(field);
			if (isSame(before, checked.value)) continue;
			if (checked.value === null) entity.delete(field);
			else entity.set(field, checked.value);
			if (historyFields[collection]?.has(field))
				recordChange(edit, entity, { field, before, after: checked.value });
		}
	});
}

/** Put a mark such as `team:<id>` on an entity, or take it off: sets whose members merge. */
export function markEntity<Name extends Collection>(
	edit: Edit,
	collection: Name,
	id: IdIn<Name>,
	mark: `${string}:${string}`,
	on: 'on' | 'off'
): Result<undefined, Why> {
	return patchEntity(edit, collection, id, { [mark]: done(on === 'on' ? true : null) });
}

/** A container inside an entity of a document that may be changed and not in the trash. */
export function nestedOf<Name extends Collection>(
	edit: Edit,
	collection: Name,
	id: IdIn<Name>,
	name: string
): Result<Y.Map<unknown>, Why> {
	const entity = liveEntity(edit, collection, id);
	return entity.done ? nestedMap(entity.value, name) : entity;
}

/** A container inside an entity. It is there from the start, unless somebody else made the entity badly. */
export function nestedMap(entity: Y.Map<unknown>, name: string): Result<Y.Map<unknown>, 'gone'> {
	const nested = entity.get(name);
	return nested instanceof Y.Map ? done(nested) : refused('gone');
}

/** The first reason against a set of fields, if any. */
export function firstRefusal(fields: Fields): Why | undefined {
	for (const checked of Object.values(fields)) if (!checked.done) return checked.why;
	return undefined;
}

/** Whether a field holds already what is wanted of it. */
export function isSame(stored: unknown, wanted: Plain | null): boolean {
	if (wanted === null) return stored === undefined;
	return typeof wanted === 'object'
		? JSON.stringify(stored) === JSON.stringify(wanted)
		: stored === wanted;
}

function* ordersIn(root: Y.Map<unknown>): Iterable<unknown> {
	for (const entity of root.values()) if (entity instanceof Y.Map) yield entity.get('order');
}

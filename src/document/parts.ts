import type * as Y from 'yjs';
import { partFieldText, type PartsOf } from '#domain/part-field.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { Checked } from './checks.ts';
import { transact, type Edit } from './edit.ts';
import { firstRefusal, isSame, liveEntity, nestedMap } from './entity.ts';
import { isOrder, orderBeside } from './order.ts';
import { recordChange } from './record-change.ts';
import { historyOfParts, type IdIn } from './schema.ts';

/*
 * Milestones and segments are small entities inside another one. They lie flat in one container as
 * `<id>.<field>`, so that adding one never makes a container and edits of different fields merge.
 */

/** The parts of one entity as they are stored. */
export interface Parts {
	readonly kind: PartsOf;
	/** What they are parts of: it keeps their changes. */
	readonly whole: Y.Map<unknown>;
	readonly stored: Y.Map<unknown>;
}

/** Of each kind the collection of its whole, and the field that every part has. */
const kinds = {
	milestones: { collection: 'keyResults', named: 'title' },
	segments: { collection: 'kpis', named: 'name' }
} as const;

/** The parts of an entity that may be changed. */
export function partsOf<Kind extends PartsOf>(
	edit: Edit,
	kind: Kind,
	id: IdIn<(typeof kinds)[Kind]['collection']>
): Result<Parts, Why> {
	const { collection } = kinds[kind];
	const whole = liveEntity<'keyResults' | 'kpis'>(edit, collection, id);
	if (!whole.done) return whole;
	const stored = nestedMap(whole.value, kind);
	return stored.done ? done({ kind, whole: whole.value, stored: stored.value }) : stored;
}

/** All values of one field, whichever part they belong to. */
export function* partsWith(stored: Y.Map<unknown>, field: string): Iterable<unknown> {
	for (const [key, value] of stored.entries()) if (key.endsWith(`.${field}`)) yield value;
}

/** Change fields of a part that is there and not archived, and keep what they were where the history wants it. */
export function patchPart(
	edit: Edit,
	{ kind, whole, stored }: Parts,
	id: string,
	fields: { readonly [field: string]: Checked }
): Result<undefined, Why> {
	if (!isThere(stored, kind, id) || stored.has(`${id}.archivedOn`)) return refused('gone');
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

/** Move a part to the trash: it is kept, and what is known of it with it. */
export function archivePart(edit: Edit, parts: Parts, id: string): Result<undefined, Why> {
	const archived = { archivedOn: done(edit.today), archivedBy: done(edit.by ?? null) };
	return patchPart(edit, parts, id, archived);
}

/** Bring a part back from the trash. One that is not there any more stays as it is. */
export function restorePart(
	edit: Edit,
	{ kind, stored }: Parts,
	id: string
): Result<undefined, Why> {
	if (!isThere(stored, kind, id)) return refused('gone');
	transact(edit, () => {
		stored.delete(`${id}.archivedOn`);
		stored.delete(`${id}.archivedBy`);
	});
	return done();
}

/** The order that puts a part beside another one. */
export function placeOfPart(
	{ stored }: Parts,
	id: string,
	place: { readonly after: string } | { readonly before: string }
): Result<string, Why> {
	const side = 'after' in place ? 'after' : 'before';
	const neighbour = stored.get(`${'after' in place ? place.after : place.before}.order`);
	if (!isOrder(neighbour)) return refused('gone');
	const others = [...stored.entries()]
		.filter(([key]) => key.endsWith('.order') && key !== `${id}.order`)
		.map(([, order]) => order);
	return done(orderBeside(side, neighbour, others));
}

function isThere(stored: Y.Map<unknown>, kind: PartsOf, id: string): boolean {
	return stored.has(`${id}.${kinds[kind].named}`);
}

import type * as Y from 'yjs';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { Checked } from './checks.ts';
import { transact, type Edit } from './edit.ts';
import { firstRefusal } from './entity.ts';
import { isOrder, orderBeside } from './order.ts';

/*
 * Milestones and segments are small entities inside another one. They lie flat in one container as
 * `<id>.<field>`, so that adding one never makes a container and edits of different fields merge.
 */

/** All values of one field, whichever part they belong to. */
export function* partsWith(parts: Y.Map<unknown>, field: string): Iterable<unknown> {
	for (const [key, value] of parts.entries()) if (key.endsWith(`.${field}`)) yield value;
}

/** Change fields of a part that is there and not archived. `named` is the field that every part has. */
export function patchPart(
	edit: Edit,
	parts: Y.Map<unknown>,
	id: string,
	named: 'title' | 'name',
	fields: { readonly [field: string]: Checked }
): Result<undefined, Why> {
	if (!parts.has(`${id}.${named}`) || parts.has(`${id}.archivedOn`)) return refused('gone');
	const why = firstRefusal(fields);
	if (why) return refused(why);
	transact(edit, () => {
		for (const [field, checked] of Object.entries(fields)) {
			if (!checked.done || checked.value === undefined) continue;
			const key = `${id}.${field}`;
			if (checked.value === null) parts.delete(key);
			else if (parts.get(key) !== checked.value) parts.set(key, checked.value);
		}
	});
	return done();
}

/** Move a part to the trash: it is kept, and what is known of it with it. */
export function archivePart(
	edit: Edit,
	parts: Y.Map<unknown>,
	id: string,
	named: 'title' | 'name'
): Result<undefined, Why> {
	const archived = { archivedOn: done(edit.today), archivedBy: done(edit.by ?? null) };
	return patchPart(edit, parts, id, named, archived);
}

/** Bring a part back from the trash. One that is not there any more stays as it is. */
export function restorePart(
	edit: Edit,
	parts: Y.Map<unknown>,
	id: string,
	named: 'title' | 'name'
): Result<undefined, Why> {
	if (!parts.has(`${id}.${named}`)) return refused('gone');
	transact(edit, () => {
		parts.delete(`${id}.archivedOn`);
		parts.delete(`${id}.archivedBy`);
	});
	return done();
}

/** The order that puts a part beside another one. */
export function placeOfPart(
	parts: Y.Map<unknown>,
	id: string,
	place: { readonly after: string } | { readonly before: string }
): Result<string, Why> {
	const side = 'after' in place ? 'after' : 'before';
	const neighbour = parts.get(`${'after' in place ? place.after : place.before}.order`);
	if (!isOrder(neighbour)) return refused('gone');
	const others = [...parts.entries()]
		.filter(([key]) => key.endsWith('.order') && key !== `${id}.order`)
		.map(([, order]) => order);
	return done(orderBeside(side, neighbour, others));
}

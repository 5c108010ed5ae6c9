import * as Y from 'yjs';
import { dayFromInstant, type Instant } from '#domain/day.ts';
import { collections, metaOf, rootOf } from './schema.ts';

/** Which insertions belong to a step of undo, as Yjs keeps them. */
type Insertions = Parameters<typeof Y.isDeleted>[0];

/**
 * The entities that a step made and others have added to since. Undoing the step would delete what those
 * people wrote, so these are kept.
 */
export function sharedCreations(doc: Y.Doc, insertions: Insertions): readonly Y.Map<unknown>[] {
	const shared: Y.Map<unknown>[] = [];
	for (const name of collections) {
		for (const entity of rootOf(doc, name).values()) {
			if (!(entity instanceof Y.Map) || !entity._item) continue;
			if (Y.isDeleted(insertions, entity._item.id) && holdsOthers(entity, doc.clientID))
				shared.push(entity);
		}
	}
	return shared;
}

/** Whether an item is one of these entities or lies inside one. */
export function isInside(item: Y.Item, entities: readonly Y.Map<unknown>[]): boolean {
	for (let at: Y.Item | null = item; at; at = parentItem(at))
		if (entities.some((entity) => entity._item === at)) return true;
	return false;
}

/** Move entities to the trash as of the day they were made. */
export function putInTrash(doc: Y.Doc, entities: readonly Y.Map<unknown>[]): void {
	const zone = metaOf(doc).get('timeZone');
	doc.transact(() => {
		for (const entity of entities) {
			const at = Number(entity.get('createdAt') ?? 0) as Instant;
			entity.set('archivedOn', dayFromInstant(at, typeof zone === 'string' ? zone : 'UTC'));
		}
	});
}

function holdsOthers(map: Y.Map<unknown>, me: number): boolean {
	for (const item of map._map.values()) {
		if (item.deleted) continue;
		if (item.id.client !== me) return true;
		const [value]: unknown[] = item.content.getContent();
		if (value instanceof Y.Map && holdsOthers(value, me)) return true;
	}
	return false;
}

function parentItem(item: Y.Item): Y.Item | null {
	return item.parent instanceof Y.AbstractType ? item.parent._item : null;
}

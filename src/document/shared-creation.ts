import * as Y from 'yjs';
import { dayFromInstant, type Instant } from '#domain/day.ts';
import { idsPointedAt } from './pointed-at.ts';
import { collections, metaOf, rootOf } from './schema.ts';

/** Which insertions belong to a step of undo, as Yjs keeps them. */
type Insertions = Parameters<typeof Y.isDeleted>[0];

/**
 * The entities that a step made and others have added to since, in them or by something of their own that belongs to
 * them, and those of the step that these belong to. Undoing the step would delete or hide what those people wrote, so
 * they are kept.
 */
export function sharedCreations(doc: Y.Doc, insertions: Insertions): readonly Y.Map<unknown>[] {
	const made = new Map<string, Y.Map<unknown>>();
	for (const [id, entity] of entitiesIn(doc))
		if (entity._item && Y.isDeleted(insertions, entity._item.id)) made.set(id, entity);
	if (made.size === 0) return [];
	const isTheirs = (client: number) => client !== doc.clientID;
	const pointedAt = new Set<string>();
	for (const [, entity] of entitiesIn(doc))
		for (const id of idsPointedAt(entity, isTheirs)) pointedAt.add(id);
	const shared = new Map(
		[...made].filter(([id, entity]) => pointedAt.has(id) || holdsOthers(entity, doc.clientID))
	);
	// Grows while it is walked: what is kept belongs to something that may have been made with it.
	for (const [, entity] of shared) {
		for (const id of idsPointedAt(entity)) {
			const above = made.get(id);
			if (above) shared.set(id, above);
		}
	}
	return [...shared.values()];
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

function* entitiesIn(doc: Y.Doc): Iterable<readonly [id: string, entity: Y.Map<unknown>]> {
	for (const name of collections)
		for (const [id, entity] of rootOf(doc, name)) if (entity instanceof Y.Map) yield [id, entity];
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

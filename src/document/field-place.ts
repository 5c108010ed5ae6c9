import * as Y from 'yjs';
import { partFieldFrom } from '#domain/part-field.ts';

/**
 * Where a field lies by the name under which its changes are kept: beside the others of its entity, or of a milestone
 * or a segment in their container. Nothing where there is no such container.
 */
export function placeOfField(
	entity: Y.Map<unknown>,
	field: string
): readonly [map: Y.Map<unknown>, key: string] | undefined {
	const part = partFieldFrom(field);
	if (!part) return [entity, field];
	const container = entity.get(part.parts);
	return container instanceof Y.Map ? [container, `${part.id}.${part.field}`] : undefined;
}

/** The other way round: what keeps the changes of what lies in a map under a key, and by which name. */
export function fieldAt(
	map: Y.Map<unknown>,
	key: string
): readonly [entity: Y.Map<unknown>, field: string] {
	const whole = map.parent;
	const field = `${map._item?.parentSub}.${key}`;
	return whole instanceof Y.Map && partFieldFrom(field) ? [whole, field] : [map, key];
}

/** What a field holds by the name under which its changes are kept. */
export function heldAt(entity: Y.Map<unknown>, field: string): unknown {
	const place = placeOfField(entity, field);
	return place?.[0].get(place[1]);
}

import * as Y from 'yjs';

/** How the keys of changes begin that lie beside the fields of their entity. */
const besideFields = 'change:';

/**
 * Where a change of an entity lies: in the map that was made for changes with it, or beside its fields. A map could
 * not be added to what is there already, because two devices that each make one lose one of the two.
 */
export function placeOfChange(
	entity: Y.Map<unknown>,
	key: string
): readonly [map: Y.Map<unknown>, key: string] {
	const changes = entity.get('changes');
	return changes instanceof Y.Map ? [changes, key] : [entity, `${besideFields}${key}`];
}

/** The changes of an entity as they are stored, by their keys, in no promised order. */
export function* storedChanges(entity: Y.Map<unknown>): Iterable<readonly [string, unknown]> {
	const changes = entity.get('changes');
	if (changes instanceof Y.Map) {
		yield* changes.entries();
		return;
	}
	for (const [field, entry] of entity.entries())
		if (isChangeKey(field)) yield [field.slice(besideFields.length), entry];
}

/** Whether a key of an entity is that of a change and not a field. */
export function isChangeKey(field: string): boolean {
	return field.startsWith(besideFields);
}

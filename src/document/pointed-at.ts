import type * as Y from 'yjs';

/** The fields by which one entity belongs to another, or names it: an id, perhaps with its kind before it. */
const pointing: ReadonlySet<string> = new Set([
	...['objective', 'cycle', 'keyResult', 'kpi', 'parent', 'about'],
	...['owner', 'team', 'counter', 'formula']
]);
const marks = /^(?:guardrail|team|kpi):(.+)$/s;

/** The ids of what an entity belongs to or names, by the fields that some clients of Yjs wrote, or all of them. */
export function idsPointedAt(
	entity: Y.Map<unknown>,
	isWriter: (client: number) => boolean = () => true
): readonly string[] {
	const ids: string[] = [];
	for (const [field, item] of entity._map) {
		if (item.deleted || !isWriter(item.id.client)) continue;
		const marked = marks.exec(field)?.[1];
		if (marked !== undefined) ids.push(marked);
		if (!pointing.has(field)) continue;
		const [value]: unknown[] = item.content.getContent();
		if (typeof value !== 'string') continue;
		if (field === 'formula')
			for (const [, id = ''] of value.matchAll(/\[([^\]]+)\]/gu)) ids.push(id);
		else ids.push(value.replace(/^\w+:/, ''));
	}
	return ids;
}

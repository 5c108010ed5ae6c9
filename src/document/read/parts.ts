import type { Stored } from './stored.ts';

/** The fields of a milestone or a segment, by their name. */
export type PartFields = ReadonlyMap<string, unknown>;

/**
 * The small entities that lie flat in a container as `<id>.<field>`, without the archived ones, each under its
 * id. One without the field that names it never arrived whole.
 */
export function readParts(
	stored: Stored,
	nested: string,
	named: string
): ReadonlyMap<string, PartFields> {
	const parts = new Map<string, Map<string, unknown>>();
	for (const [key, value] of stored.nested(nested)) {
		const dot = key.lastIndexOf('.');
		if (dot < 1) {
			stored.note(`${nested}.${key}`);
			continue;
		}
		const id = key.slice(0, dot);
		const part = parts.get(id) ?? new Map<string, unknown>();
		part.set(key.slice(dot + 1), value);
		parts.set(id, part);
	}
	for (const [id, part] of parts) {
		if (!part.has(named)) stored.note(`${nested}.${id}.${named}`);
		if (part.has('archivedOn') || !part.has(named)) parts.delete(id);
	}
	return parts;
}

/** By order, then by id. */
export function byOrderAndId(
	a: { readonly order: string; readonly id: string },
	b: { readonly order: string; readonly id: string }
): number {
	if (a.order !== b.order) return a.order < b.order ? -1 : 1;
	return a.id < b.id ? -1 : 1;
}

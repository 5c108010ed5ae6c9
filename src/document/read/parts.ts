import type { FormerPart } from '#domain/former-part.ts';
import type { PersonId } from '#domain/id.ts';
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
	const { parts, unreadable } = partsIn(stored, nested);
	for (const key of unreadable) stored.note(`${nested}.${key}`);
	for (const [id, part] of parts) {
		if (!part.has(named)) stored.note(`${nested}.${id}.${named}`);
		if (part.has('archivedOn') || !part.has(named)) parts.delete(id);
	}
	return parts;
}

/** The archived ones among them, the latest first; nothing where there are none. */
export function readFormerParts<PartId extends string>(
	stored: Stored,
	nested: string,
	named: string
): readonly FormerPart<PartId>[] | undefined {
	const former: FormerPart<PartId>[] = [];
	for (const [id, part] of partsIn(stored, nested).parts) {
		if (!part.has('archivedOn') || !part.has(named)) continue;
		const at = (field: string) => `${nested}.${id}.${field}`;
		const archivedOn = stored.dayOf(part.get('archivedOn'), at('archivedOn'));
		const title = stored.textOf(part.get(named), at(named));
		const by = stored.textOf(part.get('archivedBy'), at('archivedBy')) as PersonId | undefined;
		if (archivedOn && title !== undefined)
			former.push({ id: id as PartId, title, archivedOn, ...(by ? { archivedBy: by } : {}) });
	}
	return former.length > 0 ? former.sort(latestFirst) : undefined;
}

function latestFirst<Part extends FormerPart<string>>(one: Part, other: Part): number {
	if (one.archivedOn !== other.archivedOn) return one.archivedOn < other.archivedOn ? 1 : -1;
	return one.id < other.id ? -1 : 1;
}

function partsIn(stored: Stored, nested: string) {
	const parts = new Map<string, Map<string, unknown>>();
	const unreadable: string[] = [];
	for (const [key, value] of stored.nested(nested)) {
		const dot = key.lastIndexOf('.');
		if (dot < 1) {
			unreadable.push(key);
			continue;
		}
		const id = key.slice(0, dot);
		const part = parts.get(id) ?? new Map<string, unknown>();
		part.set(key.slice(dot + 1), value);
		parts.set(id, part);
	}
	return { parts, unreadable };
}

/** By order, then by id. */
export function byOrderAndId(
	a: { readonly order: string; readonly id: string },
	b: { readonly order: string; readonly id: string }
): number {
	if (a.order !== b.order) return a.order < b.order ? -1 : 1;
	return a.id < b.id ? -1 : 1;
}

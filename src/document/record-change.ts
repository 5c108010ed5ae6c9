import type * as Y from 'yjs';
import { lastWords } from '#domain/conflict.ts';
import type { Change, ChangeValue } from '#domain/entity.ts';
import { limitNames } from '#domain/kpi-limits.ts';
import { partFieldFrom } from '#domain/part-field.ts';
import { placeOfChange, storedChanges } from './change-place.ts';
import type { Plain } from './checks.ts';
import { freshId, type Edit } from './edit.ts';
import { changeFrom, recorded } from './read/changes.ts';

/** Keep in an entity what a field was and is, and which changes of it this one takes the place of. */
export function recordChange(
	edit: Edit,
	entity: Y.Map<unknown>,
	{ field, before, after }: { field: string; before: unknown; after: Plain | null }
): void {
	const seen = seenBy(edit, entity, { field, before }).map(({ key }) => key);
	const [changes, key] = placeOfChange(entity, `${edit.at}~${freshId(edit).slice(0, 6)}`);
	changes.set(key, [edit.at, edit.by ?? null, field, recorded(before), recorded(after), seen]);
}

/** The changes that whoever writes a field had seen: the last words, or what stood there when they began. */
function seenBy(
	{ over }: Edit,
	entity: Y.Map<unknown>,
	{ field, before }: { field: string; before: unknown }
): readonly Change[] {
	const stood = over?.(field);
	if (stood === undefined || stood === textOf(before)) return standing(entity, field);
	const latest = changesOf(entity, field).findLast(({ after }) => textOf(after) === stood);
	return latest ? [latest] : [];
}

/** A value as it stands in a field. */
function textOf(value: unknown): string {
	return String(recorded(value) ?? '');
}

/** The last words on a field, the earliest first; more than one where people wrote at the same time. */
export function standing(entity: Y.Map<unknown>, field: string): readonly Change[] {
	return lastWords(changesOf(entity, field));
}

/** The changes of a field, the earliest first. */
function changesOf(entity: Y.Map<unknown>, field: string): readonly Change[] {
	const ofField: Change[] = [];
	for (const [key, entry] of storedChanges(entity)) {
		// Most are of other fields.
		if (!Array.isArray(entry) || entry[2] !== field) continue;
		const change = changeFrom(key, entry);
		if (change) ofField.push(change);
	}
	return ofField.sort((one, other) => one.at - other.at || (one.key < other.key ? -1 : 1));
}

/** A recorded value as a field holds it. */
export function stored(field: string, value: ChangeValue): unknown {
	if (typeof value !== 'string' || !isKeptAsJson(field)) return value;
	try {
		return JSON.parse(value);
	} catch {
		return null;
	}
}

/** A unit, and the range that a segment's own limit may be. */
function isKeptAsJson(field: string): boolean {
	if (field === 'unit') return true;
	const part = partFieldFrom(field);
	return part?.parts === 'segments' && limitNames.some((name) => name === part.field);
}

import { conflictsIn, type Conflicted, type Recorded } from '#domain/conflict.ts';
import type { Instant } from '#domain/day.ts';
import type { Change, ChangeValue } from '#domain/entity.ts';
import type { PersonId } from '#domain/id.ts';
import { partFieldFrom } from '#domain/part-field.ts';
import { historyOfParts } from '../schema.ts';
import { present, type Stored } from './stored.ts';

/** The recorded changes of an entity, and where they disagree; of its parts only those that it still has. */
export function readRecorded(
	stored: Stored,
	parts: readonly { readonly id: string }[] = []
): Recorded {
	const changes = readChanges(stored);
	if (changes.length === 0) return { changes };
	const isThere = (field: string) => {
		const part = partFieldFrom(field);
		if (!part) return true;
		return historyOfParts[part.parts].has(part.field) && parts.some(({ id }) => id === part.id);
	};
	const conflicts = conflictsIn(changes, (field) => recorded(stored.held(field))).filter(
		({ field }) => isThere(field)
	);
	return conflicts.length > 0 ? { changes, conflicts } : { changes };
}

/** Where several people changed an entity at the same time, of one whose history is shown nowhere. */
export function readConflicts(stored: Stored): Conflicted {
	const { conflicts } = readRecorded(stored);
	return conflicts ? { conflicts } : {};
}

/** A field's value as the record of changes holds it: a unit as the JSON of it. */
export function recorded(value: unknown): ChangeValue {
	if (value === undefined || value === null) return null;
	return isChangeValue(value) ? value : JSON.stringify(value);
}

function readChanges(stored: Stored): readonly Change[] {
	const changes: Change[] = [];
	for (const [key, entry] of stored.changes()) {
		const change = changeFrom(key, entry);
		if (change) changes.push(change);
		else stored.note(`changes.${key}`);
	}
	return changes.sort((one, other) => one.at - other.at || (one.key < other.key ? -1 : 1));
}

/** One stored change, if it can be read. */
export function changeFrom(key: string, entry: unknown): Change | undefined {
	if (!Array.isArray(entry)) return undefined;
	const [at, by, field, before, after, seen]: unknown[] = entry;
	if (typeof at !== 'number' || !Number.isFinite(at) || typeof field !== 'string') return undefined;
	if (!isChangeValue(before) || !isChangeValue(after)) return undefined;
	return present({
		key,
		at: at as Instant,
		by: typeof by === 'string' && by !== '' ? (by as PersonId) : undefined,
		field,
		before,
		after,
		seen: Array.isArray(seen) ? seen.filter((each) => typeof each === 'string') : undefined
	});
}

function isChangeValue(value: unknown): value is ChangeValue {
	if (typeof value === 'number') return Number.isFinite(value);
	return value === null || typeof value === 'string' || typeof value === 'boolean';
}

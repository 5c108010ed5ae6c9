import type { Instant } from '#domain/day.ts';
import type { Change, ChangeValue } from '#domain/entity.ts';
import type { PersonId } from '#domain/id.ts';
import { present, type Stored } from './stored.ts';

/** The recorded changes of an entity, oldest first. */
export function readChanges(stored: Stored): readonly Change[] {
	const changes: (readonly [key: string, change: Change])[] = [];
	for (const [key, entry] of stored.nested('changes')) {
		const change = changeFrom(entry);
		if (change) changes.push([key, change]);
		else stored.note(`changes.${key}`);
	}
	changes.sort(([a, one], [b, other]) => one.at - other.at || (a < b ? -1 : 1));
	return changes.map(([, change]) => change);
}

function changeFrom(entry: unknown): Change | undefined {
	if (!Array.isArray(entry)) return undefined;
	const [at, by, field, before, after]: unknown[] = entry;
	if (typeof at !== 'number' || !Number.isFinite(at) || typeof field !== 'string') return undefined;
	if (!isChangeValue(before) || !isChangeValue(after)) return undefined;
	return present({
		at: at as Instant,
		by: typeof by === 'string' && by !== '' ? (by as PersonId) : undefined,
		field,
		before,
		after
	});
}

function isChangeValue(value: unknown): value is ChangeValue {
	if (typeof value === 'number') return Number.isFinite(value);
	return value === null || typeof value === 'string' || typeof value === 'boolean';
}

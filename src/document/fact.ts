import type * as Y from 'yjs';
import type { Instant } from '#domain/day.ts';
import { freshId, transact, type Edit } from './edit.ts';

/** Field values of a fact on their way in; what is undefined is left out. */
export type FactFields = { readonly [field: string]: string | number | boolean | undefined };

/**
 * Append a fact, perhaps in place of an earlier one. It is always younger than what it replaces, even on a
 * device whose clock is behind, because the youngest is the one in force.
 */
export function appendFact(
	edit: Edit,
	facts: Y.Map<unknown>,
	fields: FactFields,
	replaces?: string
): string {
	const id = freshId(edit);
	const fact: { [field: string]: string | number | boolean } = { at: edit.at };
	if (edit.by) fact['by'] = edit.by;
	for (const [field, value] of Object.entries(fields)) if (value !== undefined) fact[field] = value;
	if (replaces !== undefined) {
		fact['replaces'] = replaces;
		fact['at'] = Math.max(edit.at, instantOf(facts.get(replaces)) + 1);
	}
	transact(edit, () => facts.set(id, fact));
	return id;
}

/** When a stored fact was written, 0 where it does not say. */
function instantOf(fact: unknown): Instant | 0 {
	const at: unknown = typeof fact === 'object' && fact !== null ? Reflect.get(fact, 'at') : 0;
	return typeof at === 'number' && Number.isFinite(at) ? (at as Instant) : 0;
}

import type * as Y from 'yjs';
import { freshId, transact, type Edit } from './edit.ts';
import { chainedFact, type ChainedFact, chainsOf, lastWordsIn, settledWith } from './fact-chain.ts';
import { fieldsOf } from './read/stored.ts';

/** Field values of a fact on their way in, each plain; what is undefined is left out. */
export type FactFields = { readonly [field: string]: unknown };

/**
 * Append a fact, perhaps in place of an earlier one. It is always younger than what it replaces, even on a
 * device whose clock is behind, because the youngest is the one in force. Whoever takes the place of the one in
 * force has seen what others made of it at the same time, and settles that.
 */
export function appendFact(
	edit: Edit,
	facts: Y.Map<unknown>,
	fields: FactFields,
	replaces?: string
): string {
	const id = freshId(edit);
	const fact: { [field: string]: unknown } = { at: edit.at };
	if (edit.by) fact['by'] = edit.by;
	for (const [field, value] of Object.entries(fields)) if (value !== undefined) fact[field] = value;
	if (replaces !== undefined) {
		const chain = chainOf(facts, replaces);
		const replaced = chain.find((each) => each.id === replaces);
		const settled = replaced ? settledWith(chain, replaced) : [];
		const seen = new Set([replaces, ...settled]);
		fact['replaces'] = replaces;
		if (settled.length > 0) fact['settles'] = settled;
		fact['at'] = chain
			.filter((each) => seen.has(each.id))
			.reduce<number>((latest, { at }) => Math.max(latest, at + 1), edit.at);
	}
	transact(edit, () => facts.set(id, fact));
	return id;
}

/** What was made of a fact by people apart, as it stands in its container. */
export function standingFacts(facts: Y.Map<unknown>, id: string): readonly ChainedFact[] {
	return lastWordsIn(chainOf(facts, id));
}

function chainOf(facts: Y.Map<unknown>, id: string): readonly ChainedFact[] {
	const chained = new Map<string, ChainedFact>();
	for (const [key, stored] of facts.entries())
		chained.set(key, chainedFact(key, fieldsOf(stored) ?? {}));
	const chains = [...chainsOf(chained).values()];
	return chains.find((chain) => chain.some((fact) => fact.id === id)) ?? [];
}

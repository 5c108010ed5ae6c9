import type { Day, Instant } from '#domain/day.ts';
import type { PersonId } from '#domain/id.ts';
import { chainedFact, type ChainedFact, chainsOf, headOf, lastWordsIn } from '../fact-chain.ts';
import type { MadeApart } from './fact-conflict.ts';
import { fieldsOf, type Stored } from './stored.ts';

/** What check-ins and observations have in common, as they are stored. */
export interface StoredFact extends ChainedFact {
	readonly at: Instant;
	readonly by?: PersonId;
	readonly withdrawn: boolean;
	readonly fields: { readonly [field: string]: unknown };
}

/** The facts that count, and those that were corrected or taken back since. */
export interface Facts {
	readonly inForce: readonly StoredFact[];
	readonly former: readonly StoredFact[];
	/** What people who had not seen each other's made of one fact. */
	readonly apart: readonly MadeApart<StoredFact>[];
}

/**
 * The facts that count: of each chain of corrections the youngest, unless that one takes it back. Two people
 * who correct the same fact at the same time so come to the same one everywhere. The others are kept beside.
 */
export function factsIn(stored: Stored, nested: string): Facts {
	const facts = new Map<string, StoredFact>();
	let isCorrected = false;
	for (const [id, value] of stored.nested(nested)) {
		const fact = factFrom(stored, nested, id, value);
		if (!fact) continue;
		facts.set(id, fact);
		isCorrected ||= fact.replaces !== undefined;
	}
	if (!isCorrected) return { inForce: [...facts.values()].filter(isSaid), former: [], apart: [] };
	const heads = new Set<StoredFact>();
	const apart: MadeApart<StoredFact>[] = [];
	for (const [id, chain] of chainsOf(facts)) {
		const head = headOf(chain);
		if (head) heads.add(head);
		const words = lastWordsIn(chain);
		if (words.length > 1) apart.push({ id, facts: words });
	}
	return {
		inForce: [...heads].filter(isSaid),
		former: [...facts.values()].filter((fact) => !heads.has(fact) && isSaid(fact)),
		apart
	};
}

/** Oldest first: by day, then by instant, then by id. */
export function byDayAndInstant(
	a: { readonly day: Day; readonly at: number; readonly id: string },
	b: { readonly day: Day; readonly at: number; readonly id: string }
): number {
	if (a.day !== b.day) return a.day < b.day ? -1 : 1;
	return a.at - b.at || (a.id < b.id ? -1 : 1);
}

function isSaid(fact: StoredFact): boolean {
	return !fact.withdrawn;
}

function factFrom(
	stored: Stored,
	nested: string,
	id: string,
	value: unknown
): StoredFact | undefined {
	const fields = fieldsOf(value);
	if (!fields) {
		stored.note(`${nested}.${id}`);
		return undefined;
	}
	const { at, by, withdrawn } = fields;
	if (typeof at !== 'number' || !Number.isFinite(at)) stored.note(`${nested}.${id}.at`);
	const chained = chainedFact(id, fields);
	return {
		...chained,
		at: chained.at as Instant,
		...(typeof by === 'string' && by !== '' ? { by: by as PersonId } : {}),
		withdrawn: withdrawn === true,
		fields
	};
}

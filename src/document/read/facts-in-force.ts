import type { Day, Instant } from '#domain/day.ts';
import type { PersonId } from '#domain/id.ts';
import { fieldsOf, type Stored } from './stored.ts';

/** What check-ins and observations have in common, as they are stored. */
export interface StoredFact {
	readonly id: string;
	readonly at: Instant;
	readonly by?: PersonId;
	readonly replaces?: string;
	readonly withdrawn: boolean;
	readonly fields: { readonly [field: string]: unknown };
}

/** The facts that count, and those that were corrected or taken back since. */
export interface Facts {
	readonly inForce: readonly StoredFact[];
	readonly former: readonly StoredFact[];
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
	if (!isCorrected) return { inForce: [...facts.values()].filter(isSaid), former: [] };
	const heads = new Set(headsOf(facts).values());
	return {
		inForce: [...heads].filter(isSaid),
		former: [...facts.values()].filter((fact) => !heads.has(fact) && isSaid(fact))
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

function headsOf(facts: ReadonlyMap<string, StoredFact>): Map<string, StoredFact> {
	const heads = new Map<string, StoredFact>();
	const roots = new Map<string, string>();
	for (const fact of facts.values()) {
		const root = rootOfChain(facts, fact, roots);
		const head = heads.get(root);
		const isYounger = !head || fact.at > head.at || (fact.at === head.at && fact.id > head.id);
		if (isYounger) heads.set(root, fact);
	}
	return heads;
}

// Where a chain of corrections began. A loop, which only a broken program writes, begins at its smallest id.
// The roots that were found are remembered: a long chain would otherwise be walked anew from each of its facts.
function rootOfChain(
	facts: ReadonlyMap<string, StoredFact>,
	fact: StoredFact,
	roots: Map<string, string>
): string {
	const walked = new Set([fact.id]);
	let root = fact.id;
	for (let next = fact.replaces; next !== undefined; next = facts.get(next)?.replaces) {
		const known = roots.get(next);
		root = known ?? (walked.has(next) ? smallestInLoop(facts, next) : next);
		if (known !== undefined || walked.has(next)) break;
		walked.add(next);
	}
	for (const id of walked) roots.set(id, root);
	return root;
}

function smallestInLoop(facts: ReadonlyMap<string, StoredFact>, start: string): string {
	let smallest = start;
	for (let at = facts.get(start)?.replaces; at !== undefined && at !== start;) {
		if (at < smallest) smallest = at;
		at = facts.get(at)?.replaces;
	}
	return smallest;
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
	const { at, by, replaces, withdrawn } = fields;
	if (typeof at !== 'number' || !Number.isFinite(at)) stored.note(`${nested}.${id}.at`);
	return {
		id,
		at: (typeof at === 'number' && Number.isFinite(at) ? at : 0) as Instant,
		...(typeof by === 'string' && by !== '' ? { by: by as PersonId } : {}),
		...(typeof replaces === 'string' ? { replaces } : {}),
		withdrawn: withdrawn === true,
		fields
	};
}

import type { Conflict, MadeOfFact, Version } from '#domain/conflict.ts';
import type { Day, Instant } from '#domain/day.ts';
import { type CorrectedFacts, factFieldText } from '#domain/fact-field.ts';
import { groupedBy } from '#domain/grouped-by.ts';
import type { PersonId } from '#domain/id.ts';
import { present } from './stored.ts';

/** One kind of facts that are put right by others: where they lie, and what one is among what was made. */
export interface FactKind<Fact> {
	readonly facts: CorrectedFacts;
	readonly made: (fact: Fact) => MadeOfFact;
}

/** What was made of one fact at the same time. */
export interface MadeApart<Word extends LastWord = LastWord> {
	/** The fact that was there first, which may not be there any more. */
	readonly id: string;
	/** Two at least, that which counts last. */
	readonly facts: readonly Word[];
}

/** A fact whose place nobody took. */
interface LastWord {
	readonly id: string;
	readonly at: Instant;
	readonly by?: PersonId;
	readonly withdrawn: boolean;
}

/**
 * What people made of one fact as values to choose from, by the words of each of them that can be read; what is
 * withdrawn has none. Nothing where all of them made the same of it.
 */
export function conflictOfFacts<Fact extends { readonly day: Day }>(
	{ id, facts }: MadeApart,
	{ facts: kind, made }: FactKind<Fact>,
	read: ReadonlyMap<string, Fact | undefined>
): Conflict | undefined {
	const said = facts.flatMap((fact) => {
		const what = read.get(fact.id);
		return what || fact.withdrawn ? [{ fact, what }] : [];
	});
	const day = said.findLast(({ what }) => what)?.what?.day;
	const shown = said.at(-1)?.fact.id;
	const groups = groupedBy(said, ({ what }) => (what ? wordsOf(what) : ''));
	if (groups.size < 2 || day === undefined || shown === undefined) return undefined;
	const field = factFieldText({ facts: kind, day, id });
	const versions = [...groups.values()].flatMap((group): Version[] => {
		const last = group.at(-1);
		if (!last) return [];
		const changes = group.map(({ fact: { id: key, at, by } }) =>
			present({ key, at, by, field, before: null, after: last.fact.id })
		);
		const what = last.what ? made(last.what) : ({ kind: 'taken-back' } as const);
		return [{ value: last.fact.id, changes, made: what }];
	});
	return { field, shown, versions };
}

/** The order of conflicts: the document holds its facts in another one on each device. */
export function byField(one: Conflict, other: Conflict): number {
	return one.field < other.field ? -1 : 1;
}

const notWords: ReadonlySet<string> = new Set(['id', 'at', 'by', 'replaces', 'settles']);

/** What a fact says, without who said it, when, and in place of what. */
function wordsOf(fact: object): string {
	return JSON.stringify(fact, (key, value: unknown) => (notWords.has(key) ? undefined : value));
}

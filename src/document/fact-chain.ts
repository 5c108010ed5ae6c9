/** A fact as far as it says what it takes the place of. */
export interface ChainedFact {
	readonly id: string;
	readonly at: number;
	readonly replaces?: string;
	/** What else it takes the place of: what others made of the same, and what was there before what it replaces. */
	readonly settles?: readonly string[];
}

/** As much of a fact's stored fields as says what it takes the place of, and when: 0 where it does not say. */
export function chainedFact(
	id: string,
	{ at, replaces, settles }: Readonly<Record<string, unknown>>
): ChainedFact {
	return {
		id,
		at: typeof at === 'number' && Number.isFinite(at) ? at : 0,
		...(typeof replaces === 'string' ? { replaces } : {}),
		...(Array.isArray(settles) ? { settles: settles.filter(isText) } : {})
	};
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}

/** A fact and all that was made of it since, by the id of the first, which may not be there. */
export type Chains<Fact extends ChainedFact> = ReadonlyMap<string, readonly Fact[]>;

/** Facts with what took their place. */
export function chainsOf<Fact extends ChainedFact>(facts: ReadonlyMap<string, Fact>): Chains<Fact> {
	const chains = new Map<string, Fact[]>();
	const roots = new Map<string, string>();
	for (const fact of facts.values()) {
		const root = rootOf(facts, fact, roots);
		const chain = chains.get(root);
		if (chain) chain.push(fact);
		else chains.set(root, [fact]);
	}
	return chains;
}

/** The one of a chain that counts: the youngest, so that every device comes to the same. */
export function headOf<Fact extends ChainedFact>(chain: readonly Fact[]): Fact | undefined {
	let head: Fact | undefined;
	for (const fact of chain) if (!head || isYounger(fact, head)) head = fact;
	return head;
}

/** Those of a chain whose place nobody took, the youngest last: more than one where people wrote apart. */
export function lastWordsIn<Fact extends ChainedFact>(chain: readonly Fact[]): readonly Fact[] {
	if (chain.length < 2) return chain;
	const taken = new Set(chain.flatMap(({ replaces, settles = [] }) => [replaces, ...settles]));
	return chain
		.filter(({ id }) => !taken.has(id))
		.sort((one, other) => (isYounger(one, other) ? 1 : -1));
}

function isYounger(fact: ChainedFact, than: ChainedFact): boolean {
	return fact.at > than.at || (fact.at === than.at && fact.id > than.id);
}

/**
 * What a fact takes the place of that is not the one it replaces, from the chain of that: the other last words, where
 * whoever writes it has seen them, and what was there first and last before it. A correction may be undone when others
 * have gone on from it, and what they made is still of the same.
 */
export function settledWith(
	chain: readonly ChainedFact[],
	replaced: ChainedFact
): readonly string[] {
	const others = headOf(chain) === replaced ? lastWordsIn(chain).map(({ id }) => id) : [];
	const first = chain.find(({ replaces }) => replaces === undefined)?.id;
	const settled = new Set([...others, replaced.replaces, first]);
	return [...settled].flatMap((id) => (id === undefined || id === replaced.id ? [] : [id]));
}

// Where a chain of corrections began. A loop, which only a broken program writes, begins at its smallest id.
// The roots that were found are remembered: a long chain would otherwise be walked anew from each of its facts.
function rootOf(
	facts: ReadonlyMap<string, ChainedFact>,
	fact: ChainedFact,
	roots: Map<string, string>
): string {
	const walked = new Set([fact.id]);
	let root = fact.id;
	for (let next = before(facts, fact.id); next !== undefined; next = before(facts, next)) {
		const known = roots.get(next);
		root = known ?? (walked.has(next) ? smallestInLoop(facts, next) : next);
		if (known !== undefined || walked.has(next)) break;
		walked.add(next);
	}
	for (const id of walked) roots.set(id, root);
	return root;
}

function smallestInLoop(facts: ReadonlyMap<string, ChainedFact>, start: string): string {
	let smallest = start;
	for (let at = before(facts, start); at !== undefined && at !== start;) {
		if (at < smallest) smallest = at;
		at = before(facts, at);
	}
	return smallest;
}

/** What a fact was made of. Where a correction was undone meanwhile, it is what that one was made of. */
function before(facts: ReadonlyMap<string, ChainedFact>, id: string): string | undefined {
	const { replaces, settles = [] } = facts.get(id) ?? {};
	if (replaces === undefined || facts.has(replaces)) return replaces;
	return settles.find((each) => facts.has(each)) ?? replaces;
}

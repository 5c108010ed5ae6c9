import type * as Y from 'yjs';
import { lastWordsIn, type ChainedFact } from './fact-chain.ts';
import { readingLine } from './reading-key.ts';

/**
 * An entry of a KPI's readings that says what it takes the place of. It is called by its key, and stored as
 * `[value, at, note, [what it replaces, what else was seen], who withdrew it]`: entries that take nobody's place, and
 * all of boards from before they said so, end before that.
 */
export interface ChainedReading extends ChainedFact {
	/** Nothing where it takes a reading back. */
	readonly value: number | null;
	readonly note?: string;
	/** Who wrote it, where that is not whose reading it is; empty where nobody knows. */
	readonly writer?: string;
}

/** An entry as far as it says what it takes the place of; nothing where it does not. */
export function chainedReading(key: string, stored: unknown): ChainedReading | undefined {
	// Asked of each reading there is, and nearly all of them end before that.
	if (!Array.isArray(stored) || stored.length < 4) return undefined;
	const [value, at, note, places, writer]: unknown[] = stored;
	if (typeof at !== 'number' || !Number.isFinite(at) || !Array.isArray(places)) return undefined;
	const [replaces, ...settles] = places.filter((place) => typeof place === 'string');
	if (replaces === undefined) return undefined;
	return {
		...{ id: key, at, replaces, settles },
		value: typeof value === 'number' && Number.isFinite(value) ? value : null,
		...(typeof note === 'string' && note !== '' ? { note } : {}),
		...(typeof writer === 'string' ? { writer } : {})
	};
}

/** All entries of a KPI's readings that say what they take the place of. */
export function chainedIn(entries: Y.Map<unknown>): readonly ChainedReading[] {
	const chained: ChainedReading[] = [];
	entries.forEach((stored, key) => {
		const inPlace = chainedReading(key, stored);
		if (inPlace) chained.push(inPlace);
	});
	return chained;
}

/** Whether any of some entries may say, or have said before it was taken away, what it takes the place of. */
export function hasChained(entries: Y.Map<unknown>, keys: Iterable<string>): boolean {
	for (const key of keys) {
		const stored = entries.get(key);
		if (stored === undefined || chainedReading(key, stored)) return true;
	}
	return false;
}

/** Entries of lines that lead to each other. */
interface Chain {
	readonly lines: string[];
	readonly entries: ChainedReading[];
}

/**
 * By each line of readings the entries whose place nobody took, there and in all lines that it leads to; the youngest
 * last. A correction by somebody else goes on in another line than the one it takes the place of.
 */
export function lastWordsByLine(
	entries: Iterable<ChainedReading>
): ReadonlyMap<string, readonly ChainedReading[]> {
	const chains = new Map<string, Chain>();
	for (const entry of entries) {
		const { id, replaces = id, settles = [] } = entry;
		let chain = chainOf(chains, readingLine(id));
		for (const place of [replaces, ...settles])
			chain = joined(chains, chain, chainOf(chains, readingLine(place)));
		chain.entries.push(entry);
	}
	const words = new Map<Chain, readonly ChainedReading[]>();
	for (const chain of new Set(chains.values())) words.set(chain, lastWordsIn(chain.entries));
	return new Map([...chains].map(([line, chain]) => [line, words.get(chain) ?? []]));
}

function chainOf(chains: Map<string, Chain>, line: string): Chain {
	const known = chains.get(line);
	if (known) return known;
	const begun = { lines: [line], entries: [] };
	chains.set(line, begun);
	return begun;
}

/** Two chains as one: the shorter one is added to the longer one. */
function joined(chains: Map<string, Chain>, one: Chain, other: Chain): Chain {
	if (one === other) return one;
	const [long, short] = one.lines.length < other.lines.length ? [other, one] : [one, other];
	for (const line of short.lines) chains.set(line, long);
	long.lines.push(...short.lines);
	long.entries.push(...short.entries);
	return long;
}

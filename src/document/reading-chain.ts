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
	if (!isChained(stored)) return undefined;
	const [value, at, note, , writer] = stored;
	const [replaces, ...settles] = placesIn(stored);
	if (typeof at !== 'number' || !Number.isFinite(at) || replaces === undefined) return undefined;
	return {
		...{ id: key, at, replaces, settles },
		value: typeof value === 'number' && Number.isFinite(value) ? value : null,
		...(typeof note === 'string' && note !== '' ? { note } : {}),
		...(typeof writer === 'string' ? { writer } : {})
	};
}

/** All entries of a KPI's readings that say what they take the place of. */
function chainedIn(entries: Y.Map<unknown>): readonly ChainedReading[] {
	const chained: ChainedReading[] = [];
	entries.forEach((stored, key) => {
		const inPlace = chainedReading(key, stored);
		if (inPlace) chained.push(inPlace);
	});
	return chained;
}

/** By each line of readings the last words in it, and in all lines that lead to each other. */
export type LastWords = ReadonlyMap<string, readonly ChainedReading[]>;

/**
 * By each line of readings the entries whose place nobody took, there and in all lines that it leads to; the youngest
 * last. A correction by somebody else goes on in another line than the one it takes the place of.
 */
export function lastWordsByLine(entries: Iterable<ChainedReading>): LastWords {
	const chains = new Map<string, ChainedReading[]>();
	const roots = new Map<string, string>();
	for (const entry of entries) {
		const { id, replaces = id, settles = [] } = entry;
		const line = readingLine(id);
		add(chains, line, entry);
		for (const place of [replaces, ...settles]) if (!isIn(line, place)) join(roots, line, place);
	}
	for (const line of roots.keys()) {
		const root = rootOf(roots, line);
		for (const entry of (root !== line && chains.get(line)) || []) add(chains, root, entry);
	}
	const words = new Map<string, readonly ChainedReading[]>();
	for (const [line, chain] of chains) if (!roots.has(line)) words.set(line, lastWordsIn(chain));
	for (const line of roots.keys()) words.set(line, words.get(rootOf(roots, line)) ?? []);
	return words;
}

/**
 * The same of some lines, or of all where they lead elsewhere: every entry is looked at, and nearly none is read,
 * because a correction usually stays in its line.
 */
export function lastWordsAround(
	entries: Y.Map<unknown>,
	lines: ReadonlySet<string>
): { readonly words: LastWords; readonly areAll: boolean } {
	const around: ChainedReading[] = [];
	let areAll = false;
	entries.forEach((stored, key) => {
		if (areAll || !isChained(stored)) return;
		const line = readingLine(key);
		const entry = lines.has(line) ? chainedReading(key, stored) : undefined;
		if (entry) around.push(entry);
		const elsewhere = placesIn(stored).filter((place) => !isIn(line, place));
		areAll = elsewhere.some((place) => entry !== undefined || lines.has(readingLine(place)));
	});
	return { words: lastWordsByLine(areAll ? chainedIn(entries) : around), areAll };
}

/**
 * The last words that a change of some entries may have changed. Nothing, where none of them says what it takes the
 * place of; of what was taken away nobody knows whether it did.
 */
export function lastWordsTouched(
	entries: Y.Map<unknown>,
	keys: Iterable<string>
): ReturnType<typeof lastWordsAround> | undefined {
	const lines = new Set<string>();
	for (const key of keys) {
		const stored = entries.get(key);
		if (stored === undefined) return { words: lastWordsByLine(chainedIn(entries)), areAll: true };
		if (isChained(stored)) lines.add(readingLine(key));
	}
	return lines.size > 0 ? lastWordsAround(entries, lines) : undefined;
}

// Asked of each reading there is: nearly all of them end before they would say it.
function isChained(stored: unknown): stored is readonly unknown[] {
	return Array.isArray(stored) && stored.length > 3;
}

function placesIn([, , , places]: readonly unknown[]): readonly string[] {
	if (!Array.isArray(places)) return [];
	return places.every(isText) ? places : places.filter(isText);
}

function isText(place: unknown): place is string {
	return typeof place === 'string';
}

function isIn(line: string, key: string): boolean {
	return key.startsWith(line) && (key.length === line.length || key[line.length] === '~');
}

function add(chains: Map<string, ChainedReading[]>, line: string, entry: ChainedReading): void {
	const chain = chains.get(line);
	if (chain) chain.push(entry);
	else chains.set(line, [entry]);
}

/** Let a line and that of an entry elsewhere have the same root. */
function join(roots: Map<string, string>, line: string, place: string): void {
	const [root, other] = [rootOf(roots, line), rootOf(roots, readingLine(place))];
	if (root !== other) roots.set(other, root);
}

/** What a line leads to in the end. What was walked leads there at once the next time. */
function rootOf(roots: Map<string, string>, line: string): string {
	let root = line;
	for (let next = roots.get(root); next !== undefined; next = roots.get(root)) root = next;
	for (let at = line; at !== root;) {
		const next = roots.get(at) ?? root;
		roots.set(at, root);
		at = next;
	}
	return root;
}

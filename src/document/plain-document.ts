import * as Y from 'yjs';
import { openRoots } from './schema.ts';

/**
 * One entry of a document's root as plain values; without any where it is no longer there. A live map inside
 * another is kept under its key with `@` before it, so that it becomes a live map again; a plain key that begins
 * with `@` gets a second one.
 */
export interface PlainEntry {
	readonly root: string;
	/** Its key in the document. */
	readonly id: string;
	readonly plain: PlainPair | undefined;
}

type PlainPair = readonly [key: string, value: unknown];
type PlainMap = { readonly [key: string]: unknown };

/** A document that entries are put into. */
export function emptyDoc(): Y.Doc {
	const doc = new Y.Doc();
	openRoots(doc);
	return doc;
}

/** How many entries a document's roots have. */
export function entryCount(doc: Y.Doc): number {
	return rootsOf(doc).reduce((sum, [, root]) => sum + root.size, 0);
}

/**
 * Everything that a document's maps hold, entry by entry, fields unknown to this version included. What is edited
 * between the entries comes again as it is by then: behind the last one everything was told as it is.
 */
export function* plainEntries(doc: Y.Doc): Generator<PlainEntry> {
	const unread = rootsOf(doc).map(([name, root]) => new UnreadRoot(name, root));
	try {
		while (unread.some(({ ids }) => ids.size > 0)) {
			for (const root of unread) yield* root.entries();
		}
	} finally {
		for (const root of unread) root.close();
	}
}

/** Put an entry into a document that does not have it yet. */
export function putPlain(doc: Y.Doc, root: string, [key, value]: PlainPair): void {
	doc.transact(() => fill(doc.getMap(root), key, value));
}

/** What of a root is still to be told. */
class UnreadRoot {
	readonly ids: Set<string>;

	constructor(
		readonly name: string,
		readonly root: Y.Map<unknown>
	) {
		this.ids = new Set(root.keys());
		root.observeDeep(this.#onChange);
	}

	*entries(): Generator<PlainEntry> {
		for (const id of this.ids) {
			this.ids.delete(id);
			const plain = this.root.has(id) ? plainPair(id, this.root.get(id)) : undefined;
			yield { root: this.name, id, plain };
		}
	}

	close(): void {
		this.root.unobserveDeep(this.#onChange);
	}

	readonly #onChange = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
		for (const { path, keys } of events) {
			const changed = path.length > 0 ? path.slice(0, 1) : keys.keys();
			for (const id of changed) this.ids.add(String(id));
		}
	};
}

function rootsOf(doc: Y.Doc): readonly (readonly [name: string, root: Y.Map<unknown>])[] {
	openRoots(doc);
	return [...doc.share.keys()].map((name) => [name, doc.getMap(name)]);
}

function plainPair(key: string, value: unknown): PlainPair {
	if (value instanceof Y.Map) return [`@${key}`, plainMap(value)];
	return [key.startsWith('@') ? `@${key}` : key, value];
}

function plainMap(map: Y.Map<unknown>): PlainMap {
	const pairs = [...map].map(([key, value]) => plainPair(key, value));
	return Object.fromEntries(pairs.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function fill(map: Y.Map<unknown>, key: string, value: unknown): void {
	if (key.startsWith('@@')) map.set(key.slice(1), value);
	else if (key.startsWith('@') && isMap(value)) {
		const inner = new Y.Map<unknown>();
		map.set(key.slice(1), inner);
		for (const [name, content] of Object.entries(value)) fill(inner, name, content);
	} else map.set(key, value);
}

function isMap(value: unknown): value is PlainMap {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

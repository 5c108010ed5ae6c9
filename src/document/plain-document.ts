import * as Y from 'yjs';
import { metaOf, openRoots } from './schema.ts';

/**
 * A document as plain values: root name to its content. A live map inside another is kept under its key
 * with `@` before it, so that it becomes a live map again; a plain key that begins with `@` gets a second one.
 */
export type PlainDocument = { readonly [root: string]: PlainMap };
type PlainMap = { readonly [key: string]: unknown };

/** Everything that a document's maps hold, fields unknown to this version included. */
export function plainFromDoc(doc: Y.Doc): PlainDocument {
	openRoots(doc);
	const roots = [...doc.share].filter(([, root]) => root._map.size > 0);
	return Object.fromEntries(
		roots.map(([name]) => [name, plainMap(doc.getMap(name))]).sort(byName)
	) as PlainDocument;
}

/** A new document with that content. */
export function docFromPlain(plain: PlainDocument): Y.Doc {
	const doc = new Y.Doc();
	openRoots(doc);
	doc.transact(() => {
		for (const [name, content] of Object.entries(plain)) fill(doc.getMap(name), content);
	});
	metaOf(doc);
	return doc;
}

function plainMap(map: Y.Map<unknown>): PlainMap {
	const entries = [...map].map(([key, value]): [string, unknown] =>
		value instanceof Y.Map
			? [`@${key}`, plainMap(value)]
			: [key.startsWith('@') ? `@${key}` : key, value]
	);
	return Object.fromEntries(entries.sort(byName));
}

function fill(map: Y.Map<unknown>, content: PlainMap): void {
	for (const [key, value] of Object.entries(content)) {
		if (key.startsWith('@@')) map.set(key.slice(1), value);
		else if (key.startsWith('@') && isMap(value)) fill(liveMap(map, key.slice(1)), value);
		else map.set(key, value);
	}
}

function liveMap(map: Y.Map<unknown>, key: string): Y.Map<unknown> {
	const inner = new Y.Map<unknown>();
	map.set(key, inner);
	return inner;
}

function isMap(value: unknown): value is PlainMap {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function byName(one: readonly unknown[], other: readonly unknown[]): number {
	return String(one[0]) < String(other[0]) ? -1 : 1;
}

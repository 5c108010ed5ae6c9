import * as Y from 'yjs';
import { collections, isReadOnly, rootOf } from './schema.ts';

/** What an entity or a container in it held, by key. */
type Held = ReadonlyMap<string, unknown>;

interface Overwritten {
	readonly root: Y.Map<unknown>;
	readonly id: string;
	readonly held: Held;
}

/**
 * Two devices that carry the same entity over to new links make it twice under one id. Yjs then lets one of the two
 * win and drops the other with all that is in it. From now on, where that is seen among what others wrote, what
 * only the dropped one held is written into the one that stays. Everybody who does so writes the same.
 */
export function keepOverwritten(doc: Y.Doc, isTheirs: (origin: unknown) => boolean): void {
	const seen: Overwritten[] = [];
	for (const root of collections.map((name) => rootOf(doc, name))) {
		root.observe((event, { origin }) => {
			if (!isTheirs(origin)) return;
			for (const [id, { action, oldValue }] of event.changes.keys) {
				const old: unknown = oldValue;
				// While the transaction ends Yjs still has what it drops.
				if (action === 'update' && old instanceof Y.Map) seen.push({ root, id, held: heldIn(old) });
			}
		});
	}
	doc.on('afterTransaction', () => {
		const found = seen.splice(0);
		if (found.length === 0 || isReadOnly(doc)) return;
		doc.transact(() => {
			for (const { root, id, held } of found) {
				const stays = root.get(id);
				if (stays instanceof Y.Map) addMissing(stays, held);
			}
		});
	});
}

function heldIn(dropped: Y.Map<unknown>): Held {
	const held = new Map<string, unknown>();
	for (const [key, { content }] of dropped._map) {
		// Nothing is left of what was taken out before.
		const value: unknown = content.getContent().at(-1);
		if (value !== undefined) held.set(key, value instanceof Y.Map ? heldIn(value) : value);
	}
	return held;
}

function addMissing(into: Y.Map<unknown>, held: Held): void {
	for (const [key, value] of held) {
		if (!(value instanceof Map)) {
			if (!into.has(key)) into.set(key, value);
			continue;
		}
		if (!into.has(key)) into.set(key, new Y.Map());
		const container = into.get(key);
		if (container instanceof Y.Map) addMissing(container, value);
	}
}

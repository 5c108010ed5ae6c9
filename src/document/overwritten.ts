import * as Y from 'yjs';
import { groupedBy } from '#domain/grouped-by.ts';
import { idsPointedAt } from './pointed-at.ts';
import { collections, isReadOnly, rootOf } from './schema.ts';
import { putInTrash } from './shared-creation.ts';

/** What an entity or a container in it held, by key. */
type Held = ReadonlyMap<string, unknown>;

interface Overwritten {
	readonly root: Y.Map<unknown>;
	readonly id: string;
	readonly held: Held;
	/** Which clients of Yjs wrote it; the first one made it. */
	readonly writers: ReadonlySet<number>;
}

/**
 * Two devices that carry the same entity over to new links make it twice under one id. Yjs then lets one of the two
 * win and drops the other with all that is in it. From now on, where that is seen among what others wrote, what
 * only the dropped one held is written into the one that stays. Everybody who does so writes the same.
 *
 * And whoever makes something new and takes it back does not know what others add to it meanwhile, who are apart:
 * where that is seen, the new thing goes to the trash with all that is in it, as it would if they had met before.
 */
export function keepOverwritten(doc: Y.Doc, isTheirs: (origin: unknown) => boolean): void {
	const seen: Overwritten[] = [];
	for (const root of collections.map((name) => rootOf(doc, name))) {
		root.observe((event, { origin, deleteSet }) => {
			if (!isTheirs(origin)) return;
			for (const [id, { action, oldValue }] of event.changes.keys) {
				const old: unknown = oldValue;
				// While the transaction ends Yjs still has what it drops.
				if (action === 'add' || !(old instanceof Y.Map)) continue;
				const writers = new Set(old._item ? [old._item.id.client] : []);
				seen.push({ root, id, held: heldIn(old, deleteSet, writers), writers });
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
			putInTrash(doc, broughtBack(doc, found));
		});
	});
}

/** Bring back what is gone although others than whoever made it wrote in it, or made something that belongs to it. */
function broughtBack(doc: Y.Doc, found: readonly Overwritten[]): readonly Y.Map<unknown>[] {
	const gone = found.filter(({ root, id }) => !root.has(id));
	if (gone.length === 0) return [];
	const makers = new Set(gone.flatMap(({ writers }) => [...writers].slice(0, 1)));
	const wanted = new Set(gone.filter(({ writers }) => writers.size > 1).map(({ id }) => id));
	for (const root of collections.map((name) => rootOf(doc, name)))
		for (const entity of root.values())
			if (entity instanceof Y.Map)
				for (const id of idsPointedAt(entity, (client) => !makers.has(client))) wanted.add(id);
	const goneById = groupedBy(gone, ({ id }) => id);
	const back: Y.Map<unknown>[] = [];
	// Grows while it is walked: what is brought back belongs to something that may have gone with it.
	for (const id of wanted) {
		for (const { root, held } of goneById.get(id) ?? []) {
			const entity = root.set(id, new Y.Map<unknown>());
			addMissing(entity, held);
			back.push(entity);
			for (const above of idsPointedAt(entity)) wanted.add(above);
		}
	}
	return back;
}

/** What was dropped just now with an entity, and who had written it. */
function heldIn(
	dropped: Y.Map<unknown>,
	droppedNow: Y.Transaction['deleteSet'],
	writers: Set<number>
): Held {
	const held = new Map<string, unknown>();
	for (const [key, { id, content }] of dropped._map) {
		// What was taken out before stays out.
		const value: unknown = content.getContent().at(-1);
		if (value === undefined || !Y.isDeleted(droppedNow, id)) continue;
		writers.add(id.client);
		held.set(key, value instanceof Y.Map ? heldIn(value, droppedNow, writers) : value);
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

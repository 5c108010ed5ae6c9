import * as Y from 'yjs';

/**
 * A document with what a log says, and on top of it, as edits of a client of its own, what another one says
 * besides: the two are merged first, so that the usual side wins of a field that both changed. `changed` says how
 * many keys that were. May throw where the two were made to contradict each other.
 */
export function onTopOf(
	log: Uint8Array,
	shown: Uint8Array
): { readonly doc: Y.Doc; readonly changed: number } {
	const merged = new Y.Doc();
	Y.applyUpdate(merged, log);
	Y.applyUpdate(merged, shown);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, log);
	const changed = carryOver(doc, merged);
	merged.destroy();
	return { doc, changed };
}

/**
 * Make one document say what another one says, as new edits of the first one's client. Nothing of the other's
 * history is taken along. Whatever either holds is kept, roots and fields of later versions too. Answers how many
 * keys were written or taken out.
 */
function carryOver(into: Y.Doc, wanted: Y.Doc): number {
	return into.transact(() => {
		let changed = 0;
		for (const name of wanted.share.keys()) {
			changed += carryMap(into.getMap(name), wanted.getMap(name));
		}
		return changed;
	});
}

function carryMap(into: Y.Map<unknown>, wanted: Y.Map<unknown>): number {
	let changed = 0;
	for (const [key, value] of wanted.entries()) {
		const present = into.get(key);
		if (value instanceof Y.Map && present instanceof Y.Map) {
			changed += carryMap(present, value);
		} else if (!into.has(key) || !isSame(present, value)) {
			into.set(key, value instanceof Y.Map ? value.clone() : value);
			changed += 1;
		}
	}
	for (const key of [...into.keys()]) {
		if (wanted.has(key)) continue;
		into.delete(key);
		changed += 1;
	}
	return changed;
}

/** Values are plain. One whose fields stand in another order is written again, which harms nothing. */
function isSame(one: unknown, other: unknown): boolean {
	if (one instanceof Y.Map || other instanceof Y.Map) return false;
	return JSON.stringify(one) === JSON.stringify(other);
}

import * as Y from 'yjs';
import { fieldAt } from './field-place.ts';
import { standing, stored } from './record-change.ts';

/**
 * Undo and redo leave a field empty when what they take back stood above what somebody else wrote at the same time:
 * Yjs puts back neither what was before nor theirs. Put in what stands by the record of changes, where there is one.
 */
export function fillGaps(doc: Y.Doc, act: () => boolean): boolean {
	const gaps: (readonly [map: Y.Map<unknown>, key: string])[] = [];
	const look = ({ changed }: Y.Transaction) => {
		for (const [map, keys] of changed) {
			if (!(map instanceof Y.Map)) continue;
			for (const key of keys) if (key && !map.has(key)) gaps.push([map, key]);
		}
	};
	const isDone = whileListening(doc, look, act);
	if (gaps.length === 0) return isDone;
	doc.transact(() => {
		for (const [map, key] of gaps) {
			const [entity, field] = fieldAt(map, key);
			const value = stored(field, standing(entity, field).at(-1)?.after ?? null);
			if (value !== null) map.set(key, value);
		}
	});
	return isDone;
}

function whileListening(
	doc: Y.Doc,
	listener: (transaction: Y.Transaction) => void,
	act: () => boolean
): boolean {
	doc.on('afterTransaction', listener);
	try {
		return act();
	} finally {
		doc.off('afterTransaction', listener);
	}
}

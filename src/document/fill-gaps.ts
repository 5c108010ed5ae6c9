import * as Y from 'yjs';
import { standing, stored } from './record-change.ts';

/**
 * Undo leaves a field empty when what it took back stood above what somebody else wrote at the same time: Yjs puts
 * back neither what was before nor theirs. Put in what stands by the record of changes, where there is one.
 */
export function fillGaps(doc: Y.Doc, undo: () => boolean): boolean {
	const gaps: (readonly [entity: Y.Map<unknown>, field: string])[] = [];
	const look = ({ changed }: Y.Transaction) => {
		for (const [entity, fields] of changed) {
			if (!(entity instanceof Y.Map)) continue;
			for (const field of fields) if (field && !entity.has(field)) gaps.push([entity, field]);
		}
	};
	const isUndone = whileListening(doc, look, undo);
	if (gaps.length === 0) return isUndone;
	doc.transact(() => {
		for (const [entity, field] of gaps) {
			const value = stored(field, standing(entity, field).at(-1)?.after ?? null);
			if (value !== null) entity.set(field, value);
		}
	});
	return isUndone;
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

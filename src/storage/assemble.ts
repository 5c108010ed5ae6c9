import * as Y from 'yjs';

export interface Assembled {
	readonly doc: Y.Doc;
	/** Positions of the updates that could not be read. */
	readonly unreadable: ReadonlySet<number>;
}

/**
 * A document of its own, made of updates of which some may be broken. Yjs can apply half of a broken update, so
 * after each failure a new document is begun without it.
 */
export function assemble(updates: readonly Uint8Array[]): Assembled {
	const unreadable = new Set<number>();
	for (;;) {
		const doc = new Y.Doc();
		const failed = updates.findIndex((update, at) => !unreadable.has(at) && !applies(doc, update));
		if (failed === -1) return { doc, unreadable };
		doc.destroy();
		unreadable.add(failed);
	}
}

function applies(doc: Y.Doc, update: Uint8Array): boolean {
	if (!isReadable(update)) return false;
	try {
		Y.applyUpdate(doc, update);
		return true;
	} catch {
		return false;
	}
}

/** Whether Yjs can decode an update. It says nothing of the board that the update belongs to. */
export function isReadable(update: Uint8Array): boolean {
	try {
		Y.decodeUpdate(update);
		return true;
	} catch {
		return false;
	}
}

/** Whether nothing was ever written to this document. */
export function isEmptyDoc(doc: Y.Doc): boolean {
	return doc.store.clients.size === 0;
}

/** Apply an update to a document. Answers whether it says anything that was not there. */
export function bringsNews(doc: Y.Doc, update: Uint8Array, origin: unknown): boolean {
	const told = { isNews: false };
	const hear = () => (told.isNews = true);
	doc.on('update', hear);
	Y.applyUpdate(doc, update, origin);
	doc.off('update', hear);
	return told.isNews;
}

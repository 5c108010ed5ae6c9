import * as Y from 'yjs';
import { isEmptyDoc, isReadable } from './assemble.ts';
import type { CatalogueRow, Database } from './database.ts';
import type { Fault } from './fault.ts';
import type { Saving } from './saving.ts';

/** The origin of what was put back from the log. */
export const fromLog = Symbol('log');

/**
 * What a board's working copy may lack of what its log has. A copy that refused something can open without a fault the
 * next time, and would show a board without it: so it is remembered in the catalogue until the copy has everything.
 */
export class Behind {
	readonly #boardId: string;
	/** As it was said the last time. */
	#isBehind: boolean;

	constructor(
		readonly database: Database,
		{ id, isBehind = false }: CatalogueRow
	) {
		this.#boardId = id;
		this.#isBehind = isBehind;
	}

	/** A place refused something, or all of them have everything. */
	follow({ state }: Saving): void {
		if (state !== 'saving') this.#say(state === 'failed');
	}

	/** Put into a document that was just opened what it lacks. Answers what its copy lacks as well. */
	async fill(doc: Y.Doc, fault: Fault | undefined): Promise<readonly Uint8Array[]> {
		const isSuspect = fault !== undefined || this.#isBehind || doc.store.pendingStructs !== null;
		const lacked = isSuspect || isEmptyDoc(doc) ? await this.#logged() : await this.#waiting();
		return filled(doc, lacked);
	}

	#say(isBehind: boolean): void {
		if (isBehind === this.#isBehind) return;
		this.#isBehind = isBehind;
		// Where this cannot be written the outbox takes nothing either, and has nothing more than the copy.
		this.database.catalogue
			.update(this.#boardId, { isBehind: isBehind ? true : undefined })
			.catch(() => undefined);
	}

	async #logged(): Promise<readonly Uint8Array[]> {
		const { readLog } = await import('./log.ts');
		const { state } = await readLog(this.database, this.#boardId);
		return state ? [state] : [];
	}

	/** A tab that ended in the task of an edit may have written it only to the outbox. */
	async #waiting(): Promise<readonly Uint8Array[]> {
		const rows = await this.database.outbox.where({ boardId: this.#boardId }).toArray();
		// Whoever seals them sets aside what cannot be read.
		return rows.filter((row) => !row.isWhole && isReadable(row.bytes)).map(({ bytes }) => bytes);
	}
}

/** Answers what was new to the document. */
function filled(doc: Y.Doc, updates: readonly Uint8Array[]): readonly Uint8Array[] {
	const news: Uint8Array[] = [];
	const note = (update: Uint8Array) => void news.push(update);
	doc.on('update', note);
	try {
		for (const update of updates) Y.applyUpdate(doc, update, fromLog);
	} finally {
		doc.off('update', note);
	}
	return news;
}

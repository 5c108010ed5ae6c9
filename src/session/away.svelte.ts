import * as Y from 'yjs';
import { joinedLate, lateFacts, noneLate } from '#document/late-facts.ts';
import type { Instant } from '#domain/day.ts';
import type { LateFacts } from '#domain/news.ts';
import type { CatalogueRow } from '#storage/database.ts';

/** What came to this device since the person last looked at the board. A fact of this device: nothing of it is shared. */
export class Away {
	/** When this board was last looked at on this device, before now. */
	readonly since: Instant | undefined;
	/** What came since then although it was made before: others were without a network, or this device was. */
	late = $state.raw<LateFacts>(noneLate);
	readonly #doc: Y.Doc;

	constructor(doc: Y.Doc, { seenAt, seen }: Pick<CatalogueRow, 'seenAt' | 'seen'>) {
		this.#doc = doc;
		const since = seenAt as Instant | undefined;
		this.since = since;
		if (since === undefined) return;
		if (seen) this.late = lateFacts(doc, Y.decodeStateVector(seen), since);
		doc.on('afterTransaction', ({ local, beforeState }: Y.Transaction) => {
			if (!local) this.late = joinedLate(this.late, lateFacts(doc, beforeState, since));
		});
	}

	/** What to remember when the person looks away: the moment, and how far the document had got. */
	looked(): Required<Pick<CatalogueRow, 'seenAt' | 'seen'>> {
		return { seenAt: Date.now(), seen: Y.encodeStateVector(this.#doc) };
	}
}

import { nanoid } from 'nanoid';
import type * as Y from 'yjs';
import type { Day, Instant } from '#domain/day.ts';
import type { PersonId } from '#domain/id.ts';

/**
 * One intent on its way into a document: which document, who, and when. A command takes it with its own
 * arguments, changes the document in one transaction or refuses and changes nothing, and has no clock of its own.
 */
export interface Edit {
	readonly doc: Y.Doc;
	readonly by?: PersonId;
	readonly at: Instant;
	/** The day of `at` in the board's time zone. */
	readonly today: Day;
	/**
	 * What stood in a field when the person began to write over it, as text; nothing where that was just now. What
	 * others wrote there meanwhile the person has not seen.
	 */
	readonly over?: (field: string) => string | undefined;
	/** Where ids come from, when they must be the same every time; otherwise they are random. */
	readonly newId?: () => string;
}

/** The transaction origin of this person's own intents: what undo follows. */
export const localOrigin = Symbol('local');

/** Run a change as one transaction of this person; transactions inside it join it. */
export function transact<Value>(edit: Edit, change: () => Value): Value {
	return edit.doc.transact(change, localOrigin);
}

/** An id for something new: 12 characters, 72 random bits, none of them a separator of the layout. */
export function freshId(edit: Edit): string {
	return edit.newId?.() ?? nanoid(12);
}

const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const signs = `${capitals}abcdefghijklmnopqrstuvwxyz0123456789`;

/**
 * Four signs of this copy of the document, the first a capital: they tell apart what one person writes on two
 * devices where the rest of a key would be the same. One in seven million is the same by chance.
 */
export function writerMark({ doc }: Edit): string {
	let rest = doc.clientID;
	let mark = '';
	for (const alphabet of [capitals, signs, signs, signs]) {
		mark += alphabet[rest % alphabet.length] ?? '';
		rest = Math.floor(rest / alphabet.length);
	}
	return mark;
}

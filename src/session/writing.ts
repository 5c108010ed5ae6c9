import type * as Y from 'yjs';
import { type Edit, transact } from '#document/edit.ts';
import type { Day } from '#domain/day.ts';
import type { PersonId } from '#domain/id.ts';
import { now } from './today.ts';

/** Who writes on a board, and on which day. */
interface Writer {
	readonly me: PersonId | null;
	readonly shown: { tick(): Day };
}

/** The edits of this device on one board: who makes them, when, and what they had seen. */
export class Writing {
	readonly #doc: Y.Doc;
	readonly #writer: Writer;
	#over: Edit['over'];

	constructor(doc: Y.Doc, writer: Writer) {
		this.#doc = doc;
		this.#writer = writer;
	}

	/** Run a change as one transaction. */
	write<Value>(change: (edit: Edit) => Value): Value {
		const { me, shown } = this.#writer;
		const edit: Edit = {
			...{ doc: this.#doc, at: now(), today: shown.tick() },
			...(me ? { by: me } : {}),
			...(this.#over ? { over: this.#over } : {})
		};
		return transact(edit, () => change(edit));
	}

	/**
	 * Save what somebody began to type when `text` stood in the field. If others have written there meanwhile, both
	 * stand beside each other.
	 */
	over<Value>(text: string, save: () => Value): Value {
		this.#over = () => text;
		try {
			return save();
		} finally {
			this.#over = undefined;
		}
	}
}

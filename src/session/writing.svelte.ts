import type * as Y from 'yjs';
import { type Edit, transact } from '#document/edit.ts';
import { History, type Step } from '#document/undo.ts';
import type { Day } from '#domain/day.ts';
import type { PersonId } from '#domain/id.ts';
import { refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { Ongoing } from './in-turns.ts';
import { type IntentPart, runInParts } from './long-intent.ts';
import { now } from './today.ts';

/** Who writes on a board, on which day, and why they cannot where they cannot. */
interface Writer {
	readonly me: PersonId | null;
	readonly shown: { tick(): Day };
	readonly whyNot: Why | undefined;
}

/** What is written on one board in one tab: each intent is one transaction and one step of undo, or is refused. */
export class Writing {
	/** What `undo` would take back. */
	lastStep = $state.raw<Step>();
	canRedo = $state.raw(false);
	readonly #doc: Y.Doc;
	readonly #writer: Writer;
	readonly #history: History;
	#over: Edit['over'];

	constructor(doc: Y.Doc, writer: Writer) {
		this.#doc = doc;
		this.#writer = writer;
		this.#history = new History(doc);
		this.#history.onChange(() => {
			this.lastStep = this.#history.last;
			this.canRedo = this.#history.canRedo;
		});
	}

	/** Run a change as one step of undo. When it is refused, what it had already done is taken back. */
	intent<Value>(change: (edit: Edit) => Result<Value, Why>): Result<Value, Why> {
		return this.#history.step(() => this.#inEdit(change));
	}

	/** Run a change in parts as one step of undo: all of them or none. */
	longIntent(parts: readonly IntentPart[], how: Ongoing): Promise<Result<undefined, Why>> {
		return runInParts(this.#history, (part) => this.#inEdit(part), parts, how);
	}

	/** Take back the last step made in this tab. */
	undo(): Result<undefined, Why> {
		const { whyNot } = this.#writer;
		return whyNot ? refused(whyNot) : this.#history.undo();
	}

	/** Do again what was taken back last. */
	redo(): Result<undefined, Why> {
		const { whyNot } = this.#writer;
		return whyNot ? refused(whyNot) : this.#history.redo();
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

	/** Forget the steps. Nothing can be undone any more. */
	close(): void {
		this.#history.stop();
	}

	#inEdit<Value>(change: (edit: Edit) => Result<Value, Why>): Result<Value, Why> {
		const { me, shown, whyNot } = this.#writer;
		if (whyNot) return refused(whyNot);
		const edit: Edit = {
			...{ doc: this.#doc, at: now(), today: shown.tick() },
			...(me ? { by: me } : {}),
			...(this.#over ? { over: this.#over } : {})
		};
		return transact(edit, () => change(edit));
	}
}

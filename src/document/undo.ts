import * as Y from 'yjs';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { localOrigin } from './edit.ts';
import { fillGaps } from './fill-gaps.ts';
import { openRoots } from './schema.ts';
import { isInside, putInTrash, sharedCreations } from './shared-creation.ts';

/** One step back: what an intent wrote. */
export type Step = Y.UndoManager['undoStack'][number];

/** Undo and redo of this person's own intents, one step each; what others did stays. */
export class History {
	readonly #doc: Y.Doc;
	readonly #manager: Y.UndoManager;
	readonly #listeners = new Set<() => void>();

	/** What the step on its way back made, and must not take from others. */
	#kept: readonly Y.Map<unknown>[] = [];

	constructor(doc: Y.Doc) {
		this.#doc = doc;
		this.#manager = new Y.UndoManager([...openRoots(doc)], {
			trackedOrigins: new Set([localOrigin]),
			captureTimeout: 0,
			deleteFilter: (item) => !isInside(item, this.#kept)
		});
		for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
			this.#manager.on(event, () => this.#tell());
	}

	/** What `undo` would take back. */
	get last(): Step | undefined {
		return this.#manager.undoStack.at(-1);
	}

	get canUndo(): boolean {
		return this.#manager.canUndo();
	}

	get canRedo(): boolean {
		return this.#manager.canRedo();
	}

	/**
	 * Run one intent. When it is refused or fails after it had already changed something, that is taken back and
	 * cannot be done again: a refused intent changes nothing.
	 */
	step<Value>(change: () => Result<Value, Why>): Result<Value, Why> {
		const steps = this.#manager.undoStack.length;
		let isDone = false;
		try {
			const result = change();
			isDone = result.done;
			return result;
		} finally {
			if (!isDone && this.#manager.undoStack.length > steps) {
				this.#manager.undo();
				this.#manager.clear(false, true);
			}
		}
	}

	/**
	 * Run one part of an intent that is too long for one go. It joins the step that the part before it answered,
	 * so that all of them are one; a part that is refused changes nothing.
	 */
	part<Value>(
		change: () => Result<Value, Why>,
		before: Step | undefined
	): { readonly result: Result<Value, Why>; readonly step: Step | undefined } {
		const isNext = before !== undefined && this.last === before;
		this.#manager.captureTimeout = isNext ? Infinity : 0;
		try {
			const result = change();
			return { result, step: this.last };
		} finally {
			this.#manager.captureTimeout = 0;
		}
	}

	/** Take back all parts that were run so far, as if they had never been; what came after them stays. */
	giveUp(step: Step | undefined): void {
		if (step === undefined || this.last !== step) return;
		this.undo();
		this.#manager.clear(false, true);
	}

	/**
	 * Take the last intent back. Refuses when there is none. Something new that others have added to since is
	 * moved to the trash instead of deleted.
	 */
	undo(): Result<undefined, 'nothing-to-undo'> {
		const step = this.last;
		if (!step) return refused('nothing-to-undo');
		this.#kept = sharedCreations(this.#doc, step.insertions);
		if (this.#kept.length === 0) return this.#takeBack() ? done() : refused('nothing-to-undo');
		try {
			putInTrash(this.#doc, this.#kept);
			// Without anything else in it the manager would go on to the step before.
			if (this.#hasMore(step)) this.#takeBack();
			else this.#forgetLast();
			return done();
		} finally {
			this.#kept = [];
		}
	}

	/** Do again what was taken back last. Refuses when there is nothing. */
	redo(): Result<undefined, 'nothing-to-redo'> {
		const isDone = fillGaps(this.#doc, () => this.#manager.redo() !== null);
		return isDone ? done() : refused('nothing-to-redo');
	}

	/** Be told when what can be undone may have changed; returns how to stop. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	#takeBack(): boolean {
		return fillGaps(this.#doc, () => this.#manager.undo() !== null);
	}

	#tell(): void {
		for (const listener of this.#listeners) listener();
	}

	#hasMore(step: Step): boolean {
		let hasMore = step.deletions.clients.size > 0;
		this.#doc.transact((transaction) => {
			Y.iterateDeletedStructs(transaction, step.insertions, (struct) => {
				hasMore ||= struct instanceof Y.Item && !struct.deleted && !isInside(struct, this.#kept);
			});
		});
		return hasMore;
	}

	#forgetLast(): void {
		this.#manager.undoStack.pop();
		this.#tell();
	}

	/** Forget everything and stop following the document. */
	stop(): void {
		this.#manager.clear();
		this.#listeners.clear();
		this.#manager.destroy();
	}
}

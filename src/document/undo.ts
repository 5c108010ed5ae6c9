import * as Y from 'yjs';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { localOrigin } from './edit.ts';
import { openRoots } from './schema.ts';

/** Undo and redo of this person's own intents, one step each; what others did stays. */
export class History {
	readonly #manager: Y.UndoManager;
	readonly #listeners = new Set<() => void>();

	constructor(doc: Y.Doc) {
		this.#manager = new Y.UndoManager([...openRoots(doc)], {
			trackedOrigins: new Set([localOrigin]),
			captureTimeout: 0
		});
		const tell = () => {
			for (const listener of this.#listeners) listener();
		};
		for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
			this.#manager.on(event, tell);
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

	/** Take the last intent back. Refuses when there is none. */
	undo(): Result<undefined, 'nothing-to-undo'> {
		return this.#manager.undo() ? done() : refused('nothing-to-undo');
	}

	/** Do again what was taken back last. Refuses when there is nothing. */
	redo(): Result<undefined, 'nothing-to-redo'> {
		return this.#manager.redo() ? done() : refused('nothing-to-redo');
	}

	/** Be told when what can be undone may have changed; returns how to stop. */
	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Forget everything and stop following the document. */
	stop(): void {
		this.#listeners.clear();
		this.#manager.destroy();
	}
}

import { fetchUpdates, IndexeddbPersistence, PREFERRED_TRIM_SIZE } from 'y-indexeddb';
import * as Y from 'yjs';
import { type Fault, faultOf, StorageFault } from './fault.ts';
import { completed, writeNow } from './transaction.ts';
import { openWithinMs, within } from './within.ts';
import { workingCopyName } from './working-copy-database.ts';

const updates = 'updates';
const trimAfterMs = 1_000;

/** How a working copy went away while it was in use: lost to a fault, or deleted from this device. */
export type Loss = Fault | 'deleted';

/**
 * A board's document as y-indexeddb keeps it, watched. y-indexeddb opens, loads and lays out the rows; writing
 * and trimming are done here, because there it tells nobody when they fail.
 */
export class WorkingCopy {
	readonly #persistence: IndexeddbPersistence;
	readonly #handle: IDBDatabase;
	#trim: ReturnType<typeof setTimeout> | undefined;

	private constructor(persistence: IndexeddbPersistence, handle: IDBDatabase) {
		this.#persistence = persistence;
		this.#handle = handle;
	}

	/**
	 * Load what is kept into a document, and keep what the document already has. Throws a StorageFault:
	 * `cannot-open`, `blocked` (it took too long), `corrupt` (throw that document away, it may be half filled).
	 */
	static async open(
		boardId: string,
		doc: Y.Doc,
		onLost: (loss: Loss) => void,
		withinMs = openWithinMs
	): Promise<WorkingCopy> {
		const persistence = new IndexeddbPersistence(workingCopyName(boardId), doc);
		// Its listener throws into the edit when the database was closed, and the listeners after it go unheard.
		doc.off('update', persistence._storeUpdate);
		try {
			const handle = await within(persistence._db, withinMs);
			handle.addEventListener('close', () => onLost('closed'));
			handle.addEventListener('versionchange', (event) =>
				onLost(event.newVersion === null ? 'deleted' : 'closed')
			);
			// A turn of its own behind the loading: by then it is loaded, or it never will be.
			await completed(handle.transaction(updates, 'readonly'));
			if (!persistence.synced) throw new StorageFault('corrupt');
			return new WorkingCopy(persistence, handle);
		} catch (error) {
			persistence.destroy().catch(() => undefined);
			throw new StorageFault(faultOf(error, 'cannot-open'));
		}
	}

	/** Whether a change of the document came from here, so that it need not be kept again. */
	isOrigin(origin: unknown): boolean {
		return origin === this.#persistence;
	}

	/** Keep one update. The write is made in the caller's task; throws or rejects when it is not kept. */
	write(update: Uint8Array): Promise<void> {
		const written = writeNow(this.#handle, [updates], (store) => store.add(update));
		if (++this.#persistence._dbsize >= PREFERRED_TRIM_SIZE) this.#trimSoon();
		return written;
	}

	/** Keep this state instead of everything that is here; in one transaction, for good. */
	replace(state: Uint8Array): Promise<void> {
		return writeNow(this.#handle, [updates], (store) => {
			store.clear();
			store.add(state);
		});
	}

	/** Take into the document what other tabs have written since it was last read. */
	async catchUp(): Promise<void> {
		await fetchUpdates(this.#persistence);
	}

	/** Whether the browser still lets us write. */
	isAlive(): boolean {
		try {
			this.#handle.transaction(updates, 'readonly');
			return true;
		} catch {
			return false;
		}
	}

	async close(): Promise<void> {
		clearTimeout(this.#trim);
		await this.#persistence.destroy();
	}

	#trimSoon(): void {
		clearTimeout(this.#trim);
		this.#trim = setTimeout(() => {
			// A trim that fails is taken back as a whole: the rows are still there, and the next one tries again.
			this.#trimRows().catch(() => undefined);
		}, trimAfterMs);
	}

	/** y-indexeddb's `storeState`, except that it can be seen to fail: many rows become one, in one transaction. */
	async #trimRows(): Promise<void> {
		const persistence = this.#persistence;
		const store = await fetchUpdates(persistence);
		// Closed meanwhile, it has passed over what other tabs wrote: their rows stay.
		if (persistence._destroyed) return;
		store.add(Y.encodeStateAsUpdate(persistence.doc));
		store.delete(IDBKeyRange.upperBound(persistence._dbref, true));
		await completed(store.transaction);
		persistence._dbsize = 1;
	}
}

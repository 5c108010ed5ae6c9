import type { Board } from '#domain/board.ts';
import { entitiesIn, isLive } from '#domain/lookups.ts';
import { followEntry, updateEntry } from '#storage/catalogue.ts';
import type { CatalogueRow, Database, EntryChange, SharingRow } from '#storage/database.ts';
import type { Drafts } from './draft.svelte.ts';

const writeAfterMs = 1_000;

/** What this device remembers of a board that is opened. */
export interface Remembered {
	readonly entry: CatalogueRow;
	readonly drafts: Drafts;
	/** How it is shared; nothing for one that is not. */
	readonly shared: SharingRow | undefined;
}

/** What the shelf says of a board. */
export function describedBy(
	board: Pick<Board, 'settings' | 'people'>
): Pick<CatalogueRow, 'name' | 'people'> {
	const people = entitiesIn(board.people).filter(isLive);
	return {
		name: board.settings.name,
		people: people.map((person) => person.name)
	};
}

/** Keeps a board's entry in the catalogue of this device true, a second behind: it can be made again any time. */
export class Entry {
	readonly #database: Database;
	readonly #entry: CatalogueRow;
	readonly #board: () => Board;
	readonly #looked: () => EntryChange;
	/** The first edit that no backup has. */
	#editedAt: number | undefined;
	#lastEditedAt = -Infinity;
	#due: EntryChange = {};
	#isRemoved = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#stop: () => void = () => undefined;

	/** `looked` is what is remembered when the person looks away. */
	constructor(
		database: Database,
		entry: CatalogueRow,
		{ board, looked }: { readonly board: () => Board; readonly looked: () => EntryChange }
	) {
		this.#database = database;
		this.#entry = entry;
		this.#board = board;
		this.#looked = looked;
		this.#editedAt = entry.editedAt;
	}

	/** Hear from other tabs who uses this device, and that the board was backed up there. */
	follow(hearOwner: (me: string | undefined) => void): void {
		let { me, backedUpAt } = this.#entry;
		const following = followEntry(this.#database, this.#entry.id).subscribe({
			next: (entry) => {
				// An entry that is gone is made again; and what was just said here may not be written yet.
				if (!entry) return;
				if (entry.me !== me) hearOwner((me = entry.me));
				if (entry.backedUpAt === backedUpAt) return;
				backedUpAt = entry.backedUpAt;
				if (backedUpAt !== undefined) this.wasBackedUp(backedUpAt);
			},
			// Whoever opens the board again reads it.
			error: () => undefined
		});
		this.#stop = () => following.unsubscribe();
	}

	/** The board changed, here or elsewhere. */
	changed(): void {
		this.change({ changedAt: Date.now() });
	}

	/** The board was changed by this person. Answers whether it is the first edit that no backup has. */
	edited(): boolean {
		this.#lastEditedAt = Date.now();
		if (this.#editedAt !== undefined) return false;
		this.#editedAt = this.#lastEditedAt;
		this.change({ editedAt: this.#editedAt });
		return true;
	}

	/** A file has everything up to a moment: what was edited after it is what no backup has. */
	wasBackedUp(at: number): void {
		this.#editedAt = this.#lastEditedAt > at ? this.#lastEditedAt : undefined;
		this.change({ editedAt: this.#editedAt });
	}

	/** The person looks away. */
	seen(): void {
		this.change(this.#looked());
		void this.#write();
	}

	/** Who uses this device, written at once: what they do next carries their name. */
	belongsTo(me: string | undefined): void {
		this.change({ me });
		void this.#write();
	}

	change(change: EntryChange): void {
		this.#due = { ...this.#due, ...change };
		this.#timer ??= setTimeout(() => void this.#write(), writeAfterMs);
	}

	close(): Promise<void> {
		this.#stop();
		this.#due = { ...this.#due, ...this.#looked() };
		return this.#write();
	}

	/** The board is no longer on this device: nothing more is written. */
	removed(): void {
		this.#isRemoved = true;
	}

	async #write(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		if (this.#isRemoved) return;
		const due = this.#due;
		this.#due = {};
		const change = due.changedAt === undefined ? due : { ...due, ...describedBy(this.#board()) };
		// The next change writes it again.
		await updateEntry(this.#database, this.#entry, change).catch(() => {
			this.#due = { ...due, ...this.#due };
		});
	}
}

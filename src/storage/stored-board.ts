import * as Y from 'yjs';
import { bringsNews, isEmptyDoc } from './assemble.ts';
import { Behind, fromLog } from './behind.ts';
import type { CatalogueRow, Database } from './database.ts';
import { type Fault, faultOf, StorageFault } from './fault.ts';
import { Outbox } from './outbox.ts';
import { type Place, type Saving, Saver, type Writer } from './saving.ts';
import { tell } from './tell.ts';
import { type Loss, WorkingCopy } from './working-copy.ts';
import { deleteWorkingCopy } from './working-copy-database.ts';

/** How opening a board from this device ended. */
export type StoredOpening =
	| { readonly outcome: 'open'; readonly board: StoredBoard }
	/** Nothing of it is here. `known` when the shelf lists it all the same. */
	| { readonly outcome: 'missing-data'; readonly known: boolean; readonly name: string }
	| { readonly outcome: 'unreadable'; readonly why: Fault };

/** Changes that came from another tab, which keeps them itself. */
const fromTab = Symbol('tab');

type Listener<Value> = (value: Value) => void;

/**
 * One board's document as it rests on this device: every edit goes to the outbox in the task in which it was made, and
 * to the working copy right behind it. Each can make the other again.
 */
export class StoredBoard {
	/** Told of every change of `saving`. */
	onSaving: Listener<Saving> = () => undefined;
	/** Told of every edit made here, after it is on its way to the disk. */
	onEdit: Listener<Uint8Array> = () => undefined;
	/** Told of every edit of another device, after it is on its way to the disk. */
	onReceived: Listener<Uint8Array> = () => undefined;
	/** Whoever writes into the document what other devices have signed. */
	others: object | undefined;
	/** Told when the board was removed from this device elsewhere. */
	onRemoved: () => void = () => undefined;

	readonly id: string;
	readonly #outbox: Outbox;
	readonly #saver: Saver;
	readonly #behind: Behind;
	#copy: WorkingCopy | undefined;
	#reopening: Promise<void> | undefined;
	#isClosed = false;
	readonly #copyPlace: Place = {
		write: (update) => {
			if (!this.#copy) throw new StorageFault('closed');
			return this.#copy.write(update);
		},
		reopen: (fault) => this.#reopenCopy(fault)
	};

	private constructor(
		readonly database: Database,
		entry: CatalogueRow,
		readonly doc: Y.Doc
	) {
		this.id = entry.id;
		this.#outbox = new Outbox(database, entry.id);
		this.#behind = new Behind(database, entry);
		this.#saver = new Saver([this.#outbox, this.#copyPlace], (saving) => {
			this.#behind.follow(saving);
			tell(this.onSaving, saving);
		});
	}

	/** Open a board that is on this device, from its working copy or else from its log; an empty one never opens. */
	static async open(database: Database, id: string): Promise<StoredOpening> {
		let entry: CatalogueRow | undefined;
		try {
			if (!database.isOpen()) await database.open();
			entry = await database.catalogue.get(id);
			if (!entry) return { outcome: 'missing-data', known: false, name: '' };
		} catch (error) {
			return { outcome: 'unreadable', why: faultOf(error, 'cannot-open') };
		}
		const { board, fault } = await StoredBoard.#fromWorkingCopy(database, entry);
		try {
			const lacked = await board.#behind.fill(board.doc, fault);
			// One that is opened later takes all that the document has by then.
			if (board.#copy) board.#saver.fill(board.#copyPlace, lacked);
		} catch (error) {
			await board.close();
			return { outcome: 'unreadable', why: faultOf(error) };
		}
		if (isEmptyDoc(board.doc)) {
			await board.close();
			if (fault) return { outcome: 'unreadable', why: fault };
			await deleteWorkingCopy(id);
			return { outcome: 'missing-data', known: true, name: entry.name };
		}
		board.#begin();
		return { outcome: 'open', board };
	}

	/**
	 * Put a board on this device of which nothing is here: into the catalogue and the outbox in one transaction,
	 * and into the working copy. Throws a StorageFault when the device will not keep it.
	 */
	static async create(database: Database, entry: CatalogueRow, doc: Y.Doc): Promise<StoredBoard> {
		const board = new StoredBoard(database, entry, doc);
		try {
			await database.transaction('rw', database.catalogue, database.outbox, async () => {
				const known = await database.catalogue.get(entry.id);
				await database.catalogue.put({ ...known, ...entry });
				await database.outbox.add({
					boardId: entry.id,
					bytes: Y.encodeStateAsUpdate(doc),
					at: Date.now(),
					isWhole: true
				});
			});
		} catch (error) {
			throw new StorageFault(faultOf(error, 'cannot-open'));
		}
		const fault = await board.#tryCopy();
		if (fault) board.#saver.failed(board.#copyPlace, fault);
		board.#begin();
		return board;
	}

	/** A working copy with a broken row is mended and read again into a new document. */
	static async #fromWorkingCopy(database: Database, entry: CatalogueRow) {
		const first = new StoredBoard(database, entry, new Y.Doc());
		const fault = await first.#tryCopy();
		if (fault !== 'corrupt') {
			if (fault) first.#saver.failed(first.#copyPlace, fault);
			return { board: first, fault };
		}
		first.doc.destroy();
		const second = new StoredBoard(database, entry, new Y.Doc());
		await second.#reopenCopy(fault).catch((error: unknown) => {
			second.#saver.failed(second.#copyPlace, faultOf(error));
		});
		return { board: second, fault };
	}

	get saving(): Saving {
		return this.#saver.saving;
	}

	/** Apply an update that another tab made and keeps. Answers whether it says anything new. */
	receive(update: Uint8Array): boolean {
		return bringsNews(this.doc, update, fromTab);
	}

	/** Keep an update that was received, because the tab that passed it on did not say that it was kept. */
	keep(update: Uint8Array, writer: Writer = 'here'): void {
		this.#saver.save(update, writer);
	}

	/** Keep another state instead of all this. The document here is the old one still: close it, and open again. */
	async replace(state: Uint8Array): Promise<void> {
		// What is edited meanwhile is written behind it, as ever.
		const { beginAnew } = await import('./log.ts');
		const before = Y.encodeStateAsUpdate(this.doc);
		await this.#copy?.replace(await beginAnew(this.database, this.id, state, before));
	}

	/** Try again now what could not be kept. */
	readonly retry = () => this.#saver.retry();

	/** When all that was edited until now is on the disk, or could not be kept. */
	readonly written = () => this.#saver.written();

	/** How saving ended, once nothing is on its way. */
	settled(): Promise<Saving> {
		return this.#saver.settled();
	}

	/**
	 * Look whether the browser closed something behind our back, as it does to pages that slept; open it again. Of what
	 * another tab wrote meanwhile nobody may be left to tell.
	 */
	async wake(): Promise<void> {
		if (this.#isClosed) return;
		if (!this.#copy?.isAlive()) await this.#saver.lost(this.#copyPlace);
		if (!this.#outbox.isAlive()) await this.#saver.lost(this.#outbox);
		if (this.saving.state === 'failed') await this.retry();
		await this.catchUp();
	}

	/** Take in what other tabs have written. What cannot be read now is read when the board is opened again. */
	async catchUp(): Promise<void> {
		await this.#copy?.catchUp().catch(() => undefined);
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		this.doc.off('update', this.#onUpdate);
		this.database.on('close').unsubscribe(this.#onDatabaseLost);
		await this.#saver.settled();
		this.#saver.stop();
		await this.#copy?.close();
		this.doc.destroy();
	}

	#begin(): void {
		this.doc.on('update', this.#onUpdate);
		this.database.on('close', this.#onDatabaseLost);
	}

	/** The only listener of the document here, so that a failure of one consumer is not a failure of the next. */
	readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
		if (origin === fromTab || origin === fromLog || this.#copy?.isOrigin(origin)) return;
		const isOthers = this.others !== undefined && origin === this.others;
		this.#saver.save(update, isOthers ? 'others' : 'here');
		tell(isOthers ? this.onReceived : this.onEdit, update);
	};

	readonly #onLost = (loss: Loss): void => {
		if (this.#isClosed) return;
		if (loss === 'deleted') {
			this.#saver.stop();
			tell(this.onRemoved, undefined);
		} else void this.#saver.lost(this.#copyPlace);
	};

	readonly #onDatabaseLost = (): void => {
		if (!this.#isClosed) void this.#saver.lost(this.#outbox);
	};

	async #tryCopy(): Promise<Fault | undefined> {
		try {
			this.#copy = await WorkingCopy.open(this.id, this.doc, this.#onLost);
			return undefined;
		} catch (error) {
			return faultOf(error, 'cannot-open');
		}
	}

	#reopenCopy(fault: Fault): Promise<void> {
		if (fault !== 'blocked' && this.#copy?.isAlive()) return Promise.resolve();
		this.#reopening ??= this.#mendCopy().finally(() => (this.#reopening = undefined));
		return this.#reopening;
	}

	/** Mended before it is read, because what it holds goes into a document that is in use. */
	async #mendCopy(): Promise<void> {
		await this.#copy?.close();
		this.#copy = undefined;
		const { repairWorkingCopy } = await import('./repair.ts');
		await repairWorkingCopy(this.database, this.id);
		const again = await this.#tryCopy();
		if (again) throw new StorageFault(again);
	}
}

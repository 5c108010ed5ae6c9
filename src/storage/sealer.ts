import * as Y from 'yjs';
import { type Database, rangeOf } from './database.ts';
import { lead } from './lead.ts';
import { seal } from './seal.ts';

const sealEveryMs = 1_000;
const compactAfterEntries = 200;

/**
 * Moves one board's edits from the outbox into its log: at the start, at most once a second, and when told to;
 * makes a snapshot when the log grew long. Of several tabs only one does it.
 */
export class Sealer {
	readonly #stopLeading: () => void;
	#isLead = false;
	#isStopped = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#work: Promise<void> = Promise.resolve();

	constructor(
		readonly database: Database,
		readonly boardId: string,
		readonly device: string,
		readonly doc: Y.Doc
	) {
		this.#stopLeading = lead(`quarterdeck/board/${boardId}`, () => {
			this.#isLead = true;
			this.soon();
		});
	}

	/** Something was edited: seal it within a second. */
	soon(): void {
		if (!this.#isLead || this.#isStopped) return;
		this.#timer ??= setTimeout(() => void this.now(), sealEveryMs);
	}

	/** Seal what waits. A failure changes nothing: the rows are in the outbox, and the next time takes them along. */
	now(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		if (this.#isLead && !this.#isStopped) {
			this.#work = this.#work.then(() => this.#seal()).catch(() => undefined);
		}
		return this.#work;
	}

	async stop(): Promise<void> {
		const last = this.now();
		this.#isStopped = true;
		await last;
		this.#stopLeading();
	}

	async #seal(): Promise<void> {
		// A log that was lost, or is not there yet, is made of the document.
		if (await this.#isEmpty()) await this.#compact();
		await seal(this.database, this.boardId, this.device);
		if ((await this.#count('log', '[boardId+device+seq]')) >= compactAfterEntries) {
			await this.#compact();
		}
	}

	async #compact(): Promise<void> {
		const { compact } = await import('./compaction.ts');
		await compact(this.database, this.boardId, Y.encodeStateAsUpdate(this.doc));
	}

	async #isEmpty(): Promise<boolean> {
		const entries = await this.#count('log', '[boardId+device+seq]');
		return entries === 0 && (await this.#count('snapshots', '[boardId+number]')) === 0;
	}

	#count(table: 'log' | 'snapshots', index: string): Promise<number> {
		const [from, to] = rangeOf(this.boardId);
		return this.database.table(table).where(index).between(from, to).count();
	}
}

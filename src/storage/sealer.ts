import * as Y from 'yjs';
import { type Database, rangeOf } from './database.ts';
import { lead } from './lead.ts';
import { sameBytes } from './same-bytes.ts';
import { type Numbered, seal } from './seal.ts';

const sealEveryMs = 1_000;
/** A snapshot takes a while on a large board: it waits until nobody is looking, but not for ever. */
const compactAtRestAfter = 200;
const compactAfter = 2_000;

/** Whether edits of this device wait to be sealed. Nobody knows before the outbox was looked into. */
export type Unsealed = 'none' | 'some' | 'unknown';

/** Hands over what was edited here, before it leaves the outbox. What it rejects stays there for the next time. */
export type Publish = (updates: readonly Uint8Array[]) => Promise<void>;

/**
 * Moves one board's edits from the outbox into its log: at the start, at most once a second, and when told to;
 * makes a snapshot when the log grew long. Of several tabs only one does it.
 */
export class Sealer {
	/** Set while the board is shared: then an edit that stands alone goes out at once. */
	publish: Publish | undefined;
	/** When what was edited until now is in the working copy: what left the outbox before would be in the log alone. */
	written: () => Promise<void> = () => Promise.resolve();
	/** Told when this tab is the one that seals, of all that show the board. */
	onLead: () => void = () => undefined;
	/** Something waits to be sealed, since this moment or before. */
	onWaiting: () => void = () => undefined;
	/** What waited was sealed, or could not be: `unsealed` tells. */
	onSealed: () => void = () => undefined;
	readonly #stopLeading: () => void;
	#sealedAt = -Infinity;
	#isLead = false;
	#isStopped = false;
	/** Rounds that were begun or wait for their turn. */
	#rounds = 0;
	/** What waits was handed over, and nobody took it. */
	#isHeld = false;
	/** The outbox was looked into. */
	#isKnown = false;
	/** How many edits were told to this tab, and how many of them a round that ended well has found. */
	#edited = 0;
	#sealed = 0;
	/** The log was seen to be there. */
	#isChecked = false;
	readonly #numbered: Numbered = {};
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
			this.#begin();
			this.onLead();
		});
	}

	get isLead(): boolean {
		return this.#isLead;
	}

	/** Whether something waits to be sealed, as far as this tab knows. */
	get unsealed(): Unsealed {
		if (this.#isHeld || this.#edited > this.#sealed) return 'some';
		return this.#isKnown ? 'none' : 'unknown';
	}

	/** Something was edited in this tab, and is on its way into the outbox: it waits, whichever tab seals it. */
	edited(update: Uint8Array): void {
		this.onWaiting();
		this.soon(update);
	}

	/** Something was edited: seal it within a second; at once where others wait for it and the last is long ago. */
	soon(update?: Uint8Array): void {
		if (!this.#isLead || this.#isStopped) return;
		const alone = this.#isBusy ? undefined : update;
		this.#edited += 1;
		this.onWaiting();
		this.#begin(alone);
	}

	get #isBusy(): boolean {
		return this.#timer !== undefined || this.#rounds > 0 || this.#isHeld;
	}

	#begin(alone?: Uint8Array): void {
		const rested = performance.now() - this.#sealedAt;
		const wait = this.publish ? Math.max(0, sealEveryMs - rested) : sealEveryMs;
		// In this task: behind a timer it would wait until the screen has shown it.
		if (wait === 0) void this.now(compactAfter, alone);
		else this.#timer ??= setTimeout(() => void this.now(), wait);
	}

	/**
	 * Seal what waits. A failure changes nothing: the rows are in the outbox, and the next time takes them along.
	 * `alone`, where nothing else waits, is handed over while the outbox still writes it down: to read it there
	 * would wait until the screen has shown it.
	 */
	now(mostEntries = compactAfter, alone?: Uint8Array): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#sealedAt = performance.now();
		if (this.#isLead && !this.#isStopped) {
			this.#rounds += 1;
			this.#work = this.#work
				.then(() => this.#round(mostEntries, alone))
				.catch(() => undefined)
				.finally(() => {
					this.#rounds -= 1;
					this.onSealed();
				});
		}
		return this.#work;
	}

	/** Nobody is looking: seal what waits, and make the log short if it grew long. */
	rest(): Promise<void> {
		return this.now(compactAtRestAfter);
	}

	/** Seal for the last time, and end what only the leading tab may do: another one leads after that and not before. */
	async stop(end: () => Promise<void> = () => Promise.resolve()): Promise<void> {
		const last = this.rest();
		this.#isStopped = true;
		try {
			await last;
			await end();
		} finally {
			this.#stopLeading();
		}
	}

	async #round(mostEntries: number, alone?: Uint8Array): Promise<void> {
		// What is edited from here on may be in the outbox too late for it.
		const edited = this.#edited;
		await this.#seal(mostEntries, alone);
		this.#sealed = edited;
		this.#isKnown = true;
	}

	async #seal(mostEntries: number, alone?: Uint8Array): Promise<void> {
		const isHanded = alone && this.publish && (await this.#isTaken([alone]));
		// A log that was lost is made of the document.
		this.#isChecked ||= !(await this.#isLost());
		if (!this.#isChecked) await this.#compact();
		const hand = (rows: readonly Uint8Array[]) =>
			this.#hand(isHanded ? rows.filter((row) => !sameBytes(row, alone)) : rows);
		await this.written();
		await seal(this.database, this.boardId, this.device, this.publish && hand, this.#numbered);
		// Also where there is nobody to hand to any more, or nothing was left to hand over.
		this.#isHeld = false;
		if ((await this.#count('log', '[boardId+device+seq]')) >= mostEntries) await this.#compact();
	}

	async #hand(updates: readonly Uint8Array[]): Promise<void> {
		if (!this.publish || updates.length === 0) return;
		this.#isHeld = true;
		await this.publish(updates);
	}

	/** Whether it was taken. If not, it is handed over again with what waits in the outbox. */
	#isTaken(updates: readonly Uint8Array[]): Promise<boolean> {
		return this.#hand(updates).then(
			() => true,
			() => false
		);
	}

	async #compact(): Promise<void> {
		const { compact } = await import('./compaction.ts');
		await compact(this.database, this.boardId, Y.encodeStateAsUpdate(this.doc));
	}

	/** Neither an entry nor a snapshot, and not because the board has just been put here. */
	async #isLost(): Promise<boolean> {
		if ((await this.#count('log', '[boardId+device+seq]')) > 0) return false;
		if ((await this.#count('snapshots', '[boardId+number]')) > 0) return false;
		const { boardId } = this;
		return !(await this.database.outbox.where({ boardId }).first())?.isWhole;
	}

	#count(table: 'log' | 'snapshots', index: string): Promise<number> {
		const [from, to] = rangeOf(this.boardId);
		return this.database.table(table).where(index).between(from, to).count();
	}
}

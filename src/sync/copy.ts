import * as Y from 'yjs';
import { sameBytes } from './bytes.ts';
import { fold } from './fold.ts';
import type { Accepted } from './intake.ts';
import { Ledger } from './ledger.ts';
import type { Members } from './members.ts';
import type { Hello } from './messages.ts';
import type { ReplicaOptions } from './replica-options.ts';
import { Patience } from './patience.ts';
import { stateHash } from './state-hash.ts';
import { mostDevices, partOf } from './vector.ts';

/** One device's copy of a board: the log on its disk, what it knows of that log, and the document made of it. */
export class Copy {
	#doc: Y.Doc;
	#ledger: Ledger;
	#isDamaged = false;
	/** Yjs stumbled, and the document was not put together again yet. */
	#isHalf = false;
	/** How many envelopes the log held when the document was last made of it. */
	#rebuiltAt: number | undefined;
	readonly #onTheirWord = new Patience({ atOnce: 4, oneEveryMs: 300_000 });
	/** The state hash, until something changes: many may ask for it. */
	#hash: Promise<Uint8Array> | undefined;

	constructor(
		readonly options: ReplicaOptions,
		ledger: Ledger
	) {
		this.#doc = this.#watched(options.doc);
		this.#ledger = ledger;
	}

	get doc(): Y.Doc {
		return this.#doc;
	}

	/** Another one after something could not be kept: ask again each time. */
	get ledger(): Ledger {
		return this.#ledger;
	}

	/**
	 * Store what the ledger has taken, then apply it. Answers false when the disk refused: then nothing was applied
	 * and the ledger is as before. `isApplied` for what the document has because it was written in it.
	 */
	async keep(
		accepted: readonly Accepted[],
		{ origin, isApplied = false }: { origin: unknown; isApplied?: boolean }
	): Promise<boolean> {
		try {
			await this.options.log.put(
				accepted.map(({ note, sealed }) => ({ note, bytes: sealed.bytes }))
			);
		} catch {
			const lost = new Set(accepted.map(({ note }) => note));
			this.#ledger = new Ledger(this.#ledger.notes().filter((note) => !lost.has(note)));
			this.options.events.onNotStored?.();
			return false;
		}
		if (!isApplied && !this.#isHalf) this.#isHalf = !this.#apply(accepted, origin);
		if (this.#isHalf) await this.rebuild();
		return true;
	}

	/** Put the document together again from the log. What was damaged in it is forgotten, so that it is asked for again. */
	async rebuild(): Promise<void> {
		const { newDoc, log, keys, events } = this.options;
		const notes = this.#ledger.notes();
		const { doc, unreadable } = await fold(newDoc, notes, log, keys);
		this.#isDamaged = unreadable.size > 0;
		if (this.#isDamaged) {
			this.#ledger = new Ledger(notes.filter((note) => !unreadable.has(note)));
			events.onDamaged?.([...unreadable]);
		}
		this.#doc = this.#watched(doc);
		this.#isHalf = false;
		this.#rebuiltAt = this.#ledger.count;
		events.onRebuilt(doc);
	}

	/** Where this copy is; of more devices than a hello names, the next ones each time. */
	async hello(nth: number, members: Pick<Members, 'told'>): Promise<Hello> {
		const { vector } = this.#ledger;
		// One certificate more than that is told: our own.
		const part = partOf(vector, nth, mostDevices - 1);
		const certificates = members.told(vector, part).slice(0, mostDevices);
		const heads = [...part.keys()].flatMap((device) => this.#ledger.head(device) ?? []);
		const isRebuilt = this.#rebuiltAt === this.#ledger.count;
		const hash = this.#isComparable ? { stateHash: await this.#stateHash() } : {};
		return { kind: 'hello', heads, isRebuilt, certificates, ...hash };
	}

	/**
	 * Compare documents with a peer that has the same envelopes. Where they differ, this one is put together again,
	 * and the two should compare once more.
	 */
	async compare(theirs: Hello): Promise<'nothing' | 'again' | 'diverged'> {
		if (!theirs.stateHash || !this.#isComparable || !this.#isAt(theirs.heads)) return 'nothing';
		if (sameBytes(await this.#stateHash(), theirs.stateHash)) return 'nothing';
		if (this.#rebuiltAt === this.#ledger.count) return theirs.isRebuilt ? 'diverged' : 'again';
		// Anybody with a link can claim to have another document, after each edit anew.
		if (!this.#onTheirWord.hears(performance.now())) return 'nothing';
		await this.rebuild();
		return 'again';
	}

	/** What waits to be sealed is in the document and not in the log. */
	get #isComparable(): boolean {
		return !this.#isDamaged && !this.options.hasUnsealed?.();
	}

	#isAt(heads: Hello['heads']): boolean {
		return (
			heads.length === this.#ledger.vector.size &&
			heads.every(({ device, seq, hash }) => {
				const mine = this.#ledger.head(device);
				return mine?.seq === seq && sameBytes(mine.hash, hash);
			})
		);
	}

	#stateHash(): Promise<Uint8Array> {
		this.#hash ??= stateHash(this.#doc);
		return this.#hash;
	}

	#watched(doc: Y.Doc): Y.Doc {
		this.#hash = undefined;
		doc.on('update', () => (this.#hash = undefined));
		return doc;
	}

	/** Answers false when Yjs stumbled: the document is then only half of what it should be. */
	#apply(accepted: readonly Accepted[], origin: unknown): boolean {
		const doc = this.#doc;
		const apply = () => {
			for (const { sealed, payload } of accepted) {
				if (!payload) continue;
				// A whole board may hold what is here; Yjs stumbles over what it has collected of that.
				const update =
					sealed.head.kind === 'snapshot'
						? Y.diffUpdate(payload.update, Y.encodeStateVector(doc))
						: payload.update;
				Y.applyUpdate(doc, update, origin);
			}
		};
		try {
			Y.transact(doc, apply, origin, false);
		} catch {
			return false;
		}
		const isComplete = !doc.store.pendingStructs && !doc.store.pendingDs;
		return isComplete || this.#isDamaged;
	}
}

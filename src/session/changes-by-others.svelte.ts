import { SvelteMap } from 'svelte/reactivity';
import { followTouched, type Touched } from '#document/touched.ts';
import type { PersonId } from '#domain/id.ts';
import type { Writer } from '#storage/saving.ts';
import type { StoredBoard } from '#storage/stored-board.ts';
import { type ChangesHeard, GatheredChanges } from './gathered-changes.ts';

/** Who wrote as a client of Yjs, where that is known. */
interface Writers {
	personOf(client: number): PersonId | undefined;
}

/** How long a change of another device stays marked. */
export const markedForMs = 4_000;
/** Changes that come closer together than this are told as one. */
export const calmAfterMs = 1_000;

/** What other devices change of an open board, for as long as it is news. Nothing of it is kept. */
export class ChangesByOthers {
	/** To be said now; each time another object, and nothing once it is old. */
	heard = $state.raw<ChangesHeard>();
	/** When, on the clock of the page, what is marked was changed. */
	readonly #marked = new SvelteMap<string, number>();
	readonly #coming = new GatheredChanges();
	readonly #writers: Writers;
	#calm: ReturnType<typeof setTimeout> | undefined;
	#isRelaying = false;

	constructor(stored: Pick<StoredBoard, 'doc' | 'others'>, writers: Writers) {
		this.#writers = writers;
		const isOthers = (origin: unknown) =>
			this.#isRelaying || (stored.others !== undefined && origin === stored.others);
		const stop = followTouched(stored.doc, isOthers, (touched, writers) =>
			this.#take(touched, writers)
		);
		stored.doc.once('destroy', () => {
			stop();
			clearTimeout(this.#calm);
		});
	}

	/** When an entity was changed, or the last of several; nothing where nothing is marked. */
	at(...ids: readonly string[]): number | undefined {
		const times = ids.flatMap((id) => this.#marked.get(id) ?? []);
		return times.length > 0 ? Math.max(...times) : undefined;
	}

	/** Receive from another tab what was made there, or came there from another device. */
	relay<Answer>(writer: Writer, receive: () => Answer): Answer {
		this.#isRelaying = writer === 'others';
		try {
			return receive();
		} finally {
			this.#isRelaying = false;
		}
	}

	#take(touched: readonly Touched[], writers: readonly number[]): void {
		// What came together from several devices is nobody's by its signature alone.
		const [writer, ...more] = writers;
		const isOnes = writer !== undefined && more.length === 0;
		this.#coming.add(touched, isOnes ? this.#writers.personOf(writer) : undefined);
		clearTimeout(this.#calm);
		this.#calm = setTimeout(() => this.#tell(), calmAfterMs);
		if (this.#coming.isFlood) this.#marked.clear();
		else this.#mark(touched.flatMap(({ id, of }) => (of ? [id, of] : [id])));
	}

	#mark(ids: readonly string[]): void {
		const at = performance.now();
		for (const id of ids) this.#marked.set(id, at);
		setTimeout(() => {
			for (const id of ids) if (this.#marked.get(id) === at) this.#marked.delete(id);
		}, markedForMs);
	}

	#tell(): void {
		const heard = this.#coming.take();
		this.heard = heard;
		setTimeout(() => {
			if (this.heard === heard) this.heard = undefined;
		}, markedForMs);
	}
}

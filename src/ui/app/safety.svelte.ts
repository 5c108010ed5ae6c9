import type { BoardSession } from '#session/board-session.svelte.ts';
import { longAloneSince } from '#session/long-alone.ts';
import type { Shelf } from '#session/shelf.svelte.ts';
import { aloneWords } from '#ui/vocabulary/alone-words.ts';
import { togetherOf, type Together } from './together.ts';
import { quietSentence, troublesOf, type Safety, type Trouble } from './trouble.ts';

const longMs = 1500;

/** Whether a board is safe on this device, in words, and what to do if it is not. */
export class BoardSafety {
	/** Saving takes so long that the person should know. */
	isSlow = $state(false);
	#putOff = $state.raw<readonly Trouble['kind'][]>([]);
	readonly #session: BoardSession;
	readonly #shelf: Shelf;

	/** Create it while a component is being set up. */
	constructor(session: BoardSession, shelf: Shelf) {
		this.#session = session;
		this.#shelf = shelf;
		// Outside: the clock. Saving is slow if it has not ended when the timer fires.
		$effect(() => {
			const isSaving = session.saving.state === 'saving';
			if (!isSaving) this.isSlow = false;
			const timer = isSaving && setTimeout(() => (this.isSlow = true), longMs);
			return () => {
				if (timer) clearTimeout(timer);
			};
		});
	}

	get sentence(): string {
		return quietSentence(this.#known(), this.isSlow);
	}

	/**
	 * How this device stands to the others. It speaks of what is saved: what is still being typed is with nobody
	 * yet.
	 */
	get together(): Together | undefined {
		const { sharing, saving, isRemoved, board, me, today, locale } = this.#session;
		if (isRemoved || saving.state !== 'saved') return undefined;
		const { timeZone } = board.settings;
		const since = longAloneSince(sharing.state, { today, timeZone });
		const alone = since && aloneWords(since, locale);
		return togetherOf(sharing.state, { board, me, renewal: sharing.renewal, alone });
	}

	/** The worst problem that was not put off. */
	get trouble(): Trouble | undefined {
		return troublesOf(this.#known()).find(({ kind }) => !this.#putOff.includes(kind));
	}

	/** Do not mention it again until the board is opened anew. */
	putOff(trouble: Trouble): void {
		this.#putOff = [...this.#putOff, trouble.kind];
	}

	#known(): Safety {
		const { id, saving, isRemoved, setAside, isReadOnly, board, sharing } = this.#session;
		const entry = this.#shelf.boards?.find((each) => each.id === id);
		return {
			saving,
			isRemoved,
			setAside,
			readOnly: isReadOnly,
			tooNew: board.settings.readOnly,
			isBackupDue: entry?.isBackupDue ?? false,
			isShared: sharing.isShared
		};
	}
}

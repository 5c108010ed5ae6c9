import type { BoardSession } from '#session/board-session.svelte.ts';
import type { Draft } from '#session/draft.svelte.ts';

/** A text of the settings while somebody types it: kept over a reload, and saved when it is left. */
export class TypedText {
	readonly #draft: Draft<{ text: string; isTyped: boolean; refusal: string }>;
	readonly #saved: () => string;
	readonly #save: (text: string) => string | undefined;

	/** `save` answers with a sentence when it refuses; what was typed then stays. */
	constructor(
		session: BoardSession,
		name: string,
		saved: () => string,
		save: (text: string) => string | undefined
	) {
		this.#draft = session.draft(`setting:${name}`, { text: '', isTyped: false, refusal: '' });
		this.#saved = saved;
		this.#save = save;
	}

	/** Why what is typed was not saved: it stays beside it, over a reload too. */
	get refusal(): string | undefined {
		return this.#draft.value.refusal || undefined;
	}

	get text(): string {
		return this.#draft.value.isTyped ? this.#draft.value.text : this.#saved();
	}

	set text(text: string) {
		this.#draft.value = { text, isTyped: true, refusal: '' };
	}

	/** The field was left, or Enter pressed in it. */
	leave(): void {
		if (!this.#draft.value.isTyped) return;
		const { text } = this.#draft.value;
		const refusal = text === this.#saved() ? undefined : this.#save(text);
		if (refusal) this.#draft.value.refusal = refusal;
		else this.#draft.clear();
	}

	/** Escape shows again what is saved; Enter saves. */
	press(event: KeyboardEvent): void {
		if (event.isComposing) return;
		if (event.key === 'Enter') this.leave();
		if (event.key !== 'Escape') return;
		this.#draft.clear();
	}
}

import type { BoardSession } from '#session/board-session.svelte.ts';
import type { Draft } from '#session/draft.svelte.ts';

/** A text of the settings while somebody types it: kept over a reload, and saved when it is left. */
export class TypedText {
	refusal = $state<string>();
	readonly #draft: Draft<{ text: string; isTyped: boolean }>;
	readonly #saved: () => string;
	readonly #save: (text: string) => string | undefined;

	/** `save` answers with a sentence when it refuses; what was typed then stays. */
	constructor(
		session: BoardSession,
		name: string,
		saved: () => string,
		save: (text: string) => string | undefined
	) {
		this.#draft = session.draft(`setting:${name}`, { text: '', isTyped: false });
		this.#saved = saved;
		this.#save = save;
	}

	get text(): string {
		return this.#draft.value.isTyped ? this.#draft.value.text : this.#saved();
	}

	set text(text: string) {
		this.#draft.value = { text, isTyped: true };
		this.refusal = undefined;
	}

	/** The field was left, or Enter pressed in it. */
	leave(): void {
		if (!this.#draft.value.isTyped) return;
		const { text } = this.#draft.value;
		this.refusal = text === this.#saved() ? undefined : this.#save(text);
		if (!this.refusal) this.#draft.clear();
	}

	/** Escape shows again what is saved; Enter saves. */
	press(event: KeyboardEvent): void {
		if (event.isComposing) return;
		if (event.key === 'Enter') this.leave();
		if (event.key !== 'Escape') return;
		this.#draft.clear();
		this.refusal = undefined;
	}
}

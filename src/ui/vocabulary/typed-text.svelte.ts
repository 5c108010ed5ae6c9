import type { boardSession } from '#session/context.ts';

type Session = Pick<ReturnType<typeof boardSession>, 'draft' | 'writing'>;

const nothing = { text: '', from: '', isTyped: false, refusal: '' };

/** A text while somebody types it: it survives a reload, and is saved when the field is left. */
export class TypedText {
	readonly #session: Session;
	readonly #draft: ReturnType<typeof draftOf>;
	readonly #saved: () => string;
	readonly #save: (text: string) => string | undefined;

	/** `save` returns a sentence if it refuses; what was typed then stays. */
	constructor(
		session: Session,
		name: string,
		saved: () => string,
		save: (text: string) => string | undefined
	) {
		this.#session = session;
		this.#draft = draftOf(session, name);
		this.#saved = saved;
		this.#save = save;
	}

	/** Why what is typed was not saved: shown beside it, even after a reload. */
	get refusal(): string | undefined {
		return this.#draft.value.refusal || undefined;
	}

	get text(): string {
		return this.#draft.value.isTyped ? this.#draft.value.text : this.#saved();
	}

	set text(text: string) {
		const { isTyped, from } = this.#draft.value;
		this.#draft.value = {
			...{ text, isTyped: true, refusal: '' },
			from: isTyped ? from : this.#saved()
		};
	}

	/** The field was left, or Enter was pressed in it. What others wrote meanwhile is not overwritten unseen. */
	leave(): void {
		const { text, from, isTyped } = this.#draft.value;
		if (!isTyped) return;
		const isNews = text !== from && text !== this.#saved();
		const refusal = isNews ? this.#session.writing.over(from, () => this.#save(text)) : undefined;
		if (refusal) this.#draft.value.refusal = refusal;
		else this.#draft.clear();
	}

	/** Show again what is saved. */
	forget(): void {
		this.#draft.clear();
	}
}

function draftOf(session: Session, name: string) {
	return session.draft(name, nothing);
}

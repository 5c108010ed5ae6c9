import type { Attachment } from 'svelte/attachments';
import type { Choice } from './field.ts';
import { place } from './place.ts';

/** One line of the list: an option, the choice of nothing, or an offer to make what was typed. */
type ComboboxRow =
	| { readonly kind: 'option'; readonly option: Choice }
	| { readonly kind: 'none'; readonly label: string }
	| { readonly kind: 'create'; readonly text: string };

interface ComboboxFacts {
	readonly options: () => readonly Choice[];
	readonly value: () => string | undefined;
	readonly none: () => string | undefined;
	readonly creates: () => boolean;
	readonly choose: (row: ComboboxRow) => void;
}

/** Letters without case and accents: "luc" and "LUCIA" both find "Lucía". */
function plainLetters(text: string): string {
	return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** Options whose label or hint contains every word typed; those that begin with the text come first. */
export function matchingChoices(options: readonly Choice[], typed: string): readonly Choice[] {
	const wanted = plainLetters(typed);
	if (wanted === '') return options;
	const words = wanted.split(/\s+/);
	const found = options.filter(({ label, hint }) => {
		const letters = plainLetters(`${label} ${hint ?? ''}`);
		return words.every((word) => letters.includes(word));
	});
	const starts = (option: Choice) => plainLetters(option.label).startsWith(wanted);
	return [...found.filter(starts), ...found.filter((option) => !starts(option))];
}

/** What is typed into a combobox, which choices that leaves, and which row the keyboard is on. */
export class ComboboxState {
	typed = $state<string>();
	open = $state(false);
	#at = $state(0);

	readonly #facts: ComboboxFacts;

	constructor(facts: ComboboxFacts) {
		this.#facts = facts;
	}

	readonly #chosen = $derived.by(() => {
		const value = this.#facts.value();
		return value === undefined
			? undefined
			: this.#facts.options().find((option) => option.value === value);
	});

	readonly text = $derived(this.typed ?? this.#chosen?.label ?? '');

	readonly rows = $derived.by((): readonly ComboboxRow[] => {
		const typed = this.typed?.trim() ?? '';
		const options = this.#facts.options();
		const none = this.#facts.none();
		const same = options.some((option) => plainLetters(option.label) === plainLetters(typed));
		return [
			...(none !== undefined && typed === '' ? [{ kind: 'none', label: none } as const] : []),
			...matchingChoices(options, typed).map((option) => ({ kind: 'option', option }) as const),
			...(this.#facts.creates() && typed !== '' && !same
				? [{ kind: 'create', text: typed } as const]
				: [])
		];
	});

	readonly at = $derived(Math.min(this.#at, this.rows.length - 1));

	isChosen(row: ComboboxRow): boolean {
		if (row.kind === 'option') return row.option === this.#chosen;
		return row.kind === 'none' && this.#chosen === undefined;
	}

	show(): void {
		if (this.open) return;
		this.open = true;
		this.#at = Math.max(
			0,
			this.rows.findIndex((row) => this.isChosen(row))
		);
	}

	type(text: string): void {
		this.typed = text;
		this.open = true;
		this.#at = 0;
	}

	choose(row: ComboboxRow): void {
		this.#facts.choose(row);
		this.dismiss();
	}

	/** The field shows again what is chosen. */
	dismiss(): void {
		this.typed = undefined;
		this.open = false;
	}

	/** Somebody who types a whole name and leaves the field has chosen it; who empties it has chosen nobody. */
	leave(): void {
		const typed = this.typed;
		const row = this.rows.find((each) =>
			each.kind === 'option'
				? plainLetters(each.option.label) === plainLetters(typed ?? '')
				: each.kind === 'none'
		);
		if (typed !== undefined && row && !this.isChosen(row)) this.choose(row);
		else this.dismiss();
	}

	readonly onKey = (event: KeyboardEvent): void => {
		// The keys are those of the word that is being put together.
		if (event.isComposing) return;
		const row = this.rows[this.at];
		if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
			const count = this.rows.length;
			if (!this.open) this.show();
			else if (count > 0)
				this.#at = (this.at + (event.key === 'ArrowDown' ? 1 : count - 1)) % count;
		} else if (event.key === 'Enter' && this.open && row) this.choose(row);
		else if (event.key === 'Escape' && this.open) {
			event.stopPropagation();
			this.dismiss();
		} else return;
		event.preventDefault();
	};

	/** The list exists while it is open, in the browser's top layer, and stays with its field. */
	list(field: () => Element | undefined): Attachment<HTMLElement> {
		return (element) => {
			const settle = () => {
				const anchor = field();
				if (anchor) place(element, anchor, { align: 'start', cover: true });
			};
			element.showPopover();
			settle();
			addEventListener('resize', settle);
			addEventListener('scroll', settle, { capture: true, passive: true });
			return () => {
				removeEventListener('resize', settle);
				removeEventListener('scroll', settle, { capture: true });
			};
		};
	}
}

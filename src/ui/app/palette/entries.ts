import { folded } from '#domain/folded.ts';
import type { Icon } from '#kit/icon.ts';

/** One thing that the palette offers: somewhere to go, or something to do. */
export interface Entry {
	readonly id: string;
	readonly title: string;
	/** What tells it from another with the same title. */
	readonly detail?: string | undefined;
	/** What kind of thing it is, shown on the right. */
	readonly kind?: string | undefined;
	readonly icon: Icon;
	readonly keys?: string | undefined;
	/** Other words that people search for it by. */
	readonly also?: string;
	/** Leaves the palette open for another question. */
	readonly goesOn?: boolean;
	readonly act: () => void;
}

export interface EntryGroup {
	readonly title: string;
	readonly entries: readonly Entry[];
}

/** The entries in which every typed word begins a word; those whose title begins with what was typed come first. */
export function matching(entries: readonly Entry[], text: string): readonly Entry[] {
	const typed = folded(text);
	if (typed === '') return entries;
	const found = entries.filter(({ title, also = '' }) => {
		const words = ` ${folded(`${title} ${also}`)}`;
		return typed.split(' ').every((part) => words.includes(` ${part}`));
	});
	const begins = ({ title }: Entry) => folded(title).startsWith(typed);
	return [...found.filter(begins), ...found.filter((entry) => !begins(entry))];
}

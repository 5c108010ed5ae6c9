import type { Icon } from '#kit/icon.ts';

/** One thing that the palette offers: somewhere to go, or something to do. */
export interface Entry {
	readonly id: string;
	readonly title: string;
	/** What tells it from another of the same title. */
	readonly detail?: string | undefined;
	/** What it is, said at the right. */
	readonly kind?: string | undefined;
	readonly icon: Icon;
	readonly keys?: string | undefined;
	/** Other words that people look for it by. */
	readonly also?: string;
	/** Leaves the palette open, for another question. */
	readonly goesOn?: boolean;
	readonly act: () => void;
}

export interface EntryGroup {
	readonly title: string;
	readonly entries: readonly Entry[];
}

/** The entries of which every typed word begins a word; those whose title begins so come first. */
export function matching(entries: readonly Entry[], text: string): readonly Entry[] {
	const typed = wordsOf(text);
	if (typed.length === 0) return entries;
	const found = entries.filter(({ title, also = '' }) => {
		const words = wordsOf(`${title} ${also}`);
		return typed.every((part) => words.some((word) => word.startsWith(part)));
	});
	const begins = ({ title }: Entry) => wordsOf(title).join(' ').startsWith(typed.join(' '));
	return [...found.filter(begins), ...found.filter((entry) => !begins(entry))];
}

function wordsOf(text: string): readonly string[] {
	return text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);
}

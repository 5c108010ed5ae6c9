import { formatValue } from '#domain/format.ts';
import type { Level, ObjectiveKind } from '#domain/objective.ts';

/** What each kind of objective is called and promises. */
export const kindWords: Readonly<
	Record<ObjectiveKind, { readonly word: string; readonly hint: string }>
> = {
	committed: {
		word: 'Committed',
		hint: 'We promise all of it; falling short is a reason to ask why.'
	},
	aspirational: {
		word: 'Aspirational',
		hint: 'A stretch on purpose: six or seven tenths of it is a good result.'
	},
	learning: {
		word: 'Learning',
		hint: 'We want to find something out; what counts in the end is what we know.'
	}
};

export const levelWords: Readonly<Record<Level, string>> = {
	company: 'Company',
	team: 'Team',
	person: 'Person'
};

/** "Confidence 6.5 of 10"; nothing where there was no check-in, which is said beside it. */
export function confidenceWords(confidence: number | null, locale: string): string {
	if (confidence === null) return '';
	const tenths = Math.round(confidence * 10) / 10;
	return `Confidence ${formatValue(tenths, { kind: 'number' }, locale)} of 10`;
}

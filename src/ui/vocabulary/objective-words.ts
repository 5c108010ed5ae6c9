import type { Level, ObjectiveKind } from '#domain/objective.ts';

/** What each kind of objective is called and promises. */
export const kindWords: Readonly<
	Record<ObjectiveKind, { readonly word: string; readonly hint: string }>
> = {
	committed: { word: 'Committed', hint: 'We said yes to all of it: 1.0 is expected.' },
	aspirational: { word: 'Aspirational', hint: 'A stretch: 0.6 to 0.7 is as intended.' },
	learning: { word: 'Learning', hint: 'We want to know something that we do not know yet.' }
};

export const levelWords: Readonly<Record<Level, string>> = {
	company: 'Company',
	team: 'Team',
	person: 'Person'
};

/** "Confidence 6.5 of 10", or nothing said. */
export function confidenceWords(confidence: number | null, locale: string): string {
	if (confidence === null) return 'Confidence not said yet';
	return `Confidence ${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(confidence)} of 10`;
}

import type { BoardSettings, Term } from '#domain/board-settings.ts';

/** The words to use unless a board has its own. */
export const usualTerms: Record<Term, { readonly one: string; readonly many: string }> = {
	objective: { one: 'objective', many: 'objectives' },
	keyResult: { one: 'key result', many: 'key results' },
	kpi: { one: 'KPI', many: 'KPIs' },
	initiative: { one: 'initiative', many: 'initiatives' },
	cycle: { one: 'cycle', many: 'cycles' },
	checkIn: { one: 'check-in', many: 'check-ins' }
};

/** What the board calls something, as it is written inside a sentence. */
export function termOf(settings: BoardSettings, term: Term): { one: string; many: string } {
	return settings.terms[term] ?? usualTerms[term];
}

/** What the list of objectives is called: "OKRs", unless the board has a word of its own. */
export function okrsWord(settings: BoardSettings): string {
	return settings.terms.objective ? capitalised(termOf(settings, 'objective').many) : 'OKRs';
}

/** "1 key result", "4 key results", in the board's own words. */
export function counted(settings: BoardSettings, term: Term, count: number): string {
	const { one, many } = termOf(settings, term);
	return `${count} ${count === 1 ? one : many}`;
}

/** The same words at the start of a sentence. */
export function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

import type { KpiId } from './id.ts';

/** What a calculated KPI reads, as a tree: every leaf is a number or another KPI. */
export type Formula =
	| { readonly kind: 'number'; readonly value: number }
	| { readonly kind: 'kpi'; readonly id: KpiId }
	| { readonly kind: 'negative'; readonly of: Formula }
	| {
			readonly kind: 'two';
			readonly sign: '+' | '-' | '*' | '/';
			readonly left: Formula;
			readonly right: Formula;
	  }
	/** This period against the one before it. */
	| { readonly kind: 'change'; readonly by: ChangeBy; readonly of: Formula };

/** As what is left when one is taken from the other, or in percent of the one before. */
export type ChangeBy = 'difference' | 'percent';

/** Why a text is no formula, with the part of it that is meant. */
export type FormulaProblem =
	| { readonly code: 'empty' }
	| { readonly code: 'too-long' }
	| { readonly code: 'no-kpi' }
	/** Something is missing, or two things stand beside each other with no sign between them. */
	| { readonly code: 'unfinished' }
	| { readonly code: 'brackets' }
	| { readonly code: 'name-open' }
	| { readonly code: 'name-unknown'; readonly text: string }
	| { readonly code: 'name-of-many'; readonly text: string }
	| { readonly code: 'number-unreadable'; readonly text: string }
	| { readonly code: 'not-part'; readonly text: string };

/** The KPIs that a formula uses, each once, in the order in which they stand in it. */
export function inputsOf(formula: Formula): readonly KpiId[] {
	const ids = new Set<KpiId>();
	const visit = (part: Formula): void => {
		if (part.kind === 'kpi') ids.add(part.id);
		else if (part.kind === 'two') {
			visit(part.left);
			visit(part.right);
		} else if (part.kind !== 'number') visit(part.of);
	};
	visit(formula);
	return [...ids];
}

import type { Board } from './board.ts';
import { piecesAsText, piecesIn } from './formula-pieces.ts';
import { formulaFrom, formulaOf, keptPieces } from './formula-tree.ts';
import { inputsOf, type Formula, type FormulaProblem } from './formula.ts';
import { groupedBy } from './grouped-by.ts';
import type { KpiId } from './id.ts';
import type { Kpi } from './kpi.ts';
import { kpisWhere, liveKpis } from './lookups.ts';
import { readNumber } from './number-input.ts';
import { remember } from './remember.ts';
import { typedNumber } from './typed-number.ts';

/** A formula that was typed by names, and the text of it that is kept: by ids, so that no new name changes it. */
export type TypedFormula =
	{ readonly formula: Formula; readonly kept: string } | { readonly problem: FormulaProblem };

/** Read a formula as a person types it: `[Orders] / [Visits] * 100`, the brackets wherever a name is plain without. */
export function typedFormula(board: Board, text: string, locale: string): TypedFormula {
	const names = namesIn(board.kpis);
	const read = piecesIn(text, {
		kpiIn: (name) => names.get(folded(name)) ?? 'unknown',
		kpiAt: (rest) => bareName(names, rest),
		numberFrom: (digits) => {
			const figure = readNumber(digits, { kind: 'number' }, locale);
			return figure.done ? figure.value : undefined;
		}
	});
	if ('problem' in read) return read;
	const parsed = formulaFrom(read.pieces);
	if ('problem' in parsed) return parsed;
	const kept = piecesAsText(
		read.pieces,
		(id) => id,
		(value) => typedNumber(value, 'en')
	);
	return { formula: parsed.formula, kept };
}

/** A kept formula as a person would type it. What is no formula is shown as nothing. */
export function shownFormula(board: Board, kept: string, locale: string): string {
	const read = keptPieces(kept);
	if ('problem' in read) return '';
	return piecesAsText(
		read.pieces,
		(id) => formulaName(board, id),
		(value) => typedNumber(value, locale)
	);
}

/** What a KPI is called in formulas: its name, with a number behind it where several have the same. */
export function formulaName(board: Board, id: KpiId): string {
	return labelsOf(board.kpis).get(id) ?? board.kpis.get(id)?.name ?? 'a KPI that is gone';
}

const labelsOf = remember((kpis: Board['kpis']): ReadonlyMap<KpiId, string> => {
	const labels = new Map<KpiId, string>();
	const sameNames = [...groupedBy(liveKpis({ kpis }), ({ name }) => folded(name))];
	const taken = new Set(sameNames.map(([name]) => name));
	for (const [, same] of sameNames) {
		let number = 0;
		for (const { id, name } of same) {
			let label = name;
			while (same.length > 1 && taken.has(folded(label))) label = `${name} (${(number += 1)})`;
			taken.add(folded(label));
			labels.set(id, label);
		}
	}
	return labels;
});

/** The live KPIs that are calculated from one, in order. */
export function usersOf(board: Board, id: KpiId): readonly Kpi[] {
	return kpisWhere(board, (kpi) => {
		const formula = formulaOf(kpi);
		return formula !== undefined && inputsOf(formula).includes(id);
	});
}

/** Live KPIs by what may be typed for them. */
const namesIn = remember((kpis: Board['kpis']): ReadonlyMap<string, KpiId | 'of-many'> => {
	const names = new Map<string, KpiId | 'of-many'>();
	for (const { id, name } of liveKpis({ kpis }))
		names.set(folded(name), names.has(folded(name)) ? 'of-many' : id);
	for (const [id, label] of labelsOf(kpis))
		if (names.get(folded(label)) !== 'of-many') names.set(folded(label), id);
	return names;
});

/** The longest name that a text begins with and that ends where a word does. */
function bareName(
	names: ReadonlyMap<string, KpiId | 'of-many'>,
	text: string
): { readonly id: KpiId; readonly length: number } | undefined {
	const lower = text.toLowerCase();
	// Some letters are longer in lower case: then only brackets tell where a name ends.
	if (lower.length !== text.length) return undefined;
	let found: { readonly id: KpiId; readonly length: number } | undefined;
	for (const [name, id] of names) {
		if (id === 'of-many' || name.length <= (found?.length ?? 0) || !lower.startsWith(name))
			continue;
		if (!/^[\p{L}\p{N}_]/u.test(lower.slice(name.length))) found = { id, length: name.length };
	}
	return found;
}

function folded(name: string): string {
	return name.trim().toLowerCase();
}

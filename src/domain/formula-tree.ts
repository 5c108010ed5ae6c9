import jsep from 'jsep';
import { inputsOf, type ChangeBy, type Formula, type FormulaProblem } from './formula.ts';
import { piecesIn, type FormulaPiece, type Pieces } from './formula-pieces.ts';
import type { KpiId } from './id.ts';
import type { Kpi } from './kpi.ts';
import { remember } from './remember.ts';

export type ParsedFormula = { readonly formula: Formula } | { readonly problem: FormulaProblem };

/** The pieces of a formula as it is kept: KPIs by id, numbers with a point. */
export function keptPieces(text: string): Pieces {
	return piecesIn(text, {
		kpiIn: (id) => (id === '' || id.length > 200 ? 'unknown' : (id as KpiId)),
		kpiAt: () => undefined,
		numberFrom: (digits) => (/^\d+(?:\.\d+)?$/u.test(digits) ? finite(Number(digits)) : undefined)
	});
}

/** The formula that a text stands for as it is kept. Never throws, whatever the text is and wherever it came from. */
export function keptFormula(text: string): ParsedFormula {
	const read = keptPieces(text);
	return 'problem' in read ? read : formulaFrom(read.pieces);
}

/** A KPI's formula; undefined where it has none, or one that cannot be read. */
export const formulaOf = remember((kpi: Kpi): Formula | undefined => {
	if (kpi.formula === undefined) return undefined;
	const parsed = keptFormula(kpi.formula);
	return 'formula' in parsed ? parsed.formula : undefined;
});

/**
 * Put pieces together. The parser sees nothing but digits, signs and made-up names, and of what it answers only
 * numbers, those names, the four signs and the two changes are taken.
 */
export function formulaFrom(pieces: readonly FormulaPiece[]): ParsedFormula {
	const ids: KpiId[] = [];
	const text = pieces.map((piece) => {
		switch (piece.kind) {
			case 'kpi':
				return `k${ids.push(piece.id) - 1}`;
			case 'number':
				return String(piece.value);
			case 'sign':
				return piece.sign;
			case 'change':
				return piece.by;
		}
	});
	const open = text.filter((piece) => piece === '(').length;
	const closed = text.filter((piece) => piece === ')').length;
	if (open !== closed) return { problem: { code: 'brackets' } };
	const formula = treeOf(text.join(' '), ids);
	if (!formula) return { problem: { code: 'unfinished' } };
	return inputsOf(formula).length === 0 ? { problem: { code: 'no-kpi' } } : { formula };
}

function treeOf(text: string, ids: readonly KpiId[]): Formula | undefined {
	try {
		return taken(jsep(text), ids);
	} catch {
		// It throws at what is no expression; the caller says so in words of ours.
		return undefined;
	}
}

/** What is taken of the parser's answer. Its depth is bounded by the number of pieces. */
function taken(node: jsep.Expression, ids: readonly KpiId[]): Formula | undefined {
	if (isOf<jsep.Literal>(node, 'Literal'))
		return typeof node.value === 'number' ? { kind: 'number', value: node.value } : undefined;
	if (isOf<jsep.Identifier>(node, 'Identifier')) {
		const id = ids[Number(/^k(\d+)$/u.exec(node.name)?.[1])];
		return id === undefined ? undefined : { kind: 'kpi', id };
	}
	if (isOf<jsep.UnaryExpression>(node, 'UnaryExpression')) {
		const of = taken(node.argument, ids);
		if (!of || (node.operator !== '-' && node.operator !== '+')) return undefined;
		return node.operator === '-' ? { kind: 'negative', of } : of;
	}
	if (isOf<jsep.BinaryExpression>(node, 'BinaryExpression')) {
		const sign = (['+', '-', '*', '/'] as const).find((known) => known === node.operator);
		const left = taken(node.left, ids);
		const right = taken(node.right, ids);
		return sign && left && right && { kind: 'two', sign, left, right };
	}
	return isOf<jsep.CallExpression>(node, 'CallExpression') ? takenChange(node, ids) : undefined;
}

function takenChange(node: jsep.CallExpression, ids: readonly KpiId[]): Formula | undefined {
	const [argument, ...more] = node.arguments;
	const by = isOf<jsep.Identifier>(node.callee, 'Identifier')
		? changes.find((known) => known === node.callee['name'])
		: undefined;
	const of = argument && more.length === 0 ? taken(argument, ids) : undefined;
	return by && of && { kind: 'change', by, of };
}

const changes: readonly ChangeBy[] = ['difference', 'percent'];

function isOf<Kind extends jsep.Expression>(
	node: jsep.Expression,
	type: Kind['type']
): node is Kind {
	return node.type === type;
}

function finite(value: number): number | undefined {
	return Number.isFinite(value) ? value : undefined;
}

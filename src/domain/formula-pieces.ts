import type { ChangeBy, FormulaProblem } from './formula.ts';
import type { KpiId } from './id.ts';

/** The smallest parts of a formula, in the order in which they are written. */
export type FormulaPiece =
	| { readonly kind: 'kpi'; readonly id: KpiId }
	| { readonly kind: 'number'; readonly value: number }
	| { readonly kind: 'sign'; readonly sign: FormulaSign }
	/** `change` or `growth`; what it is of follows in brackets. */
	| { readonly kind: 'change'; readonly by: ChangeBy };

type FormulaSign = '+' | '-' | '*' | '/' | '(' | ')';

/** How KPIs and numbers are written: by name as a person types, or by id as it is kept. */
export interface FormulaWriting {
	/** The KPI that is meant by what stands between `[` and `]`. */
	readonly kpiIn: (name: string) => KpiId | 'unknown' | 'of-many';
	/** The KPI whose name stands without brackets at the beginning of a text, and how long that name is. */
	readonly kpiAt: (text: string) => { readonly id: KpiId; readonly length: number } | undefined;
	/** The number that is meant by some digits and marks. */
	readonly numberFrom: (text: string) => number | undefined;
}

export type Pieces =
	{ readonly pieces: readonly FormulaPiece[] } | { readonly problem: FormulaProblem };

/** The longest formula that is looked at, in UTF-16 units, and the most pieces. */
const longest = 4_000;
const mostPieces = 200;

/** What may be typed for a sign. */
const signs: { readonly [typed: string]: FormulaSign } = {
	...({ '+': '+', '-': '-', '−': '-', '–': '-', '*': '*', '×': '*', '·': '*' } as const),
	...({ '/': '/', '÷': '/', '∕': '/', '(': '(', ')': ')' } as const)
};

/** The words for a change, and how they are shown. */
const changes = new Map<string, ChangeBy>([
	['change', 'difference'],
	['growth', 'percent']
]);

/**
 * Cut a text into the pieces of a formula. Whatever the text is, it ends and answers; what is no piece is named. A
 * name may hold anything: `]` is written twice in it. An equals sign at the beginning, as in a spreadsheet, says nothing.
 */
export function piecesIn(text: string, writing: FormulaWriting): Pieces {
	if (text.length > longest) return { problem: { code: 'too-long' } };
	const pieces: FormulaPiece[] = [];
	let rest = text.trim().replace(/^=/u, '');
	for (;;) {
		rest = rest.trimStart();
		if (rest === '') break;
		const next = firstPiece(rest, writing);
		if ('problem' in next) return next;
		pieces.push(next.piece);
		if (pieces.length > mostPieces) return { problem: { code: 'too-long' } };
		rest = rest.slice(next.length);
	}
	return pieces.length === 0 ? { problem: { code: 'empty' } } : { pieces };
}

/** Write pieces as one text: by id to keep it, by name to show it. */
export function piecesAsText(
	pieces: readonly FormulaPiece[],
	nameOf: (id: KpiId) => string,
	numberText: (value: number) => string
): string {
	let text = '';
	for (const [at, piece] of pieces.entries()) {
		const isClose = at === 0 || clings(pieces, at);
		text += `${isClose ? '' : ' '}${pieceText(piece, nameOf, numberText)}`;
	}
	return text;
}

/** Whether a piece stands right beside the one before it: inside brackets, and a sign right before what it negates. */
export function clings(pieces: readonly FormulaPiece[], at: number): boolean {
	const piece = pieces[at];
	const before = pieces[at - 1];
	if (before === undefined || signOf(piece) === ')' || signOf(before) === '(') return true;
	if (before.kind === 'change') return true;
	const two = pieces[at - 2];
	const isTurn = signOf(before) === '-' || signOf(before) === '+';
	return isTurn && (two === undefined || (two.kind === 'sign' && two.sign !== ')'));
}

function signOf(piece: FormulaPiece | undefined): FormulaSign | undefined {
	return piece?.kind === 'sign' ? piece.sign : undefined;
}

function pieceText(
	piece: FormulaPiece,
	nameOf: (id: KpiId) => string,
	numberText: (value: number) => string
): string {
	switch (piece.kind) {
		case 'kpi':
			return `[${nameOf(piece.id).replaceAll(']', ']]')}]`;
		case 'number':
			return numberText(piece.value);
		case 'sign':
			return piece.sign;
		case 'change':
			return changeWord(piece.by);
	}
}

/** The word for a change as it is written in a formula. */
export function changeWord(by: ChangeBy): string {
	return by === 'difference' ? 'change' : 'growth';
}

type Next =
	{ readonly piece: FormulaPiece; readonly length: number } | { readonly problem: FormulaProblem };

function firstPiece(rest: string, { kpiIn, kpiAt, numberFrom }: FormulaWriting): Next {
	const start = rest[0] ?? '';
	const sign = Object.hasOwn(signs, start) ? signs[start] : undefined;
	if (sign) return { piece: { kind: 'sign', sign }, length: 1 };
	if (start === '[') return bracketed(rest, kpiIn);
	const [digits] = /^[.,٫]?\p{Nd}[\p{Nd}.,٫٬'’]*/u.exec(rest) ?? [];
	if (digits !== undefined) {
		const value = numberFrom(digits);
		return value === undefined
			? { problem: { code: 'number-unreadable', text: digits } }
			: { piece: { kind: 'number', value }, length: digits.length };
	}
	const [word] = /^\p{L}+(?=\s*\()/u.exec(rest) ?? [];
	const by = word === undefined ? undefined : changes.get(word.toLowerCase());
	if (word !== undefined && by) return { piece: { kind: 'change', by }, length: word.length };
	const named = kpiAt(rest);
	if (named) return { piece: { kind: 'kpi', id: named.id }, length: named.length };
	const [unknown = start] = /^[\p{L}\p{N}_][^-+*/×·÷()[\]]*/u.exec(rest) ?? [];
	const isName = /^\p{L}/u.test(unknown);
	return { problem: { code: isName ? 'name-unknown' : 'not-part', text: unknown.trim() } };
}

function bracketed(rest: string, kpiIn: FormulaWriting['kpiIn']): Next {
	const [all, inside] = /^\[((?:[^\]]|\]\])*)\]/u.exec(rest) ?? [];
	if (all === undefined || inside === undefined) return { problem: { code: 'name-open' } };
	const name = inside.replaceAll(']]', ']');
	const id = kpiIn(name);
	if (id === 'unknown') return { problem: { code: 'name-unknown', text: name.trim() } };
	if (id === 'of-many') return { problem: { code: 'name-of-many', text: name.trim() } };
	return { piece: { kind: 'kpi', id }, length: all.length };
}

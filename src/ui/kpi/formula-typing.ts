import type { Board } from '#domain/board.ts';
import { formulaName } from '#domain/formula-names.ts';
import type { FormulaPreview } from '#domain/formula-preview.ts';
import { problemWords } from '#ui/vocabulary/formula-words.ts';

/** The operators beside the field: on a phone they are two keyboards away. */
export const formulaSigns: readonly {
	readonly sign: string;
	readonly part: string;
	readonly label: string;
}[] = [
	{ sign: '+', part: '+', label: 'Plus' },
	{ sign: '−', part: '-', label: 'Minus' },
	{ sign: '×', part: '*', label: 'Times' },
	{ sign: '÷', part: '/', label: 'Divided by' },
	{ sign: '(', part: '(', label: 'Open bracket' },
	{ sign: ')', part: ')', label: 'Close bracket' },
	{ sign: 'change', part: 'change(', label: 'Change on the period before' },
	{ sign: 'growth', part: 'growth(', label: 'Change on the period before, in percent' }
];

/** A text with a piece inserted in place of its selection, and where typing continues. */
export function putIn(
	text: string,
	part: string,
	{ from, to }: { readonly from: number; readonly to: number }
): { readonly text: string; readonly at: number } {
	const before = text.slice(0, from);
	const after = text.slice(to);
	const isClose = before === '' || /[\s(]$/u.test(before) || part === ')';
	const typed = `${before}${isClose ? '' : ' '}${part}`;
	const hasGap = after === '' || /^[\s)]/u.test(after);
	return { text: `${typed}${hasGap ? '' : ' '}${after}`, at: typed.length };
}

/**
 * What is wrong with a formula, in words, as soon as it should be said: a loop and what can never be part of a
 * formula at once; that it is unfinished only after an attempt to save.
 */
export function toldProblem(
	board: Board,
	preview: FormulaPreview,
	{ text, isTried }: { readonly text: string; readonly isTried: boolean }
): string | undefined {
	if (!('problem' in preview)) return undefined;
	const isToldAtOnce =
		text.trim() !== '' && ['loop', 'not-part', 'name-of-many'].includes(preview.problem.code);
	return isTried || isToldAtOnce
		? problemWords(preview.problem, (id) => formulaName(board, id))
		: undefined;
}

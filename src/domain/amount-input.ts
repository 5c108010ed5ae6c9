import type { NumberMarks } from './number-marks.ts';
import { done, refused, type Result } from './result.ts';

/** Why a typed text is not a number of its unit. Nothing typed is ever guessed at. */
export type NumberWhy =
	'number-empty' | 'number-unreadable' | 'number-ambiguous' | 'unit-mismatch' | 'number-not-finite';

/** A figure with thousands marks, a decimal mark and perhaps `k`, `m` or `bn` after it. */
export function readAmount(text: string, marks: NumberMarks): Result<number, NumberWhy> {
	const match = /^([-+]?) ?([\d.,' ]*\d[.,]?|[.,]\d+) ?(\p{L}*)\.?$/u.exec(text);
	const factor = factors[(match?.[3] ?? '').toLowerCase()];
	if (!match || factor === undefined) return refused('number-unreadable');
	const figure = readFigure(match[2] ?? '', marks);
	if (!figure.done) return figure;
	const value = scaled(figure.value, factor) * (match[1] === '-' ? -1 : 1);
	return Number.isFinite(value) ? done(value + 0) : refused('number-not-finite');
}

/** Whether a word behind a figure says how many thousands it stands for. */
export function isMagnitude(word: string): boolean {
	return Object.hasOwn(factors, word.toLowerCase());
}

/** What stands behind a figure: `12k` is 12,000. */
const factors: { readonly [suffix: string]: number } = {
	'': 0,
	k: 3,
	thousand: 3,
	tsd: 3,
	m: 6,
	mn: 6,
	mio: 6,
	mill: 6,
	million: 6,
	millions: 6,
	b: 9,
	bn: 9,
	mrd: 9,
	billion: 9,
	billions: 9,
	lakh: 5,
	lakhs: 5,
	cr: 7,
	crore: 7,
	crores: 7
};

/** Digits and marks alone, as plain decimal text. */
function readFigure(figure: string, marks: NumberMarks): Result<string, NumberWhy> {
	const compact = withoutGaps(figure.trim());
	if (compact === undefined) return refused('number-unreadable');
	const points = compact.replace(/[^.,]/g, '');
	if (points === '') return done(compact);
	const last = points.at(-1) ?? '';
	const other = last === '.' ? ',' : '.';
	// Both marks: the last one is the decimal mark, whatever the locale.
	if (points.includes(other)) {
		const [whole = '', part = '', ...more] = compact.split(last);
		if (more.length > 0 || !isGrouped(whole, other)) return refused('number-unreadable');
		return done(`${whole.replaceAll(other, '')}.${part}`);
	}
	// One of them several times: it marks the thousands.
	if (points.length > 1) {
		return isGrouped(compact, last)
			? done(compact.replaceAll(last, ''))
			: refused('number-unreadable');
	}
	const decimal = done(compact.replace(last, '.'));
	const hadGaps = compact !== figure.trim();
	if (last === marks.decimal || hadGaps || !/^[1-9]\d{0,2}[.,]\d{3}$/.test(compact)) return decimal;
	// "1,200" and "1.200": the locale's own thousands mark, or one of two things.
	return last === marks.group ? done(compact.replace(last, '')) : refused('number-ambiguous');
}

/** Without the blanks and apostrophes that mark thousands; undefined where they stand elsewhere. */
function withoutGaps(figure: string): string | undefined {
	if (!/[' ]/.test(figure)) return figure;
	const [whole = '', ...rest] = figure.split(/(?=[.,])/);
	const mark = whole.includes("'") ? "'" : ' ';
	return isGrouped(whole, mark) && !/[' ]/.test(rest.join(''))
		? whole.replaceAll(mark, '') + rest.join('')
		: undefined;
}

/** Digits in groups of three, or as India groups: the last of three, those before of two. Without a mark one group. */
export function isGrouped(whole: string, mark: string): boolean {
	const groups = whole.split(mark);
	const last = groups.at(-1) ?? '';
	if (groups.some((group) => !/^\d+$/.test(group))) return false;
	if (groups.length === 1) return true;
	const middle = groups.slice(1, -1);
	const [first = ''] = groups;
	return (
		last.length === 3 &&
		first.length <= 3 &&
		(middle.every(({ length }) => length === 3) ||
			(first.length <= 2 && middle.every(({ length }) => length === 2)))
	);
}

/** Shift the decimal point within the text, so that 3.4m is exactly 3,400,000. */
function scaled(figure: string, places: number): number {
	return Number(`${figure}e${places}`);
}

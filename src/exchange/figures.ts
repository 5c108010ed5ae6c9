import type { Unit } from '#domain/unit.ts';

/** A number found in words. */
export interface Figure {
	readonly value: number;
	readonly unit: Unit;
	/** Where it stands in the text, including its unit. */
	readonly from: number;
	readonly to: number;
	/** True if the mark could separate decimals or thousands: 1.500, 1,500. */
	readonly ambiguous: boolean;
}

export type DecimalMark = '.' | ',';

const groupMarks = /[\s\u00a0\u202f'’]/gu;

/**
 * The number that digits with marks mean. With a known decimal mark there is no doubt. Without one, a single mark
 * before exactly three digits could be either: a comma is then read as thousands, a point as decimals, and the
 * number is reported as ambiguous. Undefined if no reading makes sense.
 */
export function readDigits(
	text: string,
	decimal?: DecimalMark
): { value: number; ambiguous: boolean } | undefined {
	const digits = text.replace(groupMarks, '').replace(/^[−–]/u, '-').replace(/^\+/u, '');
	if (!/^-?(?:\d[\d.,]*|[.,]\d+)$/u.test(digits)) return undefined;
	const plain = (mark: DecimalMark): number | undefined => {
		const other = mark === '.' ? ',' : '.';
		const [whole = '', fraction, ...rest] = digits.split(mark);
		if (rest.length > 0 || (fraction ?? '').includes(other)) return undefined;
		if (whole.includes(other) && !/^-?[1-9]\d{0,2}(?:[.,]\d{3})+$/u.test(whole)) return undefined;
		const value = Number(`${whole.replaceAll(other, '')}.${fraction ?? ''}0`);
		return Number.isFinite(value) ? value : undefined;
	};
	if (decimal) {
		const value = plain(decimal);
		return value === undefined ? undefined : { value, ambiguous: false };
	}
	const byPoint = plain('.');
	const byComma = plain(',');
	if (byPoint === undefined && byComma === undefined) return undefined;
	return {
		value: byPoint ?? byComma ?? 0,
		ambiguous: byPoint !== undefined && byComma !== undefined && byPoint !== byComma
	};
}

const scales: { readonly [word: string]: number } = {
	k: 1e3,
	thousand: 1e3,
	tsd: 1e3,
	m: 1e6,
	mm: 1e6,
	mio: 1e6,
	million: 1e6,
	millions: 1e6,
	bn: 1e9,
	billion: 1e9
};
const currencies: { readonly [sign: string]: string } = {
	$: 'USD',
	'€': 'EUR',
	'£': 'GBP',
	'¥': 'JPY',
	usd: 'USD',
	eur: 'EUR',
	gbp: 'GBP',
	nok: 'NOK',
	sek: 'SEK',
	chf: 'CHF',
	euro: 'EUR',
	euros: 'EUR',
	dollars: 'USD'
};
const durations: readonly [RegExp, Extract<Unit, { kind: 'duration' }>['in']][] = [
	[/^(?:s|secs?|seconds?)$/u, 'seconds'],
	[/^(?:mins?|minutes?|minuten?)$/u, 'minutes'],
	[/^(?:h|hrs?|hours?|stunden?)$/u, 'hours'],
	[/^(?:d|days?|tage?n?|jours?|días?)$/u, 'days']
];

/** The unit that a word or sign names, if it names one. */
export function unitFromWord(word: string): Unit | undefined {
	const name = word.trim().toLowerCase();
	if (/^(?:%|percent|per cent|percentage|prozent|pct)$/u.test(name)) return { kind: 'percent' };
	const currency = currencies[name];
	if (currency) return { kind: 'money', currency };
	const duration = durations.find(([pattern]) => pattern.test(name));
	return duration ? { kind: 'duration', in: duration[1] } : undefined;
}

const pattern = new RegExp(
	String.raw`(?<![\p{L}\d_.,/#:@&-])` +
		String.raw`(?<sign>[-−+](?=[\d$€£¥.]))?(?<money>[$€£¥]\s?)?` +
		String.raw`(?<digits>\d{1,3}(?:[\u00a0\u202f'’ ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*)` +
		String.raw`(?:\s?(?<scale>k|tsd|thousand|mm|mio|millions?|bn|billion|m)(?![\p{L}\d]))?` +
		String.raw`(?<times>x(?![\p{L}\d]))?` +
		String.raw`(?:\s?(?<unit>%|[€£$]|(?:ms|percent|per cent|prozent|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|tagen?|stunden?|minuten|s|h|d|usd|eur|gbp|nok|sek|chf|euros?|dollars)(?![\p{L}\d])))?` +
		String.raw`(?![\p{L}\d]|[-/:](?=\d))`,
	'giu'
);

/** Every number in a text that stands on its own: not the 2 of v2, the 3 of Q3 or a part of a date. */
export function figuresIn(text: string): readonly Figure[] {
	const figures: Figure[] = [];
	for (const match of text.matchAll(pattern)) {
		const groups = match.groups ?? {};
		const read = readDigits(groups['digits'] ?? '');
		if (!read) continue;
		const scale = scales[(groups['scale'] ?? '').toLowerCase()] ?? 1;
		const sign = groups['sign'] === '-' || groups['sign'] === '−' ? -1 : 1;
		figures.push({
			value: sign * roundedProduct(read.value, scale),
			unit: unitOf(groups),
			from: match.index,
			to: match.index + match[0].length,
			ambiguous: read.ambiguous
		});
	}
	return figures;
}

/** No single number is longer, with its sign, spaces, scale and unit. */
const longestFigure = 100;

/**
 * A single number with its sign, scale and unit, below zero also in brackets as accountants write it; undefined if
 * the text is anything more or less.
 */
export function figureOf(text: string, decimal?: DecimalMark): Figure | undefined {
	const trimmed = text.trim();
	if (trimmed.length > longestFigure) return undefined;
	// Most cells of a long table are a whole number or no number at all, and that can be seen at a glance.
	if (/^-?\d{1,15}$/u.test(trimmed)) return wholeNumber(trimmed);
	if (!/^[\d(−+$€£¥-]/u.test(trimmed)) return undefined;
	const { before, within, behind } =
		/^(?<before>[$€£¥]?)\s?\((?<within>[^()+−-]+)\)(?<behind>.{0,12})$/u.exec(trimmed)?.groups ??
		{};
	const owed = within && figureOf(`${before ?? ''}${within}${behind ?? ''}`, decimal);
	if (owed) return { ...owed, value: 0 - owed.value, from: 0, to: trimmed.length };
	const [figure, ...others] = figuresIn(trimmed);
	if (!figure || others.length > 0 || figure.from !== 0 || figure.to !== trimmed.length)
		return undefined;
	if (!decimal || !figure.ambiguous) return figure;
	const digits = /[\d.,]+(?:[\u00a0\u202f'’ ]\d{3})*/u.exec(trimmed)?.[0] ?? '';
	const [loose, strict] = [readDigits(digits), readDigits(digits, decimal)];
	if (!loose || !strict) return undefined;
	const factor = loose.value === 0 ? 1 : figure.value / loose.value;
	return { ...figure, value: roundedProduct(strict.value, factor), ambiguous: false };
}

function wholeNumber(text: string): Figure {
	const value = Number(text);
	return { value, unit: { kind: 'number' }, from: 0, to: text.length, ambiguous: false };
}

function unitOf(groups: { readonly [name: string]: string | undefined }): Unit {
	const money = unitFromWord(groups['money'] ?? '');
	if (money) return money;
	if (groups['times']) return { kind: 'number', name: 'x' };
	const word = groups['unit'];
	if (word?.toLowerCase() === 'ms') return { kind: 'number', name: 'ms' };
	return (word ? unitFromWord(word) : undefined) ?? { kind: 'number' };
}

/** 3.4 million is exactly 3,400,000: the product is freed of the error that binary fractions bring. */
function roundedProduct(value: number, factor: number): number {
	return factor === 1 ? value : Number((value * factor).toPrecision(15));
}

import { isMagnitude, readAmount, type NumberWhy } from './amount-input.ts';
import { readDuration } from './duration-input.ts';
import { formatFor, numberMarks, type NumberMarks } from './number-marks.ts';
import { done, refused, type Result } from './result.ts';
import type { Unit } from './unit.ts';

/**
 * Read what a person typed as a value of a unit: comma or point, thousands marks, `%`, `12k`, `3.4m`,
 * `1:30 h`, `90 min`, `€ 12`, and (12) below zero as accountants write it. A mark that the locale does not use is repaired where only one meaning is left
 * ("1,5" in English), and refused as ambiguous where two are ("1.200" in Norwegian).
 */
export function readNumber(text: string, unit: Unit, locale: string): Result<number, NumberWhy> {
	const marks = plainMarks(numberMarks(locale));
	const typed = withMinus(plainText(text, marks));
	if (typed === '') return refused('number-empty');
	if (typed.length > longestNumber) return refused('number-unreadable');
	if (unit.kind === 'duration') return readDuration(typed, unit.in, marks);
	const read =
		unit.kind === 'money' ? withoutMoney(typed, moneySigns(unit.currency, locale)) : done(typed);
	if (!read.done) return read;
	const share = /^(.*?) ?(%|‰|(?:per|\/) ?([\d.,' ]+?)(?: ?\p{L}[^\d]*)?)$/u.exec(read.value);
	if (!share) return readAmount(withoutName(read.value, unit), marks);
	const amount = readAmount(withoutName(share[1] ?? '', unit), marks);
	const per = perOf(share[2] ?? '', share[3], marks);
	return amount.done && per.done
		? inUnit(amount.value, per.value, unit)
		: amount.done
			? per
			: amount;
}

/** What stands in brackets in an account is below zero. */
function withMinus(text: string): string {
	const [, before, within, behind] =
		/^([^\d()+-]{0,9})\(([^()+-]*\d[^()+-]*)\)([^\d()+-]{0,9})$/u.exec(text) ?? [];
	return within === undefined ? text : `-${before ?? ''}${within.trim()}${behind ?? ''}`;
}

function perOf(text: string, figure: string | undefined, marks: NumberMarks) {
	if (text === '%') return done(100);
	return text === '‰' ? done(1000) : readAmount((figure ?? '').trim(), marks);
}

/** A share that was typed per hundred, per thousand …, in the unit's own. */
function inUnit(amount: number, per: number, unit: Unit): Result<number, NumberWhy> {
	const own = unit.kind === 'percent' ? 100 : unit.kind === 'rate' ? unit.per : undefined;
	if (own === undefined || !(per > 0)) return refused('unit-mismatch');
	const value = own === per ? amount : Number(((amount * own) / per).toPrecision(15));
	return Number.isFinite(value) ? done(value) : refused('number-not-finite');
}

/** Longer than any number that a person types; keeps patterns from being slow on a pasted page. */
const longestNumber = 500;

/** Without the unit's own name, which people type along: "12 tickets", also "1 ticket". */
function withoutName(text: string, unit: Unit): string {
	const name = unit.kind === 'number' || unit.kind === 'rate' ? unit.name?.trim() : undefined;
	if (!name) return text;
	const lower = text.toLowerCase();
	const names = [name, name.replace(/s$/i, '')].map((word) => word.toLowerCase());
	const typed = names.find((word) => word !== '' && lower.endsWith(word));
	return typed === undefined ? text : text.slice(0, -typed.length).trim();
}

/**
 * Without the sign of the money; refuses the sign of other money. A sign may be a letter of the word for thousands or
 * millions behind the figure: the R of rand in "12 mrd". Where it is all of that word it is the sign in "12 K", as
 * kyat are shown, and could be either in "12K".
 */
function withoutMoney(text: string, own: readonly string[]): Result<string, NumberWhy> {
	const [, figure = text, word = ''] = /^(.*\d ?)(\p{L}+)\.?$/u.exec(text) ?? [];
	const isSign = own.includes(word);
	if (isSign && isMagnitude(word) && !figure.endsWith(' ')) return refused('number-ambiguous');
	const isCounted = !isSign && isMagnitude(word);
	let bare = isCounted ? figure : text;
	for (const sign of own) {
		const at = bare.toLowerCase().indexOf(sign.toLowerCase());
		if (at >= 0) bare = `${bare.slice(0, at)} ${bare.slice(at + sign.length)}`;
	}
	if (/\p{Sc}/u.test(bare)) return refused('unit-mismatch');
	return done(
		bare
			.replace(/^([-+]) +/, '$1')
			.replace(/\.(?= *$)/, '')
			.trim()
			.concat(isCounted ? word : '')
	);
}

const signsByCurrency = new Map<string, readonly string[]>();

/** How money is written in English and in the person's own language. */
function moneySigns(currency: string, locale: string): readonly string[] {
	const key = `${currency} ${locale}`;
	const known = signsByCurrency.get(key);
	if (known) return known;
	const signs = new Set([currency]);
	if (/^[a-z]{3}$/i.test(currency)) {
		for (const language of ['en', locale])
			for (const currencyDisplay of ['symbol', 'narrowSymbol'] as const) {
				const format = formatFor(language, { style: 'currency', currency, currencyDisplay });
				for (const { type, value } of format.formatToParts(1))
					if (type === 'currency') signs.add(plainText(value, numberMarks(locale)));
			}
	}
	// The longest first: "A$" before "$".
	const longestFirst = [...signs].sort((one, other) => other.length - one.length);
	signsByCurrency.set(key, longestFirst);
	return longestFirst;
}

/** The marks as they are in a plain text. */
function plainMarks({ decimal, group, digits }: NumberMarks): NumberMarks {
	return { decimal: plainMark(decimal), group: plainMark(group), digits };
}

/** The marks of Arabic and Persian as those of other languages. */
function plainMark(text: string): string {
	return text.replaceAll('٫', '.').replaceAll('٬', ',');
}

/** What was typed with the locale's digits as 0 to 9, one kind of blank, minus and apostrophe. */
function plainText(text: string, marks: NumberMarks): string {
	let plain = text.normalize('NFKC').replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '');
	for (const [digit, own] of marks.digits.entries()) plain = plain.replaceAll(own, String(digit));
	return plainMark(plain)
		.replace(/[\u2212\u2013\u2012\ufe63]/g, '-')
		.replace(/[\u2019\u02bc`´]/g, "'")
		.replace(/\s+/g, ' ')
		.trim();
}

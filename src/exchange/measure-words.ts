import type { Measure } from '#domain/measure.ts';
import type { Unit } from '#domain/unit.ts';
import { figuresIn, type Figure } from './figures.ts';
import { isEndless } from './endless.ts';
import { unmeasured, type MeasureGuess, type PlanWhy } from './import-plan.ts';

/**
 * The measure that a key result's own words state. A start and a target together are sure; a limit, or something
 * counted or grown from nothing, is a guess and is marked as one. Anything else stays reached-or-not: no number is
 * made up.
 */
export function measureFromWords(text: string): MeasureGuess {
	if (isEndless(text)) return unmeasured;
	const figures = figuresIn(text);
	if (figures.length === 0) {
		return missing.test(text) ? { ...unmeasured, sure: false, why: 'figures-missing' } : unmeasured;
	}
	const words = skeletonOf(text, figures);
	for (const rule of rules) {
		const guess = rule(words, figures);
		if (guess) return figures.some((figure) => figure.ambiguous) ? doubted(guess) : guess;
	}
	return { ...unmeasured, sure: false, why: 'figures-unclear' };
}

/** True when the words state a start and a target, a limit, or a count. */
export function isMeasured(text: string): boolean {
	return measureFromWords(text).measure.kind !== 'done';
}

/** Words that call for a number that is not there. */
const missing = /%|\b(?:double[sd]?|triple[sd]?|halve[sd]?|verdoppel\w*|halbier\w*)\b/iu;

type Rule = (words: string, figures: readonly Figure[]) => MeasureGuess | undefined;

/** The text with each figure replaced by its index between marks, so that rules read words only. */
function skeletonOf(text: string, figures: readonly Figure[]): string {
	let words = '';
	let at = 0;
	figures.forEach((figure, index) => {
		words += `${text.slice(at, figure.from)}‹${index}›`;
		at = figure.to;
	});
	return words + text.slice(at);
}

const few = String.raw`(?:\s[\p{L}’'-]+){0,3}?`;
const number = String.raw`\s*‹(\d+)›`;

const fromTo: readonly RegExp[] = [
	new RegExp(
		String.raw`\b(?:from|von|de|fra|från|van)${number}${few}\s(?:to|auf|à|a|til|till|naar)${number}`,
		'iu'
	),
	new RegExp(String.raw`‹(\d+)›${few}\s*(?:→|->|-->|➔|⇒)${number}`, 'u')
];
const toFrom: readonly RegExp[] = [
	new RegExp(
		String.raw`\bto${number}${few}[\s,]*\(?\s*(?:up from|down from|from|currently|now|was|today)${number}`,
		'iu'
	)
];
const range = new RegExp(
	String.raw`\b(?:between|within|zwischen|entre)${number}${few}\s(?:and|to|und|et|y)${number}`,
	'iu'
);
const most = [
	new RegExp(
		String.raw`(?:\b(?:below|under|less than|fewer than|at most|no more than|not more than|not above|max|maximum|up to|unter|höchstens|maximal|moins de|menos de)|<=?|≤)${number}`,
		'iu'
	),
	/‹(\d+)›(?:\s[\p{L}-]+)?\s(?:or|oder)\s(?:lower|less|fewer|below|weniger)\b/iu
];
const least = [
	new RegExp(
		String.raw`(?:\b(?:at least|above|over|more than|no less than|not below|min|minimum|mindestens|über|au moins|al menos|minst)|>=?|≥)${number}`,
		'iu'
	),
	/‹(\d+)›(?:\s[\p{L}-]+)?\s(?:or|oder)\s(?:higher|more|above|better|mehr)\b/iu,
	/‹(\d+)›\+/u
];
const growth = new RegExp(
	String.raw`\b(?:increas|grow|rais|improv|boost|lift|expand|decreas|reduc|cut|lower|shrink|steiger|senk)\p{L}*\b[^‹]*\b(?:by|um)(?: at least| more than| over)?${number}`,
	'iu'
);
const counted =
	/^(?:add|win|sign(?: up)?|hire|close|publish|produce|launch|ship|run|hold|host|create|generate|deliver|write|conduct|acquire|recruit|train|complete|interview|onboard|book|open|release|collect|make|get|do|source|gewinne\w*)\s‹(0)›(?! of)/iu;
const share =
	/^(?:(?:achieve|generate|source|deliver|complete|reach|hit|make|close)\s)?‹(0)› of (?!\p{L}+ are\b)/iu;

const rules: readonly Rule[] = [
	(words, figures) => {
		const pair = pairIn(fromTo, words, figures) ?? pairIn(toFrom, words, figures)?.reverse();
		const [from, to] = pair ?? [];
		if (!from || !to) return undefined;
		if (from.value === to.value) return { ...unmeasured, sure: false, why: 'start-equals-target' };
		const unit = sharedUnit(from.unit, to.unit) ?? nounAfter(words, figures.indexOf(to));
		return guess({ kind: 'reach', from: from.value, to: to.value }, unit, undefined);
	},
	(words, figures) => {
		const [low, high] = pairIn([range], words, figures) ?? [];
		if (!low || !high || low.value >= high.value) return undefined;
		const unit = sharedUnit(low.unit, high.unit) ?? { kind: 'number' };
		return guess(
			{ kind: 'keep', min: low.value, max: high.value, period: 'week' },
			unit,
			undefined
		);
	},
	(words, figures) => {
		const figure = oneIn([growth], words, figures);
		if (!figure) return undefined;
		return guess({ kind: 'reach', from: 0, to: figure.value }, figure.unit, 'growth-from-zero');
	},
	(words, figures) => limit(words, oneIn(most, words, figures), 'max'),
	(words, figures) => limit(words, oneIn(least, words, figures), 'min'),
	(words, figures) => {
		const figure = oneIn([counted], words, figures);
		if (!figure || figure.unit.kind === 'percent' || figure.unit.kind === 'duration')
			return undefined;
		if (isMultiple(figure) || figure.value === 0) return undefined;
		const unit = figure.unit.kind === 'number' ? nounAfter(words, 0) : figure.unit;
		return guess({ kind: 'reach', from: 0, to: figure.value }, unit, 'counted-from-zero');
	},
	(words, figures) => {
		const figure = oneIn([share], words, figures);
		if (figure?.unit.kind !== 'percent' || figure.value === 0) return undefined;
		return guess({ kind: 'reach', from: 0, to: figure.value }, figure.unit, 'counted-from-zero');
	}
];

function guess(measure: Measure, unit: Unit, why: PlanWhy | undefined): MeasureGuess {
	return why ? { measure, unit, sure: false, why } : { measure, unit, sure: true };
}

function limit(
	words: string,
	figure: Figure | undefined,
	end: 'min' | 'max'
): MeasureGuess | undefined {
	if (!figure || isMultiple(figure)) return undefined;
	const bound = end === 'min' ? { min: figure.value } : { max: figure.value };
	const isKept = /\b(?:keep|stay|hold|maintain|remain|never|always|halten|bleib)/iu.test(words);
	return guess(
		{ kind: 'keep', ...bound, period: 'week' },
		figure.unit,
		isKept ? undefined : 'limit-or-target'
	);
}

function doubted(guess: MeasureGuess): MeasureGuess {
	return { ...guess, sure: false, why: 'number-ambiguous' };
}

function isMultiple(figure: Figure): boolean {
	return figure.unit.kind === 'number' && figure.unit.name === 'x';
}

function pairIn(
	patterns: readonly RegExp[],
	words: string,
	figures: readonly Figure[]
): Figure[] | undefined {
	for (const pattern of patterns) {
		const match = pattern.exec(words);
		const [first, second] = [figures[Number(match?.[1])], figures[Number(match?.[2])]];
		if (first && second) return [first, second];
	}
	return undefined;
}

function oneIn(
	patterns: readonly RegExp[],
	words: string,
	figures: readonly Figure[]
): Figure | undefined {
	for (const pattern of patterns) {
		const match = pattern.exec(words);
		if (match) return figures[Number(match[1])];
	}
	return undefined;
}

/** The unit that two figures share; the target's if the start has none. */
function sharedUnit(from: Unit, to: Unit): Unit | undefined {
	const isBare = (unit: Unit): boolean => unit.kind === 'number' && unit.name === undefined;
	if (!isBare(to)) return to;
	return isBare(from) ? undefined : from;
}

/** What is counted, if a single plain word follows the number: "30 customers". */
function nounAfter(words: string, index: number): Unit {
	const name = new RegExp(
		String.raw`‹${index}›\s([\p{Ll}-]+)[.!]?(?:$|\s(?:with|in|from|for|by|per|who|that)\b)`,
		'u'
	).exec(words)?.[1];
	return name && !/^(?:of|to|or|and|at|in|by|per|with|for)$/u.test(name)
		? { kind: 'number', name }
		: { kind: 'number' };
}

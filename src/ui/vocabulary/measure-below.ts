import type { KeyResult } from '#domain/key-result.ts';
import { measureWords } from './measure-words.ts';

/** What is wanted, below a title in a list: nothing where the title has the figures, in their order, and the period. */
export function measureBelow(keyResult: KeyResult, locale: string): string {
	return isInTitle(keyResult) ? '' : measureWords(keyResult, locale);
}

/** Digits are compared: an amount that the title has in words is given below it in figures. */
function isInTitle({ title, measure }: KeyResult): boolean {
	if (measure.kind === 'reach')
		return !measure.relativeTo && hasFigures(title, [measure.from, measure.to]);
	if (measure.kind !== 'keep' || !title.toLowerCase().includes(measure.period)) return false;
	const limits = [measure.min, measure.max].filter((limit) => limit !== undefined);
	return limits.length > 0 && hasFigures(title, limits);
}

function hasFigures(title: string, figures: readonly number[]): boolean {
	const written = title.match(/\d+(?:[.,]\d+)*/gu) ?? [];
	let from = 0;
	return figures.every((figure) => {
		const at = written.findIndex((text, nth) => nth >= from && isFigure(text, Math.abs(figure)));
		from = at + 1;
		return at >= 0;
	});
}

/** "1,200" is 1200 in one language and 1.2 in another. */
function isFigure(text: string, figure: number): boolean {
	const isGrouped = /^\d{1,3}(?:[.,]\d{3})+$/u.test(text);
	return (
		Number(text.replace(',', '.')) === figure ||
		(isGrouped && Number(text.replace(/[.,]/gu, '')) === figure)
	);
}

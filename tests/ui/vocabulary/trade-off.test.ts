import { expect, test } from 'vitest';
import { risingWords, tradeOffWords } from '#ui/vocabulary/trade-off-words.ts';
import { aBoard, aKpi, day, theKpi } from '#tests/builders.ts';

test('G-C5 it is said in words: what rises, while what gets worse, from what to what', () => {
	const kpi = theKpi(aBoard(aKpi('Gross margin', { unit: { kind: 'percent', decimals: 1 } })));
	const tradeOff = { kpi, before: 40.2, lately: 36, since: day('2026-01-01') };
	expect(tradeOffWords(risingWords.objective, tradeOff, 'en')).toBe(
		'Progress rises while “Gross margin” gets worse: 40.2\u00a0% before, 36.0\u00a0% lately.'
	);
	expect(tradeOffWords(risingWords.kpi, tradeOff, 'de')).toMatch(/^This gets better while .*40,2/);
});

import { expect, test } from 'vitest';
import { processLimits } from '#domain/process-limits.ts';
import type { Reading } from '#domain/reading.ts';
import { at, day } from '#tests/builders.ts';
import { apartWords, usualWords } from '#ui/kpi/recovery-words.ts';

function stretch(...values: readonly number[]) {
	const readings: Reading[] = values.map((value) => {
		return { day: day('2026-01-01'), at: at('2026-01-01'), value };
	});
	return { readings, limits: processLimits(values), mean: null };
}

test('Y-I4 before and after are held against each other in words', () => {
	const words = (isApart: boolean | null, ...values: readonly number[]) =>
		apartWords({ after: stretch(...values), isApart });
	expect(words(true, 1)).toMatch(/^Another process/);
	expect(words(false, 1)).toMatch(/overlaps/);
	expect(words(null, 1)).toMatch(/^Too few/);
	expect(words(null)).toBe('Nothing has been read since it began.');
});

test('Y-I4 what is usual is said with both limits, and never below 0 where nothing ever was', () => {
	const unit = { kind: 'percent', decimals: 1 } as const;
	const words = (...values: readonly number[]) =>
		usualWords(stretch(...values), unit, 'en').replaceAll('\u00a0', ' ');
	expect(words(9, 8, 9, 8, 9, 8)).toBe('Mean of 6 readings, usually between 5.8 % and 11.2 %');
	expect(words(0, 5, 0, 5, 0, 5)).toMatch(/between 0\.0 % and/);
	expect(words(-1, 5, 0, 5, 0, 5)).toMatch(/between -\d/);
	expect(words(3)).toBe('Mean of 1 reading; too few for limits');
});

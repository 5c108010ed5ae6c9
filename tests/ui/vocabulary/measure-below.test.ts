import { expect, test } from 'vitest';
import { measureBelow } from '#ui/vocabulary/measure-below.ts';
import { aBoard, aDone, aKeep, anObjective, aReach, theKeyResult } from '#tests/builders.ts';

function below(keyResult: ReturnType<typeof aReach>): string {
	const board = aBoard(anObjective('Calm support', keyResult));
	return measureBelow(theKeyResult(board), 'en').replace(/\s/gu, ' ');
}

test.each([
	['Orders rise from 38 % to 60 %', 38, 60],
	['The first reply comes down from 5.5 to 2 hours', 5.5, 2],
	['Antworten von 5,5 auf 2 Stunden', 5.5, 2],
	['In 2026 cafés grow from 1,200 to 12.500', 1200, 12_500],
	['Margin from -5 to 10', -5, 10]
])('B-M3 below "%s" %d to %d is not said again', (title, from, to) => {
	expect(below(aReach(from, to, { title }))).toBe('');
});

test.each([
	['Orders rise to 60', 38, 60],
	['From thirty-eight to 60', 38, 60],
	['From 38 to 6', 38, 60],
	['From 60 to 38', 38, 60],
	['From 1.5 to 60', 15, 60],
	['Hold 60', 60, 60],
	['', 38, 60]
])('B-M3 below "%s" stands from %d to %d', (title, from, to) => {
	expect(below(aReach(from, to, { title }))).toBe(`from ${from} to ${to}`);
});

test('B-M3 what else there is to know of a measure stands below its title', () => {
	const relativeTo = { kind: 'baseline', value: 120 } as const;
	const measure = { kind: 'reach', from: 38, to: 60, relativeTo } as const;
	expect(below(aReach(38, 60, { title: 'From 38 to 60', measure }))).toContain('baseline of 120');
	expect(below(aKeep({ min: 96 }, { title: 'At least 96 % arrive' }))).toContain('each week');
	expect(below(aKeep({}, { title: 'Every week' }))).toContain('without limits');
	expect(below(aDone({ title: 'Done' }))).toBe('done or not');
});

test('B-M3 a title with limits and period says all of a measure that is kept', () => {
	expect(below(aKeep({ min: 96 }, { title: 'At least 96 % arrive, every week' }))).toBe('');
	const monthly = { min: 2, max: 4, period: 'month' } as const;
	expect(below(aKeep(monthly, { title: 'Between 2 and 4 each month' }))).toBe('');
});

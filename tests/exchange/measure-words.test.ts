import { describe, expect, test } from 'vitest';
import { figureOf, readDigits } from '#exchange/figures.ts';
import { measureFromWords } from '#exchange/measure-words.ts';

const done = { kind: 'done' };
const number = { kind: 'number' };
const percent = { kind: 'percent' };

describe('measures in words', () => {
	test.each([
		['Raise NPS from 40 to 60', { kind: 'reach', from: 40, to: 60 }, number],
		['Retention from 65% to 80%', { kind: 'reach', from: 65, to: 80 }, percent],
		['Retention 65 % → 80 %', { kind: 'reach', from: 65, to: 80 }, percent],
		[
			'Revenue to $3.4m from $1.2m',
			{ kind: 'reach', from: 1.2e6, to: 3.4e6 },
			{ kind: 'money', currency: 'USD' }
		],
		[
			'Cut waiting from 15 minutes to 5 minutes',
			{ kind: 'reach', from: 15, to: 5 },
			{ kind: 'duration', in: 'minutes' }
		],
		['Keep churn below 2 %', { kind: 'keep', max: 2, period: 'week' }, percent]
	])('X-M1 start and target, or a limit to keep, are sure: %s', (words, measure, unit) => {
		expect(measureFromWords(words)).toMatchObject({ measure, unit, sure: true });
	});

	test.each([
		['p95 below 400 ms', { kind: 'keep', max: 400, period: 'week' }, 'limit-or-target'],
		['at least 98 reviews', { kind: 'keep', min: 98, period: 'week' }, 'limit-or-target'],
		['Achieve 110% of SAO plan', { kind: 'reach', from: 0, to: 110 }, 'counted-from-zero'],
		['Add 30 Fortune 500 companies', { kind: 'reach', from: 0, to: 30 }, 'counted-from-zero'],
		['Increase downloads by 15%', { kind: 'reach', from: 0, to: 15 }, 'growth-from-zero']
	])('X-M2 a target or a limit alone is a guess and says so: %s', (words, measure, why) => {
		expect(measureFromWords(words)).toMatchObject({ measure, sure: false, why });
	});

	test.each([
		['Double the number of testers', 'figures-missing'],
		['% of plan achieved', 'figures-missing'],
		['Professional services in 50% of deals', 'figures-unclear'],
		['Make sure that 70% of people are at 70% of quota', 'figures-unclear'],
		['From 5 to 5', 'start-equals-target']
	])('X-M3 no number is invented: %s', (words, why) => {
		expect(measureFromWords(words)).toMatchObject({ measure: done, sure: false, why });
	});

	test.each([
		'Publish v2 of /customers',
		'Plan Q3',
		'Cut p95',
		'Support 24/7',
		'Ready by 2026-03-31'
	])('X-M4 digits inside a name or a date are no figures: %s', (words) => {
		expect(measureFromWords(words)).toEqual({ measure: done, unit: number, sure: true });
	});
});

describe('numbers as people write them', () => {
	test.each([
		['1,234.5', 1234.5],
		['1.234,5', 1234.5],
		['1 234', 1234],
		['0,5', 0.5],
		['-3', -3],
		['12k', 12_000],
		['€ 3.4m', 3_400_000],
		['99.9 %', 99.9]
	])('X-M5 marks, signs and scales: %s', (text, value) => {
		expect(figureOf(text)).toMatchObject({ value, ambiguous: false });
	});

	test('X-M7 what an account has in brackets is below zero', () => {
		for (const [text, value] of [
			['(1,234.5)', -1234.5],
			['( 12 )', -12],
			['$(1,200.50)', -1200.5],
			['($3.4m)', -3_400_000],
			['(5 %)', -5],
			['(5) %', -5]
		] as const)
			expect([text, figureOf(text)?.value]).toEqual([text, value]);
		expect(figureOf('(1,234)')).toMatchObject({ value: -1234, ambiguous: true });
		expect(figureOf('(1,234)', ',')).toMatchObject({ value: -1.234, ambiguous: false });
		for (const text of ['()', '(-3)', '(3', '3)', '((3))', '(3) (4)', '3 (4)', '(a)'])
			expect([text, figureOf(text)]).toEqual([text, undefined]);
	});

	test('X-M6 a single mark before three digits is ambiguous until the column settles it', () => {
		expect(readDigits('1.500')).toEqual({ value: 1.5, ambiguous: true });
		expect(figureOf('1.500', ',')).toMatchObject({ value: 1500, ambiguous: false });
		expect(figureOf('1,500 %', '.')).toMatchObject({ value: 1500, ambiguous: false });
		expect(figureOf('twelve')).toBeUndefined();
		for (const text of ['0.125', '-0.125', '0,125'])
			expect(figureOf(text)).toMatchObject({ ambiguous: false });
		expect(figureOf('0.125', ',')).toMatchObject({ value: 0.125 });
		expect(measureFromWords('from 1.500 to 2')).toMatchObject({
			sure: false,
			why: 'number-ambiguous'
		});
	});
});

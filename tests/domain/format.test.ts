import { describe, expect, test } from 'vitest';
import {
	formatAgo,
	formatDay,
	formatMonth,
	formatParts,
	formatRatio,
	formatSpan,
	formatValue,
	formatWeekday,
	noValue,
	unitName
} from '#domain/format.ts';
import type { Unit } from '#domain/unit.ts';
import { day } from '#tests/builders.ts';

/** As people see it: one kind of blank. */
const shown = (value: number | null, unit: Unit, locale = 'en') =>
	formatValue(value, unit, locale).replaceAll(/\s/gu, ' ');

describe('values', () => {
	test('F-1 each kind of unit reads as people write it', () => {
		expect(shown(8, { kind: 'percent', decimals: 1 })).toBe('8.0 %');
		expect(shown(99.95, { kind: 'percent' })).toBe('99.95 %');
		expect(shown(3.2, { kind: 'rate', per: 1000 })).toBe('3.2 per 1,000');
		expect(shown(3.2, { kind: 'rate', per: 1000, name: 'orders' })).toBe('3.2 per 1,000 orders');
		expect(shown(12, { kind: 'number', name: 'tickets' })).toBe('12 tickets');
		expect(shown(1_350_000, { kind: 'number' })).toBe('1,350,000');
		expect(shown(18_000, { kind: 'money', currency: 'USD' })).toBe('$18,000');
		expect(shown(18.5, { kind: 'money', currency: 'EUR' })).toBe('€18.50');
		expect(shown(1200.5, { kind: 'money', currency: 'NOK' }, 'nb')).toBe('1 200,50 kr');
	});

	test('F-1 hours read as a clock, other lengths of time as figures', () => {
		const hours = { kind: 'duration', in: 'hours' } as const;
		expect(shown(1.5, hours)).toBe('1:30 h');
		expect(shown(24, hours)).toBe('24 h');
		expect(shown(-0.25, hours)).toBe('-0:15 h');
		expect(shown(0.9999, hours)).toBe('1 h');
		expect(shown(1.5, { ...hours, decimals: 1 })).toBe('1.5 h');
		expect(shown(90, { kind: 'duration', in: 'minutes' })).toBe('90 min');
		expect(shown(0.4, { kind: 'duration', in: 'seconds' })).toBe('0.4 s');
		expect(shown(3.5, { kind: 'duration', in: 'days' })).toBe('3.5 days');
	});

	test('F-2 numbers follow the person’s locale', () => {
		const unit = { kind: 'number' } as const;
		expect(shown(1_234_567.5, unit, 'de')).toBe('1.234.567,5');
		expect(shown(1_234_567.5, unit, 'fr')).toBe('1 234 567,5');
		expect(shown(1_234_567.5, unit, 'en-IN')).toBe('12,34,567.5');
		expect(shown(1_234_567.5, unit, 'not a locale')).toBe('1,234,567.5');
	});

	test('F-8 what is written from right to left is held apart from the sentence around it', () => {
		const percent = { kind: 'percent' } as const;
		expect(shown(8, percent, 'ar-EG')).toBe('\u2068٨ %\u2069');
		expect(shown(8, percent, 'fa')).toBe('\u2068۸ %\u2069');
		expect(shown(8, { kind: 'number', name: 'طلبات' })).toBe('\u20688 طلبات\u2069');
		expect(shown(8, { kind: 'money', currency: 'ILS' }, 'he')).toMatch(/^\u2068.*\u2069$/u);
		expect(formatRatio(0.5, 'fa').replaceAll(/\s/gu, ' ')).toBe('\u2068۵۰ %\u2069');
		expect(shown(8, percent, 'ar')).toBe(shown(8, percent, 'de'));
		expect(formatParts(8, percent, 'fa')).toEqual({ figure: '۸', unit: '%' });
	});

	test('F-3 a value that is not there, or not a number, reads as a dash and not as 0', () => {
		for (const value of [null, NaN, Infinity, -Infinity])
			expect(shown(value, { kind: 'percent' })).toBe(noValue);
		expect(formatRatio(null, 'en')).toBe(noValue);
		expect(formatRatio(NaN, 'en')).toBe(noValue);
	});

	test('F-3 a small value does not read as 0, and 0 has no sign', () => {
		expect(shown(0.00432, { kind: 'number' })).toBe('0.00432');
		expect(shown(0, { kind: 'number' })).toBe('0');
		expect(shown(-0, { kind: 'number' })).toBe('0');
		expect(shown(-0.01, { kind: 'number', decimals: 1 })).toBe('0.0');
	});

	test('F-3 a unit that makes no sense does not take the figure away', () => {
		expect(shown(5, { kind: 'money', currency: 'kroner' })).toBe('5');
		expect(shown(5, { kind: 'number', decimals: -3 })).toBe('5');
		expect(shown(5, { kind: 'number', decimals: 1e9 })).toBe('5.000000000000');
		expect(shown(5, { kind: 'number', decimals: NaN })).toBe('5');
	});

	test('F-4 figure and unit can be shown apart, and never part at a line’s end', () => {
		expect(formatParts(8, { kind: 'percent', decimals: 1 }, 'en')).toEqual({
			figure: '8.0',
			unit: '%'
		});
		expect(formatParts(18, { kind: 'money', currency: 'USD' }, 'en').unit).toBe('');
		expect(formatValue(8, { kind: 'percent' }, 'en')).toBe('8\u00a0%');
		expect(unitName({ kind: 'number', name: 'tickets' }, 'en')).toBe('tickets');
	});
});

describe('ratios', () => {
	test('F-5 a ratio reads unclamped in whole percent', () => {
		const ratio = (value: number) => formatRatio(value, 'en').replaceAll(/\s/gu, ' ');
		expect(ratio(0.63)).toBe('63 %');
		expect(ratio(-0.25)).toBe('-25 %');
		expect(ratio(1.25)).toBe('125 %');
		expect(ratio(11 / 12)).toBe('92 %');
		expect(ratio(-0.001)).toBe('0 %');
	});

	test('F-5 nothing reads as 100 % before it is reached', () => {
		expect(formatRatio(0.9999, 'en')).toContain('99');
		expect(formatRatio(1, 'en')).toContain('100');
	});
});

describe('days', () => {
	test('F-6 dates are written with the month as a word, in the app’s own language', () => {
		expect(formatDay(day('2026-03-12'), 'en-GB')).toBe('12 Mar');
		expect(formatDay(day('2026-03-12'), 'en-US')).toBe('Mar 12');
		expect(formatDay(day('2026-03-12'), 'nb', { year: true })).toBe('12 Mar 2026');
		expect(formatMonth(day('2026-03-12'), 'nb')).toBe('Mar 2026');
		expect(formatWeekday(day('2026-03-13'), 'en-GB')).toMatch(/^Friday,? 13 Mar$/);
		const quarter = { from: day('2026-01-05'), to: day('2026-03-29') };
		expect(formatSpan(quarter, 'en-GB').replaceAll(/\s/gu, ' ')).toBe('5 Jan – 29 Mar 2026');
	});

	test('F-6 the day is the same in every time zone of the reader', () => {
		expect(formatDay(day('2026-01-01'), 'en-GB', { year: true })).toBe('1 Jan 2026');
		expect(formatDay(day('2026-12-31'), 'en-GB', { year: true })).toBe('31 Dec 2026');
	});

	test('F-7 how long ago something was is said in words', () => {
		const ago = (text: string) => formatAgo(day(text), day('2026-03-12'), 'nb');
		expect(ago('2026-03-12')).toBe('today');
		expect(ago('2026-03-11')).toBe('yesterday');
		expect(ago('2026-03-09')).toBe('3 days ago');
		expect(ago('2026-02-20')).toBe('2 weeks ago');
		expect(ago('2025-12-01')).toBe('3 months ago');
		expect(ago('2023-01-01')).toBe('3 years ago');
		expect(ago('2026-03-13')).toBe('tomorrow');
	});
});

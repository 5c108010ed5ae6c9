import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatValue } from '#domain/format.ts';
import { readNumber } from '#domain/number-input.ts';
import type { Unit } from '#domain/unit.ts';

const plain: Unit = { kind: 'number' };
const hours: Unit = { kind: 'duration', in: 'hours' };
const euro: Unit = { kind: 'money', currency: 'EUR' };

function read(text: string, unit: Unit = plain, locale = 'en') {
	const result = readNumber(text, unit, locale);
	return result.done ? result.value : result.why;
}

describe('comma and point', () => {
	test.each([
		['1,200', 'en', 1200],
		['1.5', 'en', 1.5],
		['1,234,567.5', 'en', 1_234_567.5],
		['1.200', 'de', 1200],
		['1,5', 'de', 1.5],
		['1.234.567,5', 'de', 1_234_567.5],
		['1 234 567,5', 'fr', 1_234_567.5],
		['1\u202f234,5', 'fr', 1234.5],
		['12,34,567', 'en-IN', 1_234_567],
		["1'234.5", 'de-CH', 1234.5],
		['.5', 'en', 0.5],
		['5.', 'en', 5],
		['-3', 'en', -3],
		['−3', 'nb', -3],
		['+3', 'en', 3],
		['١٢٫٥', 'ar-EG', 12.5],
		['١٬٢٥٠', 'ar-EG', 1250],
		['۱٬۲۵۰٫۵', 'fa', 1250.5]
	])('F-10 "%s" in %s is %d', (text, locale, value) => {
		expect(read(text, plain, locale)).toBe(value);
	});

	test.each([
		['1,5', 'en', 1.5],
		['0,125', 'en', 0.125],
		['1.5', 'de', 1.5],
		['12,34', 'en', 12.34],
		['1234,567', 'en', 1234.567],
		['1.234.567', 'en', 1_234_567],
		['1.234,5', 'en', 1234.5],
		['1,234.5', 'de', 1234.5]
	])(
		'F-11 the other locale’s mark in "%s" (%s) is repaired where one meaning is left: %d',
		(text, locale, value) => {
			expect(read(text, plain, locale)).toBe(value);
		}
	);

	test('F-19 what an account has in brackets is below zero', () => {
		expect(read('(1,234)')).toBe(-1234);
		expect(read('(€ 12.50)', euro)).toBe(-12.5);
		expect(read('€(12.50)', euro)).toBe(-12.5);
		expect(read('(5 %)', { kind: 'percent' })).toBe(-5);
		expect(read('(1.234,5)', plain, 'de')).toBe(-1234.5);
		for (const text of ['()', '(-3)', '(3', '3)', '((3))', '3 (4)', '(1:30'])
			expect([text, read(text)]).toEqual([text, 'number-unreadable']);
	});

	test('F-11 where two meanings are left it is refused, not guessed', () => {
		expect(read('1.200', plain, 'nb')).toBe('number-ambiguous');
		expect(read('1.200', plain, 'fr')).toBe('number-ambiguous');
		expect(read('1 200', plain, 'nb')).toBe(1200);
	});

	test.each([
		'abc',
		'1,2,3',
		'1..5',
		'1.2.3',
		'--3',
		'3-',
		'1 2',
		'12 34 5',
		'5 apples',
		'1e5',
		'∞'
	])('F-12 "%s" is no number', (text) => expect(read(text)).toBe('number-unreadable'));

	test('F-12 nothing typed is told from something unreadable', () => {
		expect(read('')).toBe('number-empty');
		expect(read('  \u00a0')).toBe('number-empty');
		expect(read('9'.repeat(400))).toBe('number-not-finite');
		expect(read('9'.repeat(100_000))).toBe('number-unreadable');
	});
});

describe('short forms', () => {
	test.each([
		['12k', 12_000],
		['12 K', 12_000],
		['3.4m', 3_400_000],
		['3,4 mio', 3_400_000],
		['1.1k', 1100],
		['2bn', 2_000_000_000],
		['2 lakh', 200_000],
		['1.5 crore', 15_000_000]
	])('F-13 "%s" is %d', (text, value) => {
		expect(read(text)).toBe(value);
	});
});

describe('units', () => {
	test('F-14 the unit may be typed along', () => {
		expect(read('8.0 %', { kind: 'percent' })).toBe(8);
		expect(read('8%', { kind: 'percent' })).toBe(8);
		expect(read('12 tickets', { kind: 'number', name: 'tickets' })).toBe(12);
		expect(read('1 ticket', { kind: 'number', name: 'tickets' })).toBe(1);
		expect(read('3.2 per 1,000', { kind: 'rate', per: 1000 })).toBe(3.2);
		expect(read('3.2/1000', { kind: 'rate', per: 1000 })).toBe(3.2);
		expect(read('3.2 per 1,000 orders', { kind: 'rate', per: 1000, name: 'orders' })).toBe(3.2);
	});

	test('F-14 a share of another size is turned into the unit’s own', () => {
		expect(read('0.8 %', { kind: 'rate', per: 1000 })).toBe(8);
		expect(read('8‰', { kind: 'percent' })).toBe(0.8);
		expect(read('3 per 100', { kind: 'rate', per: 1000 })).toBe(30);
	});

	test('F-15 a sign of money that is a letter is not taken out of the word for thousands or millions', () => {
		const kyat: Unit = { kind: 'money', currency: 'MMK' };
		expect(read('12k', kyat)).toBe(12_000);
		expect(read('K 12k', kyat)).toBe(12_000);
		expect(read('K 12', kyat)).toBe(12);
		expect(read('12 K', kyat, 'de')).toBe(12);
		expect(read('12K', kyat)).toBe('number-ambiguous');
		expect(read('12 mrd', { kind: 'money', currency: 'ZAR' })).toBe(12e9);
		expect(read('R12', { kind: 'money', currency: 'ZAR' })).toBe(12);
		expect(read('12 lakh', { kind: 'money', currency: 'LAK' })).toBe(1_200_000);
		expect(read('7 million', { kind: 'money', currency: 'HNL' }, 'es')).toBe(7e6);
		expect(read('12 mkr', { kind: 'money', currency: 'NOK' }, 'nb')).toBe(12e6);
	});

	test('F-15 money may carry its own sign, and no other', () => {
		expect(read('€ 12', euro)).toBe(12);
		expect(read('-€12.50', euro)).toBe(-12.5);
		expect(read('12,50 €', euro, 'de')).toBe(12.5);
		expect(read('EUR 12k', euro)).toBe(12_000);
		expect(read('$18k', { kind: 'money', currency: 'USD' })).toBe(18_000);
		expect(read('1 200 kr', { kind: 'money', currency: 'NOK' }, 'nb')).toBe(1200);
		expect(read('$12', euro)).toBe('unit-mismatch');
		expect(read('12 %', euro)).toBe('unit-mismatch');
	});

	test.each([
		['1:30 h', 1.5],
		['1:30', 1.5],
		['90 min', 1.5],
		['1h 30m', 1.5],
		['1 h 30 min', 1.5],
		['1h30', 1.5],
		['-1 h 30', -1.5],
		['1h3', 'number-unreadable'],
		['1h90', 'number-unreadable'],
		['2 days', 48],
		['1.5', 1.5],
		['1,5 h', 1.5],
		['5400 s', 1.5],
		['1:30:00', 1.5],
		['-0:15 h', -0.25],
		['1:75', 'number-unreadable'],
		['12 parsecs', 'unit-mismatch'],
		['', 'number-empty']
	])('F-16 "%s" in hours is %s', (text, value) => {
		expect(read(text, hours)).toBe(value);
	});

	test.each(['--5', '-+5', '- -1:30', '+-2 h', '1.5:30', '1,5:30', '.:30'])(
		'F-12 "%s" is no length of time',
		(text) => {
			expect(read(text, hours)).toBe('number-unreadable');
		}
	);

	test('F-16 a clock is minutes and seconds where minutes are counted', () => {
		expect(read('2:30', { kind: 'duration', in: 'minutes' })).toBe(2.5);
		expect(read('1:30 h', { kind: 'duration', in: 'minutes' })).toBe(90);
		expect(read('1:05', { kind: 'duration', in: 'seconds' })).toBe(65);
	});
});

describe('round trips', () => {
	const units: readonly Unit[] = [
		{ kind: 'number', decimals: 2 },
		{ kind: 'number', name: 'tickets', decimals: 0 },
		{ kind: 'percent', decimals: 1 },
		{ kind: 'rate', per: 1000, decimals: 2 },
		{ kind: 'rate', per: 1000, name: 'orders', decimals: 2 },
		{ kind: 'money', currency: 'EUR', decimals: 2 },
		{ kind: 'money', currency: 'NOK', decimals: 2 },
		{ kind: 'money', currency: 'INR', decimals: 2 },
		{ kind: 'money', currency: 'MMK', decimals: 0 },
		{ kind: 'money', currency: 'USD', decimals: 0 },
		{ kind: 'duration', in: 'minutes', decimals: 1 },
		{ kind: 'duration', in: 'hours', decimals: 1 },
		{ kind: 'duration', in: 'days', decimals: 2 }
	];
	const locales = [
		'en',
		'en-GB',
		'de',
		'nb',
		'nb-NO',
		'fr',
		'en-IN',
		'es',
		'pl',
		'de-CH',
		'sv',
		'pt-BR',
		'ar-EG',
		'fa',
		'he'
	];

	test('F-17 what is shown can be typed in again, in every locale and unit', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -100_000_000, max: 100_000_000 }),
				fc.constantFrom(...units),
				fc.constantFrom(...locales),
				(hundredths, unit, locale) => {
					const value = Number((hundredths / 100).toFixed(unit.decimals ?? 2)) + 0;
					const text = formatValue(value, unit, locale);
					expect([text, read(text, unit, locale)]).toEqual([text, value]);
				}
			),
			{ numRuns: 500 }
		);
	});

	test('F-17 a clock that is shown can be typed in again to the minute', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -100_000, max: 100_000 }),
				fc.constantFrom(...locales),
				(minutes, locale) => {
					const result = read(formatValue(minutes / 60, hours, locale), hours, locale);
					expect(result).toBeCloseTo(minutes / 60, 9);
				}
			)
		);
	});

	test('F-18 whatever is typed, the answer is a finite number or a reason', () => {
		const letters = [..."0123456789.,  '-+%€$kmhMBn:/per‰∞e"];
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ unit: fc.constantFrom(...letters), maxLength: 14 }),
					fc.string({ unit: 'binary', maxLength: 14 })
				),
				fc.constantFrom(...units, hours),
				fc.constantFrom(...locales, 'ar-EG', 'fa', 'xx-broken-'),
				(text, unit, locale) => {
					const result = readNumber(text, unit, locale);
					expect(result.done ? Number.isFinite(result.value) : result.why !== undefined).toBe(true);
				}
			),
			{ numRuns: 200 }
		);
	});
});

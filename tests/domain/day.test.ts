import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	addDays,
	dayFromInstant,
	daysBetween,
	isDay,
	weekdayOf,
	type Instant
} from '#domain/day.ts';
import { at, day } from '#tests/builders.ts';
import { anyDay } from './arbitraries.ts';

const noon = (text: string) => Date.parse(text) as Instant;

describe('days that exist', () => {
	test.each(['2026-01-01', '2024-02-29', '2000-02-29', '9999-12-31', '0001-01-01'])(
		'D-1 %s is a day',
		(text) => expect(isDay(text)).toBe(true)
	);
	test.each(['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-1-1', ''])(
		'D-1 "%s" is none',
		(text) => expect(isDay(text)).toBe(false)
	);
});

describe('counting', () => {
	test('D-2 adding and counting days agree, across leap years and the years’ ends', () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (from, count) => {
				const to = addDays(from, count);
				expect(isDay(to)).toBe(true);
				expect(daysBetween(from, to)).toBe(count);
			})
		);
	});

	test('D-2 a year has 365 days, a leap year 366', () => {
		expect(daysBetween(day('2026-01-01'), day('2027-01-01'))).toBe(365);
		expect(daysBetween(day('2024-01-01'), day('2025-01-01'))).toBe(366);
		expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29');
		expect(addDays(day('2025-12-31'), 1)).toBe('2026-01-01');
	});

	test('D-2 days agree with the platform’s calendar', () => {
		fc.assert(
			fc.property(anyDay, (some) => {
				expect(daysBetween(day('1970-01-01'), some)).toBe(Date.parse(some) / 86_400_000);
				expect(weekdayOf(some)).toBe(((new Date(some).getUTCDay() + 6) % 7) + 1);
			})
		);
	});

	test('D-2 counting stays within the years 1 to 9999', () => {
		expect(addDays(day('9999-12-31'), 1)).toBe('9999-12-31');
		expect(addDays(day('0001-01-01'), -1)).toBe('0001-01-01');
	});
});

describe('the day of a moment', () => {
	test('D-3 it is the day on the wall of the board’s time zone', () => {
		const late = noon('2026-03-10T23:30:00Z');
		expect(dayFromInstant(late, 'UTC')).toBe('2026-03-10');
		expect(dayFromInstant(late, 'Europe/Oslo')).toBe('2026-03-11');
		expect(dayFromInstant(late, 'America/Los_Angeles')).toBe('2026-03-10');
		expect(dayFromInstant(late, 'Pacific/Kiritimati')).toBe('2026-03-11');
	});

	test('D-3 the hour that daylight saving takes or gives moves no day', () => {
		// Oslo: the clock goes forward on 29 March 2026 and back on 25 October.
		expect(dayFromInstant(noon('2026-03-28T22:59:59Z'), 'Europe/Oslo')).toBe('2026-03-28');
		expect(dayFromInstant(noon('2026-03-28T23:00:00Z'), 'Europe/Oslo')).toBe('2026-03-29');
		expect(dayFromInstant(noon('2026-03-29T21:59:59Z'), 'Europe/Oslo')).toBe('2026-03-29');
		expect(dayFromInstant(noon('2026-03-29T22:00:00Z'), 'Europe/Oslo')).toBe('2026-03-30');
		expect(dayFromInstant(noon('2026-10-25T22:59:59Z'), 'Europe/Oslo')).toBe('2026-10-25');
		expect(dayFromInstant(noon('2026-10-25T23:00:00Z'), 'Europe/Oslo')).toBe('2026-10-26');
		// São Paulo once began its summer at midnight: that day began at 1 o’clock.
		expect(dayFromInstant(noon('2018-11-04T03:00:00Z'), 'America/Sao_Paulo')).toBe('2018-11-04');
	});

	test('D-3 all through a year, each moment belongs to a day that follows in order', () => {
		for (const zone of ['Europe/Oslo', 'America/New_York', 'Australia/Lord_Howe']) {
			let last = dayFromInstant(at('2026-01-01', 0), zone);
			const breaks: number[] = [];
			for (let hour = 5; hour < 366 * 24; hour += 5) {
				const next = dayFromInstant(at('2026-01-01', hour), zone);
				if (next !== last && next !== addDays(last, 1)) breaks.push(hour);
				last = next;
			}
			expect(breaks).toEqual([]);
		}
	});

	test('D-3 an unknown zone counts as UTC, and an impossible moment as the first day of 1970', () => {
		expect(dayFromInstant(at('2026-03-10'), 'Middle/Earth')).toBe('2026-03-10');
		expect(dayFromInstant(NaN as Instant, 'UTC')).toBe('1970-01-01');
		expect(dayFromInstant(1e300 as Instant, 'UTC')).toBe('1970-01-01');
		expect(isDay(dayFromInstant(-8.6e15 as Instant, 'UTC'))).toBe(true);
	});
});

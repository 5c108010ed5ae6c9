import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Month, Weekday } from '#domain/board-settings.ts';
import {
	addMonths,
	isInside,
	monthOf,
	nextWeekday,
	overlaps,
	quarterOf,
	spanDays,
	startOfWeek,
	weekOfSpan
} from '#domain/calendar.ts';
import { addDays, daysBetween, weekdayOf } from '#domain/day.ts';
import { day } from '#tests/builders.ts';
import { anyDay } from './arbitraries.ts';

const anyMonth = fc.constantFrom<Month>(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
const anyWeekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
const span = (from: string, to: string) => ({ from: day(from), to: day(to) });

describe('weeks', () => {
	test('D-4 a week may begin on any weekday', () => {
		fc.assert(
			fc.property(anyDay, anyWeekday, (some, weekStart) => {
				const first = startOfWeek(some, weekStart);
				expect(weekdayOf(first)).toBe(weekStart);
				expect(daysBetween(first, some)).toBeGreaterThanOrEqual(0);
				expect(daysBetween(first, some)).toBeLessThan(7);
				expect(startOfWeek(first, weekStart)).toBe(first);
			})
		);
	});

	test('D-4 a week runs over the year’s end, also in a year of 53 weeks', () => {
		// 2026 has 53 weeks: Friday 1 January 2027 is still in the last of them.
		expect(startOfWeek(day('2027-01-01'), 1)).toBe('2026-12-28');
		expect(startOfWeek(day('2027-01-03'), 1)).toBe('2026-12-28');
		expect(startOfWeek(day('2027-01-04'), 1)).toBe('2027-01-04');
		expect(startOfWeek(day('2027-01-01'), 7)).toBe('2026-12-27');
	});

	test('D-4 the next weekday is the day itself or one of the six after it', () => {
		expect(nextWeekday(day('2026-01-01'), 5)).toBe('2026-01-02');
		expect(nextWeekday(day('2026-01-02'), 5)).toBe('2026-01-02');
		expect(nextWeekday(day('2026-01-03'), 5)).toBe('2026-01-09');
	});
});

describe('months and quarters', () => {
	test('D-5 a month ends on its last day', () => {
		expect(monthOf(day('2026-02-10'))).toEqual(span('2026-02-01', '2026-02-28'));
		expect(monthOf(day('2024-02-10'))).toEqual(span('2024-02-01', '2024-02-29'));
		expect(monthOf(day('2026-12-31'))).toEqual(span('2026-12-01', '2026-12-31'));
	});

	test('D-5 months later is the same date, or the last day of a shorter month', () => {
		expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28');
		expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29');
		expect(addMonths(day('2026-01-15'), -1)).toBe('2025-12-15');
		expect(addMonths(day('2026-11-30'), 15)).toBe('2028-02-29');
	});

	test('D-6 quarters may start in any month, and fill every year without a gap', () => {
		fc.assert(
			fc.property(anyDay, anyMonth, (some, start) => {
				const quarter = quarterOf(some, start);
				expect(isInside(quarter, some)).toBe(true);
				expect(spanDays(quarter)).toBeGreaterThanOrEqual(89);
				expect(spanDays(quarter)).toBeLessThanOrEqual(92);
				const next = quarterOf(addDays(quarter.to, 1), start);
				expect(next.from).toBe(addDays(quarter.to, 1));
				expect(next.name).not.toBe(quarter.name);
				const months = [0, 3, 6, 9].map((later) => (start - 1 + later) % 12);
				expect(months).toContain(Number(quarter.from.slice(5, 7)) - 1);
			})
		);
	});

	test('D-6 a quarter is named by the year in which its year begins', () => {
		expect(quarterOf(day('2026-11-21'), 1)).toEqual({
			...span('2026-10-01', '2026-12-31'),
			name: 'Q4 2026'
		});
		expect(quarterOf(day('2027-02-10'), 4)).toEqual({
			...span('2027-01-01', '2027-03-31'),
			name: 'Q4 2026'
		});
		expect(quarterOf(day('2026-01-31'), 11)).toEqual({
			...span('2025-11-01', '2026-01-31'),
			name: 'Q1 2025'
		});
	});
});

describe('spans', () => {
	test('D-7 a span counts both its ends', () => {
		expect(spanDays(span('2026-04-01', '2026-04-30'))).toBe(30);
		expect(spanDays(span('2026-04-01', '2026-04-01'))).toBe(1);
		expect(spanDays(span('2026-04-02', '2026-04-01'))).toBe(0);
	});

	test('D-7 a day is in week 9 of 13, and never in a week outside', () => {
		const quarter = span('2026-10-01', '2026-12-31');
		expect(weekOfSpan(quarter, day('2026-11-26'))).toEqual({ week: 9, of: 13 });
		expect(weekOfSpan(quarter, day('2026-10-01'))).toEqual({ week: 1, of: 13 });
		expect(weekOfSpan(quarter, day('2026-12-31'))).toEqual({ week: 13, of: 13 });
		expect(weekOfSpan(quarter, day('2026-01-01'))).toEqual({ week: 1, of: 13 });
		expect(weekOfSpan(quarter, day('2027-06-01'))).toEqual({ week: 13, of: 13 });
		expect(weekOfSpan(span('2026-01-01', '2026-01-02'), day('2026-01-02')).of).toBe(1);
	});

	test('D-7 two spans overlap when they share a day', () => {
		const april = span('2026-04-01', '2026-04-30');
		expect(overlaps(april, span('2026-04-30', '2026-05-02'))).toBe(true);
		expect(overlaps(april, span('2026-05-01', '2026-05-02'))).toBe(false);
	});
});

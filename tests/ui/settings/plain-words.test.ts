import { describe, expect, test } from 'vitest';
import type { Day } from '#domain/day.ts';
import { nextQuarter } from '#domain/next-quarter.ts';
import { readFirstLimits } from '#ui/first-run/first-limits.ts';
import { bytesWords, problemWords } from '#ui/settings/health-words.ts';

const day = (text: string) => text as Day;
const today = day('2026-11-21');

describe('the next quarter', () => {
	test('W-1 the next quarter follows the last cycle, whatever day that ends on', () => {
		expect(nextQuarter([{ to: day('2026-12-31') }], 1, today).name).toBe('Q1 2027');
		expect(nextQuarter([{ to: day('2027-03-21') }], 1, today).name).toBe('Q2 2027');
	});
	test('W-2 without a cycle to follow the next quarter is this one', () => {
		expect(nextQuarter([], 1, today).name).toBe('Q4 2026');
		expect(nextQuarter([{ to: day('2025-03-31') }], 4, today).name).toBe('Q3 2026');
	});
});

describe('the first target', () => {
	const read = (direction: 'lower' | 'within', target: string, targetHigh = '') =>
		readFirstLimits({ direction, target, targetHigh }, { kind: 'number' }, 'en-GB');
	test('W-3 the first gauge needs no target, and a typed one is read or refused', () => {
		expect(read('lower', '')).toEqual({ ok: true, limits: { direction: 'lower' } });
		expect(read('lower', '4')).toEqual({ ok: true, limits: { direction: 'lower', target: 4 } });
		expect(read('lower', 'soon').ok).toBe(false);
		expect(read('within', '9', '3').ok).toBe(false);
	});
});

describe('the health of the device', () => {
	test('W-4 room and problems are said in plain words', () => {
		expect(bytesWords(1_240_000, 'en-GB')).toBe('1.2 MB');
		expect(problemWords(0, 0)).toBeUndefined();
		expect(problemWords(1, 1)).toContain('2 pieces');
	});
});

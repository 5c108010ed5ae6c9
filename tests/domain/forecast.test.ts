import { describe, expect, test } from 'vitest';
import { forecast } from '#domain/forecast.ts';
import { seeded } from '#domain/seeded.ts';
import {
	aBoard,
	aCheckIn,
	aKeep,
	anObjective,
	aReach,
	day,
	theKeyResult
} from '#tests/builders.ts';

const fridays = ['2026-01-09', '2026-01-16', '2026-01-23', '2026-01-30', '2026-02-06'];

function forecastOf(values: readonly number[], to = 100, today = '2026-02-07', id = 'a') {
	const checkIns = values.map((value, week) => aCheckIn(fridays[week]!, value));
	const board = aBoard(anObjective(`Any ${id}`, aReach(0, to, ...checkIns)));
	return forecast(board, theKeyResult(board), day(today));
}

describe('the forecast', () => {
	test('K-B1 what moves by the same each week goes on so', () => {
		const straight = forecastOf([7, 14, 21, 28, 35], 80)!;
		// 53 days from 6 February to 31 March, one a day.
		expect(straight.median.value).toBeCloseTo(88, 9);
		expect(straight.low.value).toBeCloseTo(straight.high.value, 9);
		expect(straight.chance).toBe(1);
		expect(straight.endsOn).toBe('2026-03-31');
		expect(straight.from).toMatchObject({ day: '2026-02-06', value: 35 });
	});

	test('K-B1 what moved unevenly is a range with the median inside and a chance between 0 and 1', () => {
		const uneven = forecastOf([0, 20, 15, 40, 38])!;
		expect(uneven.low.ratio).toBeLessThan(uneven.median.ratio);
		expect(uneven.median.ratio).toBeLessThan(uneven.high.ratio);
		expect(uneven.chance).toBeGreaterThan(0);
		expect(uneven.chance).toBeLessThan(1);
	});

	test('K-B1 the worse end is the low one, also where down is good', () => {
		const down = forecastOf([0, -20, -15, -40, -38], -100)!;
		const up = forecastOf([0, 20, 15, 40, 38])!;
		expect(down.low.ratio).toBeCloseTo(up.low.ratio, 9);
		expect(down.low.value).toBeCloseTo(-up.low.value, 9);
		expect(down.chance).toBe(up.chance);
	});

	test('K-B2 it is the same on every device, and another one for another key result', () => {
		const values = [0, 20, 15, 40, 38];
		expect(forecastOf(values)).toEqual(forecastOf(values));
		expect(forecastOf(values, 100, '2026-02-07', 'b')?.chance).not.toBe(forecastOf(values)?.chance);
	});

	test('K-B3 fewer than four values, no reach, or a window that is over have none', () => {
		expect(forecastOf([1, 2, 3])).toBeNull();
		expect(forecastOf([1, 2, 3, 4])).not.toBeNull();
		expect(forecastOf([1, 2, 3, 4], 100, '2026-04-01')).toBeNull();
		expect(forecastOf([1, 2, 3, 4], 100, '2026-01-29')).toBeNull();
		const checkIns = fridays.map((on) => aCheckIn(on, 5));
		const keep = aBoard(anObjective('Any', aKeep({ min: 1 }, ...checkIns)));
		expect(forecast(keep, theKeyResult(keep), day('2026-02-07'))).toBeNull();
		const lost = aBoard(anObjective('Any', { cycleId: undefined }, aReach(0, 9, ...checkIns)));
		expect(forecast(lost, theKeyResult(lost), day('2026-02-07'))).toBeNull();
	});

	test('K-B3 an end that was typed wrongly, centuries away, is not foreseen and does not take for ever', () => {
		const window = { from: day('2026-01-01'), to: day('9999-12-31') };
		const checkIns = ['01', '02', '03', '04'].map((date, at) => aCheckIn(`2026-01-${date}`, at));
		const board = aBoard(anObjective('Any', aReach(0, 9, { window }, ...checkIns)));
		expect(forecast(board, theKeyResult(board), day('2026-02-07'))).toBeNull();
	});

	test('K-B3 values without end make no forecast rather than a wrong one', () => {
		expect(forecastOf([1e308, -1e308, 1e308, -1e308])).toBeNull();
	});
});

describe('seeded numbers', () => {
	test('K-B4 the same seed gives the same numbers, spread evenly from 0 to 1', () => {
		const random = seeded('calm-support/1');
		const numbers = Array.from({ length: 10_000 }, random);
		const again = seeded('calm-support/1');
		expect(numbers.slice(0, 5)).toEqual(Array.from({ length: 5 }, again));
		expect(seeded('calm-support/2')()).not.toBe(numbers[0]);
		expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
		expect(Math.max(...numbers)).toBeLessThan(1);
		expect(numbers.reduce((sum, number) => sum + number) / 10_000).toBeCloseTo(0.5, 1);
	});
});

import { expect, test } from 'vitest';
import { checkInKeys, readingKeys } from '#ui/vocabulary/value-keys.ts';
import { aBoard, aCheckIn, aKpi, anObjective, aReach, aReading, theKpi } from '#tests/builders.ts';

test('U-29 a reading has plain keys once there are values, none was below 0, and it is no length of time', () => {
	const keys = (values: readonly number[], unit?: Parameters<typeof readingKeys>[0]['unit']) => {
		const readings = values.map((value, at) => aReading(`2026-03-0${at + 1}`, value));
		return readingKeys(theKpi(aBoard(aKpi('Churn', unit ? { unit } : {}, ...readings))));
	};
	expect(keys([4, 0])).toBe('decimal');
	expect(keys([4, -1, 3])).toBe('text');
	expect(keys([])).toBe('text');
	expect(keys([4], { kind: 'duration', in: 'hours' })).toBe('text');
});

test('U-29 a check-in has them by where it begins and ends, too', () => {
	const keys = (from: number, to: number, ...values: readonly number[]) => {
		const checkIns = values.map((value) => aCheckIn('2026-02-06', value));
		const board = aBoard(anObjective('Calm support', aReach(from, to, ...checkIns)));
		return [...board.keyResults.values()].map((keyResult) => keyResult && checkInKeys(keyResult));
	};
	expect(keys(40, 80)).toEqual(['decimal']);
	expect(keys(0, -30)).toEqual(['text']);
	expect(keys(0, 30, -2)).toEqual(['text']);
});

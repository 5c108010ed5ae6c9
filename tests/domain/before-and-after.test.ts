import { expect, test } from 'vitest';
import { beforeAndAfter } from '#domain/before-and-after.ts';
import { addDays } from '#domain/day.ts';
import { aBoard, aKpi, aReading, day, theKpi } from '#tests/builders.ts';

const span = { from: day('2026-02-02'), to: day('2026-03-31') };
const today = day('2026-06-30');

/** Weekly readings that end a week before the span, and such that begin with it. */
function sides(before: readonly number[], after: readonly number[]) {
	const all = [...before, ...after].map((value, i) =>
		aReading(addDays(span.from, 7 * (i - before.length)), value)
	);
	return beforeAndAfter(theKpi(aBoard(aKpi('Churn', ...all))), span, today);
}

test('G-A7 each side has its own mean and limits, and a reading on the first day counts as after', () => {
	const { before, after, isApart } = sides([9, 8, 9, 8, 9, 8], [4, 3, 4, 3, 4, 3]);
	expect(before.mean).toBeCloseTo(8.5);
	expect(after.mean).toBeCloseTo(3.5);
	expect(before.limits?.lower).toBeCloseTo(8.5 - 2.66);
	expect(before.limits?.upper).toBeCloseTo(8.5 + 2.66);
	expect(after.readings[0]).toMatchObject({ day: span.from, value: 4 });
	expect(isApart).toBe(false);
	expect(sides([9, 8, 9, 8, 9, 8], [2, 2, 2, 2, 2, 2]).isApart).toBe(true);
});

test('G-A7 below six readings there is no telling what is usual, and without any there is no mean', () => {
	expect(sides([9, 8, 9, 8, 9], [2, 2, 2, 2, 2, 2])).toMatchObject({
		...{ before: { limits: null, mean: expect.closeTo(8.6) }, isApart: null }
	});
	expect(sides([9], [])).toMatchObject({ after: { mean: null, limits: null }, isApart: null });
});

test('G-A7 no more than 24 on either side, those nearest to the change and to today', () => {
	const count = (length: number) => Array.from({ length }, (_, i) => i);
	const { before, after } = sides(count(30), count(20));
	expect(before.readings.map(({ value }) => value)).toEqual(count(30).slice(6));
	expect(after.readings).toHaveLength(20);
});

import { expect, test } from 'vitest';
import { addMonths } from '#domain/calendar.ts';
import { addDays, type Day } from '#domain/day.ts';
import type { Cadence } from '#domain/kpi.ts';
import { seasonality } from '#domain/seasonality.ts';
import { seeded } from '#domain/seeded.ts';
import { aBoard, aKpi, at, day, theKpi } from '#tests/builders.ts';

// A Monday.
const start = day('2020-01-06');

function kpiOf(cadence: Cadence, days: readonly Day[], valueOf: (nth: number) => number) {
	const readings = days.map((on, nth) => ({ day: on, at: at(on), value: valueOf(nth) }));
	return theKpi(aBoard(aKpi('Visits', { cadence, readings })));
}

const daily = (count: number) => Array.from({ length: count }, (_, nth) => addDays(start, nth));
const monthly = (count: number) => Array.from({ length: count }, (_, nth) => addMonths(start, nth));

function noise(seed: string): () => number {
	const random = seeded(seed);
	return () => random() + random() - 1;
}

test('G-31 the same weekday that repeats is a season, with where it is high and low', () => {
	const wobble = noise('weekday');
	const visits = (nth: number) =>
		100 + (nth % 7 === 0 ? 40 : nth % 7 === 6 ? -40 : 0) + wobble() * 8;
	expect(seasonality(kpiOf('daily', daily(56), visits))).toEqual({
		...{ season: 'weekday', highest: 1, lowest: 7 }
	});
	const workdays = daily(56).filter((_, nth) => nth % 7 < 5);
	expect(
		seasonality(kpiOf('daily', workdays, (nth) => (nth % 5 === 4 ? 10 : 50) + wobble()))
	).toEqual({
		...{ season: 'weekday', highest: expect.any(Number) as number, lowest: 5 }
	});
});

test('G-31 the same month that repeats is a season, under a trend as well', () => {
	const wobble = noise('month');
	const sales = (nth: number) => 200 + 5 * nth + (nth % 12 === 11 ? 80 : 0) + wobble() * 8;
	expect(seasonality(kpiOf('monthly', monthly(48), sales))).toMatchObject({
		...{ season: 'month', highest: 12 }
	});
});

test('G-31 near misses: a trend, a step, one high week, too few weeks or years, and a flat series are none', () => {
	expect(seasonality(kpiOf('daily', daily(70), (nth) => nth * 3))).toBeNull();
	expect(seasonality(kpiOf('daily', daily(70), (nth) => (nth < 35 ? 10 : 90)))).toBeNull();
	expect(
		seasonality(kpiOf('daily', daily(70), (nth) => (nth >= 28 && nth < 35 ? 90 : 10)))
	).toBeNull();
	expect(seasonality(kpiOf('daily', daily(70), () => 7))).toBeNull();
	const weekly = (nth: number) => (nth % 7 === 0 ? 50 : 10);
	expect(seasonality(kpiOf('daily', daily(24), weekly))).toBeNull();
	expect(seasonality(kpiOf('daily', daily(35), weekly))).not.toBeNull();
	expect(
		seasonality(kpiOf('monthly', monthly(24), (nth) => (nth % 12 === 0 ? 50 : 10)))
	).toBeNull();
	expect(seasonality(kpiOf('monthly', [], () => 0))).toBeNull();
});

test('G-31 noise is taken for a season in less than one of a hundred series', () => {
	let found = 0;
	for (let seed = 0; seed < 300; seed += 1) {
		const wobble = noise(`noise ${seed}`);
		if (seasonality(kpiOf('daily', daily(35), wobble))) found += 1;
		if (seasonality(kpiOf('monthly', monthly(48), wobble))) found += 1;
	}
	expect(found).toBeLessThan(6);
});

import fc from 'fast-check';
import { addDays, type Day } from '#domain/day.ts';
import type { KpiLimits } from '#domain/kpi.ts';
import { day } from '#tests/builders.ts';

/** Any day from 1950 to 2200. */
export const anyDay: fc.Arbitrary<Day> = fc
	.integer({ min: -7_305, max: 84_000 })
	.map((count) => addDays(day('1970-01-01'), count));

/** A day of the first quarter of 2026, or near it. */
export const quarterDay: fc.Arbitrary<Day> = fc
	.integer({ min: -20, max: 120 })
	.map((count) => addDays(day('2026-01-01'), count));

/** A value that somebody might type: of any size, never a rounding trap by itself. */
export const anyValue: fc.Arbitrary<number> = fc.oneof(
	fc.integer({ min: -1_000_000, max: 1_000_000 }),
	fc.double({ min: -1e9, max: 1e9, noNaN: true }),
	fc.constantFrom(0, -0, 1e300, -1e300, Number.MIN_VALUE)
);

/** Limits of either direction with any of them set. */
export const anyLimits: fc.Arbitrary<KpiLimits> = fc.oneof(
	fc
		.record(
			{
				direction: fc.constantFrom('higher' as const, 'lower' as const),
				target: fc.integer({ min: -50, max: 50 }),
				watch: fc.integer({ min: -50, max: 50 }),
				alarm: fc.integer({ min: -50, max: 50 })
			},
			{ requiredKeys: ['direction'] }
		)
		.map((limits) => limits as KpiLimits),
	fc
		.record(
			{
				direction: fc.constant('within' as const),
				target: anyRange(),
				watch: anyRange(),
				alarm: anyRange()
			},
			{ requiredKeys: ['direction'] }
		)
		.map((limits) => limits as KpiLimits)
);

function anyRange() {
	return fc
		.tuple(fc.integer({ min: -50, max: 50 }), fc.nat(50))
		.map(([low, width]) => ({ low, high: low + width }));
}

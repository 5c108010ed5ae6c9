import type { KeyResult } from '#domain/key-result.ts';
import type { Kpi } from '#domain/kpi.ts';
import type { Unit } from '#domain/unit.ts';

/**
 * The keyboard that a phone shows for a value. The one for decimals lacks the minus, the colon and letters on some
 * phones, so it is shown only for values that need none of them.
 */
export type ValueKeys = 'decimal' | 'text';

/** The keyboard for a reading: the one for decimals once there are values and none was below 0. */
export function readingKeys({ unit, readings }: Pick<Kpi, 'unit' | 'readings'>): ValueKeys {
	return keysFor(
		unit,
		readings.map(({ value }) => value)
	);
}

/** The keyboard for a check-in: by where it begins and ends, and by what was checked in. */
export function checkInKeys({ unit, measure, checkIns }: KeyResult): ValueKeys {
	const ends =
		measure.kind === 'reach'
			? [measure.from, measure.to]
			: measure.kind === 'keep'
				? [measure.min, measure.max]
				: [];
	return keysFor(unit, [...ends, ...checkIns.map(({ value }) => value)]);
}

function keysFor(unit: Unit, values: readonly (number | undefined)[]): ValueKeys {
	const known = values.filter((value) => value !== undefined);
	const isPlain = unit.kind !== 'duration' && known.length > 0;
	return isPlain && known.every((value) => value >= 0) ? 'decimal' : 'text';
}

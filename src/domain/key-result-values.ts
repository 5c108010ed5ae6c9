import type { Board } from './board.ts';
import type { CheckIn } from './check-in.ts';
import { isInside } from './calendar.ts';
import type { Day, Instant } from './day.ts';
import { groundOf, windowOf, type Ground } from './ground.ts';
import type { KeyResult } from './key-result.ts';
import type { Measure } from './measure.ts';
import { remember } from './remember.ts';
import { wholeReadings } from './whole-readings.ts';

/** A key result's value on a day, in the terms of its target. */
export interface MeasuredValue {
	readonly day: Day;
	readonly at: Instant;
	readonly value: number;
}

/**
 * A key result's values, oldest first. Fed by a KPI, they are that KPI's readings of the whole inside the
 * window, one a day; what was read before the window is where one came from, not progress. Otherwise they
 * are its own check-ins. Measured against a baseline or a control, they are changes in percent.
 */
export function measuredValues(board: Board, keyResult: KeyResult): readonly MeasuredValue[] {
	return valuesOn(keyResult, groundOf(board, keyResult));
}

/** The same, from what the key result stands on. */
export const valuesOn = remember(
	(keyResult: KeyResult, ground: Ground): readonly MeasuredValue[] => {
		const { kpi } = ground;
		const window = windowOf(keyResult, ground);
		const relative = (value: number, control?: number) =>
			inTargetTerms(keyResult.measure, value, control);
		if (kpi) {
			return wholeReadings(kpi)
				.filter(({ day }) => !window || isInside(window, day))
				.flatMap(({ day, at, value }) => measured(day, at, relative(value)));
		}
		return keyResult.checkIns.flatMap(({ day, at, value, control }: CheckIn) =>
			measured(day, at, value === undefined ? undefined : relative(value, control))
		);
	}
);

/** The values up to a day; those dated later wait for their day. */
export function valuesUntil(
	keyResult: KeyResult,
	ground: Ground,
	today: Day
): readonly MeasuredValue[] {
	const values = valuesOn(keyResult, ground);
	const last = values.at(-1);
	return last && last.day > today ? values.filter(({ day }) => day <= today) : values;
}

function measured(day: Day, at: Instant, value: number | undefined): readonly MeasuredValue[] {
	return value === undefined || !Number.isFinite(value) ? [] : [{ day, at, value }];
}

/** As measured, or as the change in percent against a baseline or the control group; undefined without one. */
function inTargetTerms(
	measure: Measure,
	value: number,
	control: number | undefined
): number | undefined {
	if (measure.kind !== 'reach' || !measure.relativeTo) return value;
	const base = measure.relativeTo.kind === 'baseline' ? measure.relativeTo.value : control;
	if (base === undefined || base === 0) return undefined;
	// Twelve digits: 1.1 against 1 is a change of 10 %, not of 10.000000000000009 %.
	return Number((((value - base) / Math.abs(base)) * 100).toPrecision(12));
}

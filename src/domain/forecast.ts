import type { Board } from './board.ts';
import { mostWeeks } from './calendar.ts';
import { daysBetween, type Day } from './day.ts';
import { groundOf, windowOf, type Ground } from './ground.ts';
import { reachRatio } from './key-result-progress.ts';
import { valuesUntil, type MeasuredValue } from './key-result-values.ts';
import type { KeyResult } from './key-result.ts';
import { remember } from './remember.ts';
import { seeded, type Random } from './seeded.ts';

/** A value in the target's terms, and how much of the way it is (unclamped). */
interface ForecastPoint {
	readonly value: number;
	readonly ratio: number;
}

/** Where a key result will probably end, if it goes on as it did. */
export interface Forecast {
	/** The last value that it starts from. */
	readonly from: ForecastPoint & { readonly day: Day };
	/** The last day of the window. */
	readonly endsOn: Day;
	readonly median: ForecastPoint;
	/** The ends of the range that four of five draws fall in; `low` is the worse one. */
	readonly low: ForecastPoint;
	readonly high: ForecastPoint;
	/** Share of the draws that reach the target, 0 to 1. */
	readonly chance: number;
}

const draws = 2000;
const fewestValues = 4;

/**
 * A bootstrap of the key result's own changes per day, 2,000 draws seeded by its id. Null unless it is a reach
 * with values on at least four days, in a window that is not over and does not end more than ten years on.
 */
export function forecast(board: Board, keyResult: KeyResult, today: Day): Forecast | null {
	return forecastOn(keyResult, groundOf(board, keyResult), today);
}

const forecastOn = remember((keyResult: KeyResult, ground: Ground, today: Day): Forecast | null => {
	const { measure } = keyResult;
	const window = windowOf(keyResult, ground);
	if (measure.kind !== 'reach' || !window || today > window.to) return null;
	const values = oneADay(valuesUntil(keyResult, ground, today));
	const last = values.at(-1);
	if (!last || values.length < fewestValues || last.day > window.to) return null;
	const days = daysBetween(last.day, window.to);
	if (days > mostWeeks * 7) return null;
	const ends = endValues(values, days, seeded(keyResult.id));
	const pointAt = (value: number) => {
		return { value, ratio: reachRatio(measure.from, measure.to, value) ?? 0 };
	};
	// From the worst end to the best, whichever way is up.
	const points = ends
		.map(pointAt)
		.sort((one, other) => one.ratio - other.ratio || one.value - other.value);
	const quantile = (share: number) =>
		points[Math.min(points.length - 1, Math.round(share * (points.length - 1)))];
	const [low, median, high] = [quantile(0.1), quantile(0.5), quantile(0.9)];
	if (!low || !median || !high || !ends.every(Number.isFinite)) return null;
	return {
		from: { day: last.day, ...pointAt(last.value) },
		endsOn: window.to,
		median,
		low,
		high,
		chance: points.filter(({ ratio }) => ratio >= 1).length / points.length
	};
});

interface Step {
	readonly days: number;
	readonly changePerDay: number;
}

/** Draw steps that were made before, each as long as it was, until the days are used up. */
function endValues(values: readonly MeasuredValue[], days: number, random: Random): number[] {
	const steps: Step[] = values.slice(1).map(({ day, value }, index) => {
		const before = values[index] ?? { day, value };
		const between = Math.max(1, daysBetween(before.day, day));
		return { days: between, changePerDay: (value - before.value) / between };
	});
	const start = values.at(-1)?.value ?? 0;
	return Array.from({ length: draws }, () => {
		let value = start;
		for (let left = days; left > 0;) {
			const step = steps[Math.floor(random() * steps.length)];
			if (!step) break;
			value += step.changePerDay * Math.min(step.days, left);
			left -= step.days;
		}
		return value;
	});
}

/** The last value of each day. */
function oneADay(values: readonly MeasuredValue[]): readonly MeasuredValue[] {
	return values.filter(({ day }, index) => values[index + 1]?.day !== day);
}

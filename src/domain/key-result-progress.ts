import type { Board } from './board.ts';
import { monthOf, startOfWeek } from './calendar.ts';
import { addDays, type Day, type Span } from './day.ts';
import { groundOf, windowOf, type Ground } from './ground.ts';
import { valuesUntil, type MeasuredValue } from './key-result-values.ts';
import type { KeyResult } from './key-result.ts';
import type { Measure } from './measure.ts';

/** How far a key result has come. Ratios are unclamped: -0.25 and 1.25 are possible; null is "no data". */
export interface Progress {
	readonly ratio: number | null;
	/** The latest value in the target's terms; finished weight for milestones, items for evidence. */
	readonly current: number | null;
	/** The value before that, where values are measured. */
	readonly previous: number | null;
	/** Keep only: every period from the first to the latest. */
	readonly periods: readonly KeptPeriod[];
}

/** One stretch of a keep: met, missed, or null where nothing was measured. */
export interface KeptPeriod extends Span {
	readonly value: number | null;
	readonly isMet: boolean | null;
}

/** How far a key result has come by a day; facts dated later do not count yet. */
export function keyResultProgress(board: Board, keyResult: KeyResult, today: Day): Progress {
	return progressOn(keyResult, groundOf(board, keyResult), today);
}

/** The same, from what the key result stands on. */
export function progressOn(keyResult: KeyResult, ground: Ground, today: Day): Progress {
	const { measure } = keyResult;
	switch (measure.kind) {
		case 'reach':
			return measuredProgress(valuesUntil(keyResult, ground, today), (value) =>
				reachRatio(measure.from, measure.to, value)
			);
		case 'keep':
			return keepProgress(measure, keyResult, ground, today);
		case 'done':
			return measuredProgress(valuesUntil(keyResult, ground, today), (value) =>
				value >= 1 ? 1 : 0
			);
		case 'milestones':
			return milestoneProgress(measure, keyResult, today);
		case 'evidence':
			return evidenceProgress(measure, keyResult, today);
	}
}

/**
 * (c - s) / (t - s), the same in both directions. Equal ends, which commands refuse, are met or not met: at
 * least the target counts as met.
 */
export function reachRatio(from: number, to: number, current: number): number | null {
	if (from === to) return current >= to ? 1 : 0;
	return finiteOrNull((current - from) / (to - from));
}

/** Whether a value lies inside a keep's limits, both inclusive. Without limits nothing can be said. */
export function isKept(measure: { min?: number; max?: number }, value: number): boolean | null {
	if (measure.min === undefined && measure.max === undefined) return null;
	return value >= (measure.min ?? -Infinity) && value <= (measure.max ?? Infinity);
}

const noProgress: Progress = { ratio: null, current: null, previous: null, periods: [] };

function measuredProgress(
	values: readonly MeasuredValue[],
	ratioOf: (value: number) => number | null
): Progress {
	const current = values.at(-1);
	if (!current) return noProgress;
	const previous = values.at(-2)?.value ?? null;
	return { ratio: ratioOf(current.value), current: current.value, previous, periods: [] };
}

function keepProgress(
	measure: Measure & { kind: 'keep' },
	keyResult: KeyResult,
	ground: Ground,
	today: Day
): Progress {
	const values = valuesUntil(keyResult, ground, today);
	const periods = keptPeriods(measure, values, windowOf(keyResult, ground), ground, today);
	const judged = periods.filter(({ isMet }) => isMet !== null);
	const met = judged.filter(({ isMet }) => isMet).length;
	return {
		ratio: judged.length === 0 ? null : met / judged.length,
		current: values.at(-1)?.value ?? null,
		previous: values.at(-2)?.value ?? null,
		periods
	};
}

/** No list of periods is longer, however far apart two dates may have been typed. */
const mostPeriods = 600;

/** Week by week or month by month, from the window's first day (or the first value) to the last that began. */
function keptPeriods(
	measure: Measure & { kind: 'keep' },
	values: readonly MeasuredValue[],
	window: Span | undefined,
	{ settings }: Ground,
	today: Day
): readonly KeptPeriod[] {
	const periodOf = (day: Day): Span => {
		if (measure.period === 'month') return monthOf(day);
		const from = startOfWeek(day, settings.weekStart);
		return { from, to: addDays(from, 6) };
	};
	const first = values[0]?.day;
	const last = values.at(-1)?.day;
	if (first === undefined || last === undefined) return [];
	// The latest value of a period decides.
	const valueByPeriod = new Map(values.map(({ day, value }) => [periodOf(day).from, value]));
	const begin = window && window.from < first ? window.from : first;
	const open = window && window.to < today ? window.to : today;
	const end = open > last ? open : last;
	const periods: KeptPeriod[] = [];
	for (
		let period = periodOf(end);
		period.to >= begin && periods.length < mostPeriods;
		period = periodOf(addDays(period.from, -1))
	) {
		const value = valueByPeriod.get(period.from) ?? null;
		periods.push({ ...period, value, isMet: value === null ? null : isKept(measure, value) });
		if (period.from <= begin) break;
	}
	return periods.reverse();
}

/** Weights of the finished ones by all weights. Untouched, without any check-in, it is "no data". */
function milestoneProgress(
	{ milestones }: Measure & { kind: 'milestones' },
	keyResult: KeyResult,
	today: Day
): Progress {
	const weights = milestones.map(({ weight }) =>
		weight > 0 && Number.isFinite(weight) ? weight : 0
	);
	const all = weights.reduce((sum, weight) => sum + weight, 0);
	const isFinished = milestones.map(({ doneOn }) => doneOn !== undefined && doneOn <= today);
	const finished = weights.reduce((sum, weight, at) => sum + (isFinished[at] ? weight : 0), 0);
	if (!isFinished.includes(true) && !hasCheckIn(keyResult, today)) return noProgress;
	return { ...noProgress, ratio: finiteOrNull(finished / all), current: finished };
}

/** Observations by those wanted, at most 1. None, without any check-in, is "no data". */
function evidenceProgress(
	{ wanted }: Measure & { kind: 'evidence' },
	keyResult: KeyResult,
	today: Day
): Progress {
	const count = keyResult.evidence.filter(({ day }) => day <= today).length;
	if (count === 0 && !hasCheckIn(keyResult, today)) return noProgress;
	const ratio = wanted > 0 ? Math.min(1, count / wanted) : null;
	return { ...noProgress, ratio, current: count };
}

function hasCheckIn({ checkIns }: KeyResult, today: Day): boolean {
	const [first] = checkIns;
	return first !== undefined && first.day <= today;
}

function finiteOrNull(value: number): number | null {
	return Number.isFinite(value) ? value + 0 : null;
}

import type { CheckIn, SaidStatus } from './check-in.ts';
import { cadenceDays, dueFrom, firstDueDay } from './check-in-rhythm.ts';
import { addDays, type Day, type Span } from './day.ts';
import type { Change } from './entity.ts';
import { groundOf, windowOf, type Around, type Ground } from './ground.ts';
import { progressOn, type KeptPeriod, type Progress } from './key-result-progress.ts';
import { valuesUntil } from './key-result-values.ts';
import type { KeyResult } from './key-result.ts';
import { madeOn } from './made-on.ts';
import { movedGoalpostsOf } from './moved-goalposts.ts';
import { expectedRatio, isInGrace, paceStatus, type ComputedStatus } from './pace.ts';
import { remember } from './remember.ts';

/** What a status mark shows: what was said, else what was computed; stale instead of a green one. */
export type ShownStatus = ComputedStatus | 'stale';

/** Where confidence stands before anybody said anything. */
export const startingConfidence = 5;

/** Everything that is shown of a key result on a day. */
export interface KeyResultReport {
	readonly keyResult: KeyResult;
	/** In the target's terms; null is "no data". */
	readonly current: number | null;
	readonly previous: number | null;
	/** Unclamped. */
	readonly ratio: number | null;
	/** Where it should be today; for a keep always 1. */
	readonly expectedRatio: number | null;
	readonly window: Span | undefined;
	readonly computed: ComputedStatus;
	/** What somebody said with the last check-in; it holds until the next one. */
	readonly said: SaidStatus | null;
	readonly shown: ShownStatus;
	readonly isStale: boolean;
	/** Three values in a row within one percent of the range. */
	readonly isStalled: boolean;
	readonly confidence: number | null;
	readonly lastCheckIn: CheckIn | null;
	readonly dueOn: Day | null;
	readonly isDue: boolean;
	/** Keep only: its weeks or months. */
	readonly periods: readonly KeptPeriod[];
	/** Changes of wording, start or target after the cycle began. */
	readonly movedGoalposts: readonly Change[];
}

/** A key result on a day. The same object for as long as nothing that it depends on has changed. */
export function keyResultReport(board: Around, keyResult: KeyResult, today: Day): KeyResultReport {
	return reportOn(keyResult, groundOf(board, keyResult), today);
}

const reportOn = remember((keyResult: KeyResult, ground: Ground, today: Day): KeyResultReport => {
	const window = windowOf(keyResult, ground);
	const progress = progressOn(keyResult, ground, today);
	const expected = expectedOf(keyResult, window, today);
	const computed = computedStatus(keyResult, progress, expected, window, today);
	const lastCheckIn = keyResult.checkIns.findLast(({ day }) => day <= today) ?? null;
	const said = lastCheckIn?.said ?? null;
	const isStale = isStaleOn(keyResult, ground, today);
	const { dueOn, isDue } = dueFrom(keyResult, ground, today);
	return {
		keyResult,
		current: progress.current,
		previous: progress.previous,
		ratio: progress.ratio,
		expectedRatio: expected,
		window,
		computed,
		said,
		shown: shownStatus(computed, said, isStale),
		isStale,
		isStalled: computed !== 'met' && stalledOn(keyResult, ground, today),
		confidence: confidenceOn(keyResult, today),
		lastCheckIn,
		dueOn,
		isDue,
		periods: progress.periods,
		movedGoalposts: movedGoalpostsOf(keyResult, ground.cycle?.from, ground.settings)
	};
});

/** The last confidence that was given by a day. */
function confidenceOn({ checkIns }: KeyResult, today: Day): number | null {
	const last = checkIns.findLast(({ day, confidence }) => day <= today && confidence !== undefined);
	return last?.confidence ?? null;
}

/** A keep should be kept from the first day on; everything else grows with the days. */
export function expectedOf(
	{ measure }: KeyResult,
	window: Span | undefined,
	today: Day
): number | null {
	const expected = expectedRatio(window, today);
	return measure.kind === 'keep' && expected !== null && expected > 0 ? 1 : expected;
}

/** What the figures of a key result said on a day. */
export function computedOn(keyResult: KeyResult, ground: Ground, day: Day): ComputedStatus {
	const window = windowOf(keyResult, ground);
	const progress = progressOn(keyResult, ground, day);
	return computedStatus(keyResult, progress, expectedOf(keyResult, window, day), window, day);
}

/** A keep goes by its latest period, and is met when its window ends with every period met. */
function computedStatus(
	{ measure }: KeyResult,
	progress: Progress,
	expected: number | null,
	window: Span | undefined,
	today: Day
): ComputedStatus {
	if (measure.kind !== 'keep') return paceStatus(progress.ratio, expected, window, today);
	if (progress.ratio === null) return 'no-data';
	const isMet = progress.periods.findLast((period) => period.isMet !== null)?.isMet;
	if (isMet) return progress.ratio === 1 && window && today >= window.to ? 'met' : 'on-track';
	return isInGrace(window, today) ? 'at-risk' : 'off-track';
}

/** What is met by the figures stays met; a green that nobody has confirmed for too long is stale. */
function shownStatus(
	computed: ComputedStatus,
	said: SaidStatus | null,
	isStale: boolean
): ShownStatus {
	if (computed === 'met' && (said === null || said === 'on-track')) return 'met';
	const status = said ?? computed;
	return isStale && status === 'on-track' ? 'stale' : status;
}

/**
 * Nothing was heard for longer than the rhythm and three days: no check-in, no reading of the KPI that feeds it,
 * no milestone, no observation. It is not stale before its first due day, and silence after its end does not make
 * it so.
 */
export function isStaleOn(keyResult: KeyResult, ground: Ground, today: Day): boolean {
	const window = windowOf(keyResult, ground);
	const until = window && window.to < today ? window.to : today;
	const firstDue = firstDueDay(keyResult, ground);
	if (window && (firstDue === undefined || until < firstDue)) return false;
	const made = madeOn(keyResult, ground.settings.timeZone);
	const since = latest([made, window?.from, lastHeardOn(keyResult, ground, today)]);
	return since !== undefined && addDays(since, cadenceDays(ground) + 3) < until;
}

/** The last day up to one on which anything was heard of a key result: a check-in, an observation, a value. */
export function lastHeardOn(keyResult: KeyResult, ground: Ground, today: Day): Day | undefined {
	const { checkIns, evidence, measure } = keyResult;
	const days = [checkIns, evidence, valuesUntil(keyResult, ground, today)].map(
		(facts) => facts.findLast(({ day }) => day <= today)?.day
	);
	if (measure.kind === 'milestones') days.push(...measure.milestones.map(({ doneOn }) => doneOn));
	return latest(days.filter((day) => day !== undefined && day <= today));
}

function latest(days: readonly (Day | undefined)[]): Day | undefined {
	return days
		.filter((day) => day !== undefined)
		.sort()
		.at(-1);
}

function stalledOn(keyResult: KeyResult, ground: Ground, today: Day): boolean {
	const { measure } = keyResult;
	if (measure.kind !== 'reach') return false;
	const last = valuesUntil(keyResult, ground, today).slice(-3);
	if (last.length < 3) return false;
	const values = last.map(({ value }) => value);
	const spread = Math.max(...values) - Math.min(...values);
	return spread <= Math.abs(measure.to - measure.from) * 0.01 + Number.EPSILON;
}

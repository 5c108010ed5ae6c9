import type { Periods } from './cadence-period.ts';
import { mostWeeks } from './calendar.ts';
import { dueAnswers } from './check-in-rhythm.ts';
import { dayFromSerial, daySerial, type Day } from './day.ts';
import type { Entity } from './entity.ts';
import { windowOf, type Ground } from './ground.ts';
import { isStaleOn, lastHeardOn } from './key-result-report.ts';
import { progressOn } from './key-result-progress.ts';
import type { KeyResult } from './key-result.ts';
import { madeOn } from './made-on.ts';

/** What is counted of one key result in one period. */
export interface GoalTally {
	/** Check-ins that came due in it, and those of them that were made in time. */
	readonly due: number;
	readonly onTime: number;
	/** It ran on the last day. */
	readonly isRunning: boolean;
	readonly isStale: boolean;
	/** Days since it was last heard of, where it runs and people are asked for it. */
	readonly ageDays?: number;
}

/**
 * Count a key result period by period up to the last one that is over: from its check-ins and dates as they stand
 * on the board. What was put away or finished counts until then; a draft counts for nothing.
 */
export function talliesOf(
	keyResult: KeyResult,
	ground: Ground,
	periods: Periods,
	last: number
): ReadonlyMap<number, GoalTally> {
	const tallies = new Map<number, GoalTally>();
	const span = lifeOf(keyResult, ground, periods.lastDayOf(last));
	if (!span) return tallies;
	const first = Math.max(periods.numberOf(span.from), last - mostWeeks + 1);
	for (let period = first; period <= Math.min(last, periods.numberOf(span.to)); period += 1) {
		const end = periods.lastDayOf(period);
		tallies.set(period, { due: 0, onTime: 0, ...stateOn(keyResult, ground, end, span) });
	}
	for (const { day, isOnTime } of dueAnswers(keyResult, ground, periods.lastDayOf(last))) {
		const period = periods.numberOf(day);
		const tally = tallies.get(period);
		const isAsked = day >= span.from && day <= span.to;
		if (!tally || !isAsked || (!isOnTime && isFinished(keyResult, ground, day))) continue;
		const onTime = tally.onTime + (isOnTime ? 1 : 0);
		tallies.set(period, { ...tally, due: tally.due + 1, onTime });
	}
	return tallies;
}

/** The days on which a key result was worked on, as far as its dates tell; nothing where it never was. */
function lifeOf(
	keyResult: KeyResult,
	ground: Ground,
	until: Day
): { readonly from: Day; readonly to: Day } | undefined {
	const { objective, cycle, settings } = ground;
	if (!objective || cycle?.state === 'draft') return undefined;
	const window = windowOf(keyResult, ground);
	const starts = [madeOn(keyResult, settings.timeZone), window?.from];
	const from = starts
		.filter((day) => day !== undefined)
		.sort()
		.at(-1);
	const ends = [until, window?.to, lastDayOf(keyResult), lastDayOf(objective), lastDayOf(cycle)];
	const to = ends.filter((day) => day !== undefined).sort()[0];
	return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined;
}

/** The day before something was put away. */
function lastDayOf(entity: Entity<string> | undefined): Day | undefined {
	return entity?.archivedOn && dayFromSerial(daySerial(entity.archivedOn) - 1);
}

function stateOn(
	keyResult: KeyResult,
	ground: Ground,
	day: Day,
	{ from, to }: { readonly from: Day; readonly to: Day }
): Pick<GoalTally, 'isRunning' | 'isStale' | 'ageDays'> {
	const isRunning = from <= day && day <= to && !isFinished(keyResult, ground, day);
	if (!isRunning) return { isRunning, isStale: false };
	const heard = lastHeardOn(keyResult, ground, day);
	const since = heard !== undefined && heard > from ? heard : from;
	const ageDays = daySerial(day) - daySerial(since);
	return { isRunning, isStale: isStaleOn(keyResult, ground, day), ageDays };
}

/** What was reached can be lost again; everything else that is done is done. */
function isFinished(keyResult: KeyResult, ground: Ground, day: Day): boolean {
	const { kind } = keyResult.measure;
	if (kind === 'reach' || kind === 'keep') return false;
	return (progressOn(keyResult, ground, day).ratio ?? 0) >= 1;
}

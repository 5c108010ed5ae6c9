import type { Board } from './board.ts';
import { isInside } from './calendar.ts';
import { addDays, type Day, type Span } from './day.ts';
import { groundOf, windowOf, type Ground } from './ground.ts';
import { progressOn } from './key-result-progress.ts';
import { expectedOf } from './key-result-report.ts';
import { valuesOn } from './key-result-values.ts';
import type { KeyResult } from './key-result.ts';
import { keyResultsOf } from './lookups.ts';
import type { Objective } from './objective.ts';
import { rollUp } from './roll-up.ts';

/** Progress and expected progress at the end of a day. */
export interface ProgressPoint {
	readonly day: Day;
	readonly ratio: number | null;
	readonly expected: number | null;
}

/** No chart has more points; older ones are thinned out evenly. */
const mostPoints = 200;

/**
 * How progress went, oldest first: a key result at each day on which something was reported, an objective week
 * by week through its cycle; both up to today, which is the last point. Empty before there is anything to show.
 */
export function progressSeries(
	board: Board,
	subject: KeyResult | Objective,
	today: Day
): readonly ProgressPoint[] {
	return 'measure' in subject
		? keyResultSeries(subject, groundOf(board, subject), today)
		: objectiveSeries(board, subject, today);
}

function keyResultSeries(
	keyResult: KeyResult,
	ground: Ground,
	today: Day
): readonly ProgressPoint[] {
	const window = windowOf(keyResult, ground);
	return thinned(reportedDays(keyResult, ground, lastDay(window, today))).map((day) => ({
		day,
		ratio: progressOn(keyResult, ground, day).ratio,
		expected: expectedOf(keyResult, window, day)
	}));
}

function objectiveSeries(board: Board, objective: Objective, today: Day): readonly ProgressPoint[] {
	const keyResults = keyResultsOf(board, objective.id).map((keyResult) => {
		return { keyResult, ground: groundOf(board, keyResult) };
	});
	const cycle = objective.cycleId === undefined ? undefined : board.cycles.get(objective.cycleId);
	const reported = keyResults
		.flatMap(({ keyResult, ground }) => reportedDays(keyResult, ground, lastDay(cycle, today)))
		.sort();
	const days = cycle ? weeksOf(cycle, today) : [...new Set(reported)];
	return thinned(days).map((day) => {
		const parts = keyResults.map(({ keyResult, ground }) => {
			const ratio = progressOn(keyResult, ground, day).ratio;
			const expected = expectedOf(keyResult, windowOf(keyResult, ground), day);
			return { weight: keyResult.weight, ratio, expected };
		});
		const counted = parts.some(({ ratio }) => ratio !== null)
			? parts.filter(({ ratio }) => ratio !== null)
			: parts;
		return {
			day,
			ratio: rollUp(parts.map(({ ratio, weight }) => ({ value: ratio, weight }))),
			expected: rollUp(counted.map(({ expected, weight }) => ({ value: expected, weight })))
		};
	});
}

/** The days up to one on which anything was reported, and that day itself. */
function reportedDays(keyResult: KeyResult, ground: Ground, until: Day): readonly Day[] {
	const { measure, evidence, checkIns } = keyResult;
	const days = new Set<Day>(
		[...valuesOn(keyResult, ground), ...evidence, ...checkIns].map(({ day }) => day)
	);
	if (measure.kind === 'milestones')
		for (const { doneOn } of measure.milestones) if (doneOn !== undefined) days.add(doneOn);
	const reported = [...days].filter((day) => day <= until);
	return reported.length === 0 ? [] : [...new Set([...reported, until])].sort();
}

function weeksOf(cycle: Span, today: Day): readonly Day[] {
	const until = lastDay(cycle, today);
	const days: Day[] = [];
	for (let day = addDays(cycle.from, 6); day < until && days.length < 1000; day = addDays(day, 7))
		days.push(day);
	return isInside(cycle, until) ? [...days, until] : days;
}

function lastDay(window: Span | undefined, today: Day): Day {
	return window && window.to < today ? window.to : today;
}

function thinned(days: readonly Day[]): readonly Day[] {
	if (days.length <= mostPoints) return days;
	const step = (days.length - 1) / (mostPoints - 1);
	return Array.from({ length: mostPoints }, (_, index) => days[Math.round(index * step)]).filter(
		(day) => day !== undefined
	);
}

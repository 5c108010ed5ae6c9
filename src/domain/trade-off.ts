import type { Board } from './board.ts';
import type { Day } from './day.ts';
import { changeIs } from './kpi-change.ts';
import { kpiReport, type KpiReport } from './kpi-report.ts';
import type { Kpi } from './kpi.ts';
import { isLive } from './lookups.ts';
import { meanOf } from './mean.ts';
import type { ObjectiveReport } from './objective-report.ts';
import { limitsOn } from './period-target.ts';
import type { Reading } from './reading.ts';
import { wholeReadings } from './whole-readings.ts';

/** A KPI that gets worse while something else rises: what may be the price of it. */
export interface TradeOff {
	readonly kpi: Kpi;
	/** Means before the rise began and lately, in the KPI's own unit. */
	readonly before: number;
	readonly lately: number;
	/** The first day of the rise. */
	readonly since: Day;
}

/** The least progress that counts as a rise: what reads as one percent. */
const leastRise = 0.01;

/**
 * The guardrails that get worse while an objective rises. Progress is counted from the objective's start, and so are
 * they: what they read before it against what they read lately. Over as soon as the objective stands where it began.
 */
export function objectiveTradeOffs(
	board: Board,
	report: ObjectiveReport,
	today: Day
): readonly TradeOff[] {
	const since = startOf(report);
	if (since === undefined || report.ratio === null || report.ratio < leastRise) return [];
	return report.objective.guardrailIds.flatMap((id) => {
		const kpi = board.kpis.get(id);
		const move = isLive(kpi) ? moveOf(kpi, since, today) : undefined;
		return kpi && move?.is === 'worse' ? [{ kpi, since, ...move }] : [];
	});
}

/**
 * The counter-metric of a KPI, where it gets worse while the KPI gets better: both over the days that the slower of
 * the two compares.
 */
export function kpiTradeOff(
	board: Board,
	{ kpi, comparison }: KpiReport,
	today: Day
): TradeOff | undefined {
	const counter = kpi.counterId === undefined ? undefined : board.kpis.get(kpi.counterId);
	if (!isLive(counter)) return undefined;
	const others = kpiReport(board, counter, today).comparison.current.from;
	const since = others < comparison.current.from ? others : comparison.current.from;
	if (moveOf(kpi, since, today)?.is !== 'better') return undefined;
	const move = moveOf(counter, since, today);
	return move?.is === 'worse' ? { kpi: counter, since, ...move } : undefined;
}

/** Two readings, so that a single bad one is no price. */
const fewest = 2;
const mostLately = 4;
const mostBefore = 12;

interface Move {
	readonly is: 'better' | 'worse';
	readonly before: number;
	readonly lately: number;
}

/**
 * How a KPI moved since a day: the mean of its last four readings from then on against the twelve before, two of each
 * at least. What is not more than it moves anyway from one reading to the next (the mean moving range before) is no
 * move.
 */
function moveOf(kpi: Kpi, since: Day, today: Day): Move | undefined {
	const readings = wholeReadings(kpi);
	const end = readings.findLastIndex(({ day }) => day <= today) + 1;
	const begin = readings.findLastIndex(({ day }) => day < since) + 1;
	const earlier = readings.slice(Math.max(0, begin - mostBefore), begin);
	const later = readings.slice(Math.max(begin, end - mostLately), end);
	if (earlier.length < fewest || later.length < fewest) return undefined;
	const before = meanOf(earlier.map(({ value }) => value));
	const lately = meanOf(later.map(({ value }) => value));
	const is = changeIs(limitsOn(kpi, today), before, lately);
	if (is === 'same' || !(Math.abs(lately - before) > usualMove(earlier))) return undefined;
	return { is, before, lately };
}

function usualMove(readings: readonly Reading[]): number {
	return readings.reduce((sum, { value }, index) => {
		const former = readings[index - 1];
		return former ? sum + Math.abs(value - former.value) / (readings.length - 1) : sum;
	}, 0);
}

function startOf({ cycle, keyResults }: ObjectiveReport): Day | undefined {
	const windows = keyResults.flatMap(({ window }) => (window ? [window.from] : []));
	return windows.sort()[0] ?? cycle?.from;
}

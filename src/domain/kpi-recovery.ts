import type { Board } from './board.ts';
import { addDays, type Day, type Span } from './day.ts';
import { groundOf, windowOf } from './ground.ts';
import type { Investigation } from './investigation.ts';
import { computedOn } from './key-result-report.ts';
import type { KeyResult } from './key-result.ts';
import { kpiReport } from './kpi-report.ts';
import { statesOf } from './kpi-status.ts';
import type { Kpi } from './kpi.ts';
import { investigationsOf, isLive, keyResultsOf } from './lookups.ts';
import type { Objective } from './objective.ts';
import { objectiveReport } from './objective-report.ts';
import { remember } from './remember.ts';

/** How long something takes that belongs to no cycle. */
export const usualDays = 90;

/** An objective that an investigation started to bring a KPI back, and its days. */
export interface RecoverySpan {
	readonly investigation: Investigation;
	readonly objective: Objective;
	readonly span: Span;
}

/** A recovery on a day. */
export interface Recovery extends RecoverySpan {
	/** Over: its days have passed, its cycle is closed, it was put away, or it did what it was for. */
	readonly state: 'running' | 'over';
}

/**
 * The recovery objectives of a KPI, the latest first. One is over when its last day has passed, its cycle was
 * closed or it was put in the trash; and as soon as it is met and the KPI is healthy again, which one good reading
 * does not make.
 */
export function recoveriesOf(board: Board, kpi: Kpi, today: Day): readonly Recovery[] {
	return planned(board, kpi).map((recovery) => ({
		...recovery,
		state: isOver(board, kpi, recovery, today) ? 'over' : 'running'
	}));
}

/**
 * The days of a KPI's recovery objectives, the latest first, those in the trash too. One that did what it was for
 * ends on the day it had done so. The same list for as long as nothing in it changes.
 */
export function recoverySpans(board: Board, kpi: Kpi, today: Day): readonly RecoverySpan[] {
	const spans = planned(board, kpi);
	return endedOn(spans, spans.map((recovery) => doneOn(board, kpi, recovery, today)).join());
}

/** The recovery that is under way, if there is one. */
export function runningRecovery(board: Board, kpi: Kpi, today: Day): Recovery | undefined {
	return recoveriesOf(board, kpi, today).find(({ state }) => state === 'running');
}

/** From beginning to end as they were planned, or until they were put away. */
function planned(board: Board, kpi: Kpi): readonly RecoverySpan[] {
	const { investigations, objectives, keyResults, cycles } = board;
	return spansOf(kpi, investigations, objectives, keyResults, cycles);
}

const spansOf = remember(
	(
		kpi: Kpi,
		investigations: Board['investigations'],
		objectives: Board['objectives'],
		keyResults: Board['keyResults'],
		cycles: Board['cycles']
	): readonly RecoverySpan[] =>
		investigationsOf({ investigations }, kpi.id).flatMap((investigation) => {
			const objective = investigation.objectiveId && objectives.get(investigation.objectiveId);
			if (!objective) return [];
			const cycle = (objective.cycleId && cycles.get(objective.cycleId)) || undefined;
			const ofObjective = keyResultsOf({ keyResults }, objective.id);
			const fed = ofObjective.find(({ kpiId }) => kpiId === kpi.id);
			const days = (fed && windowOf(fed, { cycle })) ?? cycle;
			const from = days?.from ?? investigation.openedOn;
			const to = objective.archivedOn ?? days?.to ?? addDays(from, usualDays);
			return [{ investigation, objective, span: { from, to: to < from ? from : to } }];
		})
);

/** Spans with the days on which they ended, parted by commas; nothing where one runs as planned. */
const endedOn = remember(
	(spans: readonly RecoverySpan[], days: string): readonly RecoverySpan[] => {
		const ends = days.split(',');
		return spans.map((recovery, at) => {
			const to = ends[at] as Day;
			return to ? { ...recovery, span: { ...recovery.span, to } } : recovery;
		});
	}
);

function isOver(board: Board, kpi: Kpi, { objective, span }: RecoverySpan, today: Day): boolean {
	const cycle = objective.cycleId && board.cycles.get(objective.cycleId);
	if (!isLive(objective) || span.to < today || (cycle && cycle.state === 'closed')) return true;
	return (
		objectiveReport(board, objective, today).computed === 'met' &&
		kpiReport(board, kpi, today).status === 'healthy'
	);
}

/** The day from which on a recovery was met and its KPI healthy, up to today or its last day. */
function doneOn(
	board: Board,
	kpi: Kpi,
	{ objective, span }: RecoverySpan,
	today: Day
): Day | undefined {
	const states = statesOf(kpi);
	const keyResults = keyResultsOf(board, objective.id);
	const reported = [
		...states.map(({ reading }) => reading.day),
		...keyResults.flatMap(({ checkIns }) => checkIns.map(({ day }) => day))
	];
	const until = span.to < today ? span.to : today;
	const days = reported.filter((day) => day >= span.from && day <= until).sort();
	const isDone = (day: Day) =>
		states.findLast(({ reading }) => reading.day <= day)?.status === 'healthy' &&
		isMet(board, keyResults, day);
	const lastUndone = days.findLastIndex((day) => !isDone(day));
	return days[lastUndone + 1];
}

/** Whether an objective's key results were met on a day, those that had data by then. */
function isMet(board: Board, keyResults: readonly KeyResult[], day: Day): boolean {
	const said = keyResults
		.filter(({ weight }) => weight > 0)
		.map((keyResult) => computedOn(keyResult, groundOf(board, keyResult), day))
		.filter((status) => status !== 'no-data');
	return said.length > 0 && said.every((status) => status === 'met');
}

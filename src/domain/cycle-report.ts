import type { Board } from './board.ts';
import { weekOfSpan } from './calendar.ts';
import type { Cycle } from './cycle.ts';
import type { Day } from './day.ts';
import type { KeyResultReport, ShownStatus } from './key-result-report.ts';
import { compareTexts, entitiesIn, isLive, objectivesOf } from './lookups.ts';
import { objectiveReport, type ObjectiveReport } from './objective-report.ts';
import { expectedRatio } from './pace.ts';
import { remember } from './remember.ts';
import type { AdjustedScore, Review } from './review.ts';
import { rollUp } from './roll-up.ts';
import { brierScore, cycleVerdict, score, type CycleVerdict } from './score.ts';

/** A key result's score: as computed, and as people adjusted it with a reason. Both are kept. */
interface KeyResultScore {
	readonly keyResult: KeyResultReport;
	readonly computed: number | null;
	readonly adjusted: AdjustedScore | null;
}

/** An objective's score: weighted mean of its key results' scores, adjusted ones where there are any. */
interface ObjectiveScore {
	readonly objective: ObjectiveReport;
	readonly score: number | null;
	readonly keyResults: readonly KeyResultScore[];
}

/** A cycle on a day. */
export interface CycleReport {
	readonly cycle: Cycle;
	/** Its live objectives in order. */
	readonly objectives: readonly ObjectiveReport[];
	/** Mean of the objectives' progress, of those with data. */
	readonly ratio: number | null;
	readonly expectedRatio: number | null;
	readonly week: { readonly week: number; readonly of: number };
	/** How many objectives show each status. */
	readonly counts: { readonly [status in ShownStatus]: number };
	readonly scores: readonly ObjectiveScore[];
	readonly meanScore: number | null;
	readonly verdict: CycleVerdict | null;
	/** How well confidence foresaw the outcome; says something once the cycle is over. */
	readonly brier: number | null;
}

/** A cycle on a day. The same object for as long as nothing that it depends on has changed. */
export function cycleReport(board: Board, cycle: Cycle, today: Day): CycleReport {
	return reportOn(
		cycle,
		today,
		reviewOf(board.reviews, cycle),
		...objectivesOf(board, cycle.id).map((objective) => objectiveReport(board, objective, today))
	);
}

const reportOn = remember(
	(
		cycle: Cycle,
		today: Day,
		review: Review | undefined,
		...objectives: readonly ObjectiveReport[]
	): CycleReport => {
		const scores = objectives.map((objective) => objectiveScore(objective, review));
		const meanScore = rollUp(scores.map((entry) => ({ value: entry.score, weight: 1 })));
		return {
			cycle,
			objectives,
			ratio: rollUp(objectives.map(({ ratio }) => ({ value: ratio, weight: 1 }))),
			expectedRatio: expectedRatio(cycle, today),
			week: weekOfSpan(cycle, today),
			counts: countsOf(objectives),
			scores,
			meanScore,
			verdict: meanScore === null ? null : cycleVerdict(meanScore),
			brier: brierOf(objectives)
		};
	}
);

/** The latest live review of a cycle's close. */
function reviewOf(reviews: Board['reviews'], cycle: Cycle): Review | undefined {
	return entitiesIn(reviews)
		.filter((review) => isLive(review) && review.kind === 'cycle' && review.cycleId === cycle.id)
		.sort((one, other) => compareTexts(one.day, other.day) || compareTexts(one.id, other.id))
		.at(-1);
}

function objectiveScore(objective: ObjectiveReport, review: Review | undefined): ObjectiveScore {
	const keyResults = objective.keyResults.map((keyResult) => ({
		keyResult,
		computed: score(keyResult.ratio),
		adjusted: review?.scores[keyResult.keyResult.id] ?? null
	}));
	const parts = keyResults.map(({ keyResult, computed, adjusted }) => ({
		value: score(adjusted ? adjusted.score : computed),
		weight: keyResult.keyResult.weight
	}));
	return { objective, score: rollUp(parts), keyResults };
}

function countsOf(objectives: readonly ObjectiveReport[]): CycleReport['counts'] {
	const counts = {
		met: 0,
		'on-track': 0,
		'at-risk': 0,
		'off-track': 0,
		stale: 0,
		'no-data': 0,
		'no-pace': 0
	};
	for (const { shown } of objectives) counts[shown] += 1;
	return counts;
}

function brierOf(objectives: readonly ObjectiveReport[]): number | null {
	const keyResults = objectives.flatMap((objective) => objective.keyResults);
	return brierScore(
		keyResults.flatMap(({ confidence, ratio }) =>
			confidence === null || ratio === null ? [] : [{ confidence, isMet: ratio >= 1 }]
		)
	);
}

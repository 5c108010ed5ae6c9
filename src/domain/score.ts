import type { ObjectiveKind } from './objective.ts';

/** Which third of the scale a score is in. */
export type ScoreBand = 'low' | 'middle' | 'high';

/** How a score reads, given what was promised. */
export type ScoreVerdict =
	/** Committed, and kept. */
	| 'as-committed'
	/** Committed, and not kept: ask why, without blame. */
	| 'needs-diagnosis'
	| 'as-intended'
	| 'perhaps-too-safe'
	| 'beyond-capacity'
	| 'below-intended'
	| 'above-intended'
	/** A learning objective is judged by what was learnt. */
	| 'by-learning';

/** How a whole cycle reads. */
export type CycleVerdict = 'too-safe' | 'healthy' | 'partial' | 'outran-capacity';

/** Progress as a score, 0.0 to 1.0. */
export function score(ratio: number | null): number | null {
	return ratio === null || Number.isNaN(ratio) ? null : Math.min(Math.max(ratio, 0), 1);
}

/** A hair's breadth of reckoning moves nobody: from 1 to 2, a value of 1.4 is a score of 0.4. */
const hair = 1e-9;

/** Below 0.4, below 0.7, or the rest; asked of the score as it is, not as it is rounded. */
export function bandOf(value: number): ScoreBand {
	return isBelow(value, 0.4) ? 'low' : isBelow(value, 0.7) ? 'middle' : 'high';
}

/** Committed wants 1.0. Aspirational wants 0.6 to 0.7; 1.0 was perhaps too safe, below 0.3 too much. */
export function verdictOf(value: number, kind: ObjectiveKind): ScoreVerdict {
	if (kind === 'learning') return 'by-learning';
	if (kind === 'committed') return value >= 1 ? 'as-committed' : 'needs-diagnosis';
	if (value >= 1) return 'perhaps-too-safe';
	if (value > 0.7 + hair) return 'above-intended';
	if (!isBelow(value, 0.6)) return 'as-intended';
	return isBelow(value, 0.3) ? 'beyond-capacity' : 'below-intended';
}

/** The mean of a cycle's scores: above 0.85 too safe, from 0.60 healthy, from 0.40 partial. */
export function cycleVerdict(mean: number): CycleVerdict {
	if (mean > 0.85 + hair) return 'too-safe';
	if (!isBelow(mean, 0.6)) return 'healthy';
	return isBelow(mean, 0.4) ? 'outran-capacity' : 'partial';
}

function isBelow(value: number, bound: number): boolean {
	return value < bound - hair;
}

/** One confidence, 0 to 10, and whether the target was met in the end. */
export interface Prediction {
	readonly confidence: number;
	readonly isMet: boolean;
}

/** Brier score: mean of (confidence/10 - outcome)^2. 0 is clairvoyant, 0.25 a coin. Null without predictions. */
export function brierScore(predictions: readonly Prediction[]): number | null {
	if (predictions.length === 0) return null;
	const misses = predictions.map(
		({ confidence, isMet }) => (confidence / 10 - (isMet ? 1 : 0)) ** 2
	);
	return misses.reduce((sum, miss) => sum + miss, 0) / misses.length;
}

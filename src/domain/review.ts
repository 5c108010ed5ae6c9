import type { Day } from './day.ts';
import type { Entity } from './entity.ts';
import type { CycleId, ReviewId } from './id.ts';

/** The close of a cycle, or a monthly walk through the KPIs. Answers are kept by question. */
export interface Review extends Entity<ReviewId> {
	readonly kind: 'cycle' | 'kpis';
	readonly day: Day;
	readonly cycleId?: CycleId;
	/** Adjusted scores by key result id, 0 to 1, each with its reason. */
	readonly scores: { readonly [keyResultId: string]: AdjustedScore };
	readonly answers: { readonly [question: string]: string };
}

export interface AdjustedScore {
	readonly score: number;
	readonly reason: string;
}

import type { Day } from './day.ts';
import type { MilestoneId } from './id.ts';

/** How a key result is measured. `min` and `max` are inclusive; weights are at least 0. */
export type Measure =
	| {
			readonly kind: 'reach';
			readonly from: number;
			readonly to: number;
			readonly relativeTo?: RelativeTo;
	  }
	| {
			readonly kind: 'keep';
			readonly min?: number;
			readonly max?: number;
			readonly period: KeepPeriod;
	  }
	| { readonly kind: 'milestones'; readonly milestones: readonly Milestone[] }
	| { readonly kind: 'done' }
	| { readonly kind: 'evidence'; readonly wanted: number };

export type MeasureKind = Measure['kind'];

/** The stretch of days that is met or missed as a whole. */
export type KeepPeriod = 'week' | 'month';

/**
 * With a baseline or a control, `from` and `to` are changes in percent (0 to 25 reads "up by 25 %") while
 * check-ins carry the value that was measured.
 */
export type RelativeTo =
	{ readonly kind: 'baseline'; readonly value: number } | { readonly kind: 'control' };

export interface Milestone {
	readonly id: MilestoneId;
	readonly title: string;
	readonly weight: number;
	readonly order: string;
	/** The day it was finished; absent while it is open. */
	readonly doneOn?: Day;
}

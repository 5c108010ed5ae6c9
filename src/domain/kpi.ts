import type { Day } from './day.ts';
import type { BoardCount } from './board-count.ts';
import type { Recorded } from './conflict.ts';
import type { Derived } from './derived.ts';
import type { Entity, Ordered } from './entity.ts';
import type { FormerPart } from './former-part.ts';
import type { KpiId, PersonId, SegmentId, TeamId } from './id.ts';
import type { Indicator } from './key-result.ts';
import type { Reading } from './reading.ts';
import type { Unit } from './unit.ts';

export type Cadence = 'daily' | 'weekly' | 'biweekly' | 'monthly' | 'quarterly' | 'yearly';

/** A health measure without an end. */
export interface Kpi extends Entity<KpiId>, Ordered, Recorded {
	readonly name: string;
	/** The question it answers. */
	readonly question: string;
	/** How it is counted, so that two people count the same. */
	readonly definition: string;
	/** What somebody does when it moves. Empty means noise. */
	readonly action: string;
	/** Why the target is what it is: "from, to, because". */
	readonly because: string;
	readonly ownerId?: PersonId;
	readonly teamId?: TeamId;
	readonly cadence: Cadence;
	readonly unit: Unit;
	/** Those that hold where no period has its own; ask `limitsOn` for those of a day. */
	readonly limits: KpiLimits;
	/** Targets of their own for some time, by first day. Absent where there are none. */
	readonly periodTargets?: readonly PeriodTarget[];
	readonly indicator?: Indicator;
	/** The KPI that would suffer if this one were chased blindly. */
	readonly counterId?: KpiId;
	/** Tracked for good, without an objective above it. */
	readonly alwaysTracked: boolean;
	readonly segments: readonly Segment[];
	/** How the whole is counted from its segments. Absent: it is entered, as they are. */
	readonly total?: SegmentTotal;
	/** Segments in the trash; their readings are kept. */
	readonly formerSegments?: readonly FormerPart<SegmentId>[];
	/** Where the process was changed: a new chart begins on that day. */
	readonly dividers: readonly Divider[];
	/** Days up to which the limits of the process are calculated, oldest first. Absent where nobody locked them. */
	readonly limitLocks?: readonly Day[];
	/** How its readings are calculated from other KPIs, these by id. Absent: they are typed. */
	readonly formula?: string;
	/** What the board counts in it by itself; `unknown` where a newer version counts something. */
	readonly counts?: BoardCount | 'unknown';
	/** Of a KPI as it is shown whose readings nobody types: how they came about. */
	readonly derived?: Derived;
	/** In force, oldest first (day, then instant); corrected and withdrawn ones are left out. */
	readonly readings: readonly Reading[];
}

/**
 * Target, and where to watch and to alarm. Higher and lower hold one number each; within holds the two ends
 * of a range, both inclusive. A missing one is "not set".
 */
export type KpiLimits =
	| {
			readonly direction: 'higher' | 'lower';
			readonly target?: number;
			readonly watch?: number;
			readonly alarm?: number;
	  }
	| {
			readonly direction: 'within';
			readonly target?: Range;
			readonly watch?: Range;
			readonly alarm?: Range;
	  };

/**
 * Limits that hold from a day on, or for some days only: this year's, or softer ones for somebody's probation. On a
 * line they move day by day to those that hold after the last day.
 */
export interface PeriodTarget {
	/** Its name among the KPI's periods. */
	readonly key: string;
	readonly from: Day;
	/** Absent: until the next one that has no end either. */
	readonly to?: Day;
	readonly limits: KpiLimits;
	readonly way: 'step' | 'line';
	/** What it is for: "2027", "Ben's first three months". */
	readonly label: string;
}

export interface Range {
	readonly low: number;
	readonly high: number;
}

/** The segments together: added up, their mean, or their mean by their weights. */
export type SegmentTotal = 'sum' | 'mean' | 'weighted';

export interface Segment {
	readonly id: SegmentId;
	readonly name: string;
	readonly order: string;
	/** How much it counts in a weighted mean; absent is 1. */
	readonly weight?: number;
	/** Limits of its own, in the KPI's direction. Absent where nobody set any. */
	readonly limits?: KpiLimits;
}

export interface Divider {
	readonly day: Day;
	readonly reason: string;
	readonly by?: PersonId;
}

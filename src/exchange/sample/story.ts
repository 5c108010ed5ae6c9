import type { SaidStatus } from '#domain/check-in.ts';
import type { Indicator } from '#domain/key-result.ts';
import type { Cadence, KpiLimits } from '#domain/kpi.ts';
import type { Level, ObjectiveKind } from '#domain/objective.ts';
import type { Unit } from '#domain/unit.ts';
import type { MeasureWish } from '#document/commands/key-result.ts';

/*
 * The sample board is a story told in weeks of its quarter: week 1 is the first, 0 and below come before it.
 * Everybody and everything in it has a short name here, and gets an id when the story is told.
 */
export type Who = 'maren' | 'tomasz' | 'amara' | 'kenji' | 'lucia' | 'priya';
export type TeamName = 'product' | 'care' | 'growth';

/** What somebody said on the Friday of a week or, if `late`, on the Thursday after it. */
interface CheckInStory {
	readonly week: number;
	readonly value?: number;
	readonly confidence?: number;
	readonly said?: SaidStatus;
	readonly moved?: string;
	readonly blocker?: string;
	readonly stopping?: string;
	readonly by?: Who;
	readonly late?: true;
}

/** Work under a key result, due on the Friday of a week and done on the Thursday of one. */
interface InitiativeStory {
	readonly title: string;
	readonly owner: Who;
	readonly due: number;
	readonly done?: number;
}

/** A key result and everything that was said about it. */
export interface KeyResultStory {
	readonly name: string;
	readonly title: string;
	readonly owner: Who;
	readonly measure: MeasureWish;
	readonly unit?: Unit;
	readonly weight?: number;
	readonly weeks?: readonly [first: number, last: number];
	readonly indicator?: Indicator;
	readonly kpi?: string;
	readonly checkIns?: readonly CheckInStory[];
	/** Titles of milestones with the week they were finished in. */
	readonly finished?: readonly (readonly [title: string, week: number])[];
	readonly evidence?: readonly { week: number; by: Who; quote: string; link?: string }[];
	readonly initiatives?: readonly InitiativeStory[];
	/** The measure as it was changed in the middle of the quarter. */
	readonly moved?: { readonly week: number; readonly measure: MeasureWish };
}

/** An objective with its key results. */
export interface ObjectiveStory {
	readonly name: string;
	readonly title: string;
	readonly why: string;
	readonly winning: string;
	readonly dropped?: string;
	readonly level: Level;
	readonly kind: ObjectiveKind;
	readonly team?: TeamName;
	readonly owner: Who;
	/** The name of an objective or of a key result. */
	readonly serves?: string;
	readonly guardrails?: readonly string[];
	readonly keyResults: readonly KeyResultStory[];
	readonly comments?: readonly { week: number; by: Who; text: string }[];
}

/** A segment, described by its share of the whole. */
interface SegmentStory {
	readonly name: string;
	/** Its share of the whole. */
	readonly share: number;
	/** Its share of the latest reading; it moves there from the first told reading on. */
	readonly nowShare?: number;
	readonly limits?: KpiLimits;
}

/** A KPI. Its last readings are told; the ones before drift towards them. */
export interface KpiStory {
	readonly name: string;
	readonly title: string;
	readonly question: string;
	readonly definition?: string;
	readonly action?: string;
	readonly because?: string;
	readonly owner: Who;
	readonly team?: TeamName;
	readonly cadence?: Cadence;
	readonly unit: Unit;
	readonly limits: KpiLimits;
	readonly indicator?: Indicator;
	readonly counter?: string;
	readonly alwaysTracked?: boolean;
	/** Where it stood 26 weeks ago, and how much one week differs from the next. */
	readonly began: number;
	readonly noise: number;
	/** The latest readings, oldest first; the last of them is this week's, or is `behind` weeks old. */
	readonly told: readonly number[];
	readonly behind?: number;
	readonly segments?: readonly SegmentStory[];
	/** Notes on readings, by how many weeks ago. */
	readonly notes?: { readonly [weeksAgo: number]: string };
}

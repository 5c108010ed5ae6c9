import type { Day } from './day.ts';
import type { KpiId } from './id.ts';

/** Where the readings of a KPI come from when nobody types them. */
export interface Derived {
	/** The last periods without a value, oldest first, each with the reason. */
	readonly gaps: readonly DatedGap[];
	/** Why there is no reading at all. */
	readonly trouble?: DerivedTrouble;
	/** How many readings were typed before; they come back when the KPI is typed again. */
	readonly kept: number;
}

export type DerivedTrouble =
	| { readonly code: 'unreadable' }
	/** Only a newer version can count it. */
	| { readonly code: 'unknown-count' }
	/** Each needs the one after it, and the last needs the first. */
	| { readonly code: 'loop'; readonly loop: readonly KpiId[] }
	| { readonly code: 'in-trash' | 'gone'; readonly kpiId: KpiId };

/** Why a period has no value. A gap is never a 0. */
export type Gap =
	| { readonly code: 'no-reading'; readonly kpiId: KpiId }
	| { readonly code: 'division-by-zero' }
	/** A change has nothing to be held against. */
	| { readonly code: 'nothing-before' }
	| { readonly code: 'too-large' };

/** A period without a value, by the last day in it on which anything was read. */
export interface DatedGap {
	readonly day: Day;
	readonly gap: Gap;
}

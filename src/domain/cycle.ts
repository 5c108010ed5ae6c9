import type { Conflicted } from './conflict.ts';
import type { Entity } from './entity.ts';
import type { CycleId } from './id.ts';
import type { Span } from './day.ts';

export type CycleState = 'draft' | 'active' | 'review' | 'closed';

/** A dated stretch of work, usually a quarter. Several may be active at once. */
export interface Cycle extends Entity<CycleId>, Span, Conflicted {
	readonly name: string;
	readonly state: CycleState;
}

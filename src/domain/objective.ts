import type { Recorded } from './conflict.ts';
import type { Entity, Ordered } from './entity.ts';
import type { CycleId, KeyResultId, KpiId, ObjectiveId, PersonId, TeamId } from './id.ts';

/** The levels, from the widest to the narrowest. */
export const levels = ['company', 'team', 'person'] as const;
export type Level = (typeof levels)[number];
export type ObjectiveKind = 'committed' | 'aspirational' | 'learning';

/** What an objective serves: another objective, or one key result of it. */
export type Parent =
	| { readonly kind: 'objective'; readonly id: ObjectiveId }
	| { readonly kind: 'keyResult'; readonly id: KeyResultId };

/** A qualitative outcome. */
export interface Objective extends Entity<ObjectiveId>, Ordered, Recorded {
	readonly title: string;
	readonly why: string;
	/** The picture of winning, shown wherever the objective is shown. */
	readonly winning: string;
	/** What is dropped so that this gets attention. */
	readonly dropped: string;
	readonly level: Level;
	readonly kind: ObjectiveKind;
	readonly cycleId?: CycleId;
	readonly teamId?: TeamId;
	readonly ownerId?: PersonId;
	/** As stored by the child; a parent that is gone or closes a loop is cut by `alignment`. */
	readonly parent?: Parent;
	/** KPIs that must not suffer for it. */
	readonly guardrailIds: readonly KpiId[];
}

import type { Conflicted } from './conflict.ts';
import type { Day } from './day.ts';
import type { Entity, Ordered } from './entity.ts';
import type { InitiativeId, KeyResultId, PersonId } from './id.ts';

/** Work under a key result: tasks belong here. */
export interface Initiative extends Entity<InitiativeId>, Ordered, Conflicted {
	readonly keyResultId: KeyResultId;
	readonly title: string;
	readonly ownerId?: PersonId;
	readonly due?: Day;
	readonly doneOn?: Day;
}

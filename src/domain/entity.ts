import type { Day, Instant } from './day.ts';
import type { PersonId } from './id.ts';

/** What every entity of a board has. */
export interface Entity<EntityId extends string> {
	readonly id: EntityId;
	/** Set when it was moved to the trash. */
	readonly archivedOn?: Day;
	readonly archivedBy?: PersonId;
	readonly createdAt?: Instant;
	readonly createdBy?: PersonId;
}

/** An entity that people put in an order: sort by (order, id). */
export interface Ordered {
	readonly order: string;
}

/** A recorded change of one field: who, when, from what to what. */
export interface Change {
	/** Its name among the changes of its entity. */
	readonly key: string;
	readonly at: Instant;
	readonly by?: PersonId;
	readonly field: string;
	readonly before: ChangeValue;
	readonly after: ChangeValue;
	/**
	 * The keys of the last words on this field that stood when it was written: what it takes the place of. Absent
	 * where it was not written down.
	 */
	readonly seen?: readonly string[];
}

export type ChangeValue = string | number | boolean | null;

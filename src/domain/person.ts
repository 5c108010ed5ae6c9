import type { Conflicted } from './conflict.ts';
import type { Entity, Ordered } from './entity.ts';
import type { PersonId, TeamId } from './id.ts';

export interface Team extends Entity<TeamId>, Ordered, Conflicted {
	readonly name: string;
	/** What this team is for, in a sentence. */
	readonly purpose: string;
}

/** A person may be on several teams. */
export interface Person extends Entity<PersonId>, Ordered, Conflicted {
	readonly name: string;
	readonly role: string;
	readonly teamIds: readonly TeamId[];
	/** What they answer for: the default instead of personal objectives. */
	readonly responsibilities: string;
	readonly growth: string;
}

import type { Conflicted } from './conflict.ts';
import type { Instant } from './day.ts';
import type { Entity } from './entity.ts';
import type { CommentId, PersonId, Subject } from './id.ts';

export interface Comment extends Entity<CommentId>, Conflicted {
	readonly about: Subject;
	readonly at: Instant;
	readonly by?: PersonId;
	readonly text: string;
}

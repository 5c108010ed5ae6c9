import type {
	BoardId,
	CommentId,
	CycleId,
	EventId,
	InitiativeId,
	InvestigationId,
	KeyResultId,
	KpiId,
	ObjectiveId,
	PersonId,
	ReviewId,
	TeamId
} from './id.ts';
import type { Comment } from './comment.ts';
import type { Cycle } from './cycle.ts';
import type { BoardEvent } from './event.ts';
import type { Initiative } from './initiative.ts';
import type { Investigation } from './investigation.ts';
import type { KeyResult } from './key-result.ts';
import type { Kpi } from './kpi.ts';
import type { BoardSettings } from './board-settings.ts';
import type { Objective } from './objective.ts';
import type { Person, Team } from './person.ts';
import type { Problem } from './problem.ts';
import type { Review } from './review.ts';

/** Entities by id. Archived ones are in it; ask `isLive`. */
export type Entities<Key extends string, Entity> = ReadonlyMap<Key, Entity>;

/**
 * One team's document as plain values. A change replaces the entities it touched and the collections they
 * are in; everything else keeps its identity, so that questions can be remembered by identity.
 */
export interface Board {
	readonly id: BoardId;
	readonly settings: BoardSettings;
	readonly cycles: Entities<CycleId, Cycle>;
	readonly teams: Entities<TeamId, Team>;
	readonly people: Entities<PersonId, Person>;
	readonly objectives: Entities<ObjectiveId, Objective>;
	readonly keyResults: Entities<KeyResultId, KeyResult>;
	readonly kpis: Entities<KpiId, Kpi>;
	readonly initiatives: Entities<InitiativeId, Initiative>;
	readonly events: Entities<EventId, BoardEvent>;
	readonly investigations: Entities<InvestigationId, Investigation>;
	readonly reviews: Entities<ReviewId, Review>;
	readonly comments: Entities<CommentId, Comment>;
	/** What was found unreadable and replaced by a safe default. */
	readonly problems: readonly Problem[];
}

import type { Conflicted } from './conflict.ts';
import type { Day } from './day.ts';
import type { Entity } from './entity.ts';
import type { InvestigationId, KpiId, ObjectiveId, PersonId } from './id.ts';

/** What a KPI alarm opens. */
export interface Investigation extends Entity<InvestigationId>, Conflicted {
	readonly kpiId: KpiId;
	readonly openedOn: Day;
	readonly closedOn?: Day;
	readonly saw: string;
	readonly cause: string;
	readonly verdict?: 'noise' | 'signal';
	readonly nextStep: string;
	readonly nextStepDue?: Day;
	readonly ownerId?: PersonId;
	/** The recovery objective that it started. */
	readonly objectiveId?: ObjectiveId;
}

import type { CheckIn } from './check-in.ts';
import type { Day, Instant, Span } from './day.ts';
import type { Recorded } from './conflict.ts';
import type { Entity, Ordered } from './entity.ts';
import type { FormerPart } from './former-part.ts';
import type { EvidenceId, KeyResultId, KpiId, MilestoneId, ObjectiveId, PersonId } from './id.ts';
import type { Measure } from './measure.ts';
import type { Unit } from './unit.ts';

/** The measure that proves an objective. */
export interface KeyResult extends Entity<KeyResultId>, Ordered, Recorded {
	readonly objectiveId: ObjectiveId;
	readonly title: string;
	readonly measure: Measure;
	readonly unit: Unit;
	/** Share in the roll-up, 1 unless set; 0 leaves it out. */
	readonly weight: number;
	/** Its own window inside the cycle; absent means the cycle's. */
	readonly window?: Span;
	readonly ownerId?: PersonId;
	readonly indicator?: Indicator;
	/** The KPI that feeds it: its readings count as this key result's values. */
	readonly kpiId?: KpiId;
	/** Facts in force, oldest first (day, then instant); replaced ones are left out. */
	readonly checkIns: readonly CheckIn[];
	/** Check-ins that were corrected or taken back since, oldest first; they count for nothing. */
	readonly formerCheckIns?: readonly CheckIn[];
	readonly evidence: readonly Evidence[];
	/** Milestones in the trash; they count for nothing. */
	readonly formerMilestones?: readonly FormerPart<MilestoneId>[];
}

export type Indicator = 'leading' | 'lagging';

/** One concrete observation, with the words somebody said and where to see it. */
export interface Evidence {
	readonly id: EvidenceId;
	readonly day: Day;
	readonly at: Instant;
	readonly by?: PersonId;
	readonly quote: string;
	readonly link?: string;
}

/** An identifier that cannot be mistaken for one of another kind. */
export type Id<Kind extends string> = string & { readonly __kind: Kind };

export type BoardId = Id<'board'>;
export type CycleId = Id<'cycle'>;
export type TeamId = Id<'team'>;
export type PersonId = Id<'person'>;
export type ObjectiveId = Id<'objective'>;
export type KeyResultId = Id<'keyResult'>;
export type MilestoneId = Id<'milestone'>;
export type CheckInId = Id<'checkIn'>;
export type EvidenceId = Id<'evidence'>;
export type InitiativeId = Id<'initiative'>;
export type KpiId = Id<'kpi'>;
export type SegmentId = Id<'segment'>;
export type EventId = Id<'event'>;
export type InvestigationId = Id<'investigation'>;
export type ReviewId = Id<'review'>;
export type CommentId = Id<'comment'>;

/** What a comment, a change or a search hit is about. */
export type Subject =
	| { readonly kind: 'board' }
	| { readonly kind: 'cycle'; readonly id: CycleId }
	| { readonly kind: 'objective'; readonly id: ObjectiveId }
	| { readonly kind: 'keyResult'; readonly id: KeyResultId }
	| { readonly kind: 'kpi'; readonly id: KpiId };

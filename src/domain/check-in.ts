import type { Day, Instant } from './day.ts';
import type { CheckInId, PersonId } from './id.ts';

export type SaidStatus = 'on-track' | 'at-risk' | 'off-track';

/** A dated fact about a key result. Corrected by another one that replaces it, never overwritten. */
export interface CheckIn {
	readonly id: CheckInId;
	readonly day: Day;
	readonly at: Instant;
	readonly by?: PersonId;
	/** As measured, in the key result's unit; done: 0 or 1. Absent for milestones and evidence. */
	readonly value?: number;
	/** The control group's value, where the key result is compared with one. */
	readonly control?: number;
	/** 0 to 10. */
	readonly confidence?: number;
	readonly said?: SaidStatus;
	/** What moved, and why. */
	readonly moved?: string;
	readonly blocker?: string;
	/** What we stop doing so that this gets attention. */
	readonly stopping?: string;
	readonly replaces?: CheckInId;
	/** What else it takes the place of: what others made of the same, and what was there before what it replaces. */
	readonly settles?: readonly CheckInId[];
}

import type { Day, Instant } from './day.ts';
import type { PersonId, SegmentId } from './id.ts';

/** A dated KPI value. Where two people record the same day, both are kept. */
export interface Reading {
	readonly day: Day;
	readonly at: Instant;
	readonly value: number;
	readonly by?: PersonId;
	/** Absent: the whole. */
	readonly segmentId?: SegmentId;
	readonly note?: string;
	/** What it said before it was corrected, oldest first; counts for nothing. Absent where it never was. */
	readonly earlier?: readonly EarlierReading[];
}

/** A value that was corrected since. */
interface EarlierReading {
	readonly at: Instant;
	readonly value: number;
}

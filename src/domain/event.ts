import type { Conflicted } from './conflict.ts';
import type { Day } from './day.ts';
import type { Entity } from './entity.ts';
import type { EventId, KpiId } from './id.ts';

/** A dated note on the charts: a price change, a rule, a competitor. */
export interface BoardEvent extends Entity<EventId>, Conflicted {
	readonly day: Day;
	readonly title: string;
	readonly note: string;
	/** The charts it belongs on; none means all of them. */
	readonly kpiIds: readonly KpiId[];
}

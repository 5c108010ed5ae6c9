import type { Day } from './day.ts';
import type { Kpi } from './kpi.ts';
import { remember } from './remember.ts';

/**
 * A KPI as it stood on a day: with the readings up to it, and the changes of the process and the locks that lie no
 * later. What was entered or put right afterwards for a day before counts.
 */
export const kpiAsOf = remember((kpi: Kpi, day: Day): Kpi => {
	const { limitLocks, ...rest } = kpi;
	const locks = limitLocks?.filter((lock) => lock <= day);
	return {
		...rest,
		readings: kpi.readings.filter((reading) => reading.day <= day),
		dividers: kpi.dividers.filter((divider) => divider.day <= day),
		...(locks && locks.length > 0 ? { limitLocks: locks } : {})
	};
});

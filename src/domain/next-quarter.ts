import type { Month } from './board-settings.ts';
import { quarterOf } from './calendar.ts';
import type { Cycle } from './cycle.ts';
import { addDays, type Day, type Span } from './day.ts';

const halfQuarterDays = 46;

/**
 * The quarter to plan next: the one that lies mostly after the last cycle, since a cycle need not end with a
 * quarter; and this one when there is none to follow.
 */
export function nextQuarter(
	cycles: readonly Pick<Cycle, 'to'>[],
	yearStartMonth: Month,
	today: Day
): Span & { readonly name: string } {
	const now = quarterOf(today, yearStartMonth);
	const last = cycles.reduce<Day | undefined>(
		(latest, { to }) => (latest === undefined || to > latest ? to : latest),
		undefined
	);
	return last === undefined || last < now.from
		? now
		: quarterOf(addDays(last, halfQuarterDays), yearStartMonth);
}

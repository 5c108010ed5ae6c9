import type { Day } from '#domain/day.ts';
import { formatDay } from '#domain/format.ts';

/** What may be wrong if nobody has been met for a long time, and what helps. */
export function aloneWords(since: Day, locale: string): string {
	return `Nobody else has been here at the same time since ${formatDay(since, locale)}. If the others are still working on it, they may have new links: ask for the newest one and open it; what you have stays.`;
}

import { spanDays } from './calendar.ts';
import { addDays, daysBetween, type Day, type Span } from './day.ts';

/** What the figures say, whatever anybody says about them. */
export type ComputedStatus =
	| 'met'
	| 'on-track'
	| 'at-risk'
	| 'off-track'
	/** Nothing has been measured yet. */
	| 'no-data'
	/** Something has, but there are no dates to hold it against. */
	| 'no-pace';

/** Where progress should be on a day: elapsed days by all days, both ends counted; 0 before the window. */
export function expectedRatio(window: Span | undefined, today: Day): number | null {
	if (!window) return null;
	const days = spanDays(window);
	if (days === 0) return null;
	const elapsed = daysBetween(window.from, today) + 1;
	return Math.min(Math.max(elapsed / days, 0), 1);
}

/** Within its first seven days nothing is off track. */
export function isInGrace(window: Span | undefined, today: Day): boolean {
	return window !== undefined && today < addDays(window.from, 7);
}

/**
 * Progress by expected progress: 0.9 and more is on track, 0.7 and more at risk. What is reached is met;
 * nothing is off track in the window's first seven days.
 */
export function paceStatus(
	ratio: number | null,
	expected: number | null,
	window: Span | undefined,
	today: Day
): ComputedStatus {
	if (ratio === null) return 'no-data';
	if (ratio >= 1) return 'met';
	if (expected === null) return 'no-pace';
	// A hair's breadth of rounding is not a missed pace: 0.63 of 0.7 is on track.
	const pace = expected === 0 ? 1 : ratio / expected + 1e-9;
	if (pace >= 0.9) return 'on-track';
	return pace >= 0.7 || isInGrace(window, today) ? 'at-risk' : 'off-track';
}

import { type Day, dayFromInstant, daysBetween } from '#domain/day.ts';
import type { SharingState } from './sharing-state.ts';

/** So many days without meeting anybody are more than a weekend and a holiday. */
const longDays = 7;

/**
 * Since when nobody of the others was met, although somebody answers who could introduce them: then they may have gone
 * on under new links, of which nobody could tell this device. Nothing where there is no reason to think so.
 */
export function longAloneSince(
	{ connection, devices, relays }: SharingState,
	{ today, timeZone }: { readonly today: Day; readonly timeZone: string }
): Day | undefined {
	if (connection !== 'looking' || !relays.some(({ state }) => state === 'open')) return undefined;
	const seen = devices.flatMap(({ isThis, seenAt }) => (isThis ? [] : (seenAt ?? [])));
	if (seen.length === 0) return undefined;
	const since = dayFromInstant(
		seen.reduce((one, other) => (other > one ? other : one)),
		timeZone
	);
	return daysBetween(since, today) >= longDays ? since : undefined;
}

import type { CheckIn } from '#domain/check-in.ts';
import { factFieldFrom } from '#domain/fact-field.ts';
import { compareTexts } from '#domain/lookups.ts';
import type { KeyResult } from '#domain/key-result.ts';

/** One line of a key result's check-ins, and what became of it. */
export interface CheckInEntry {
	readonly checkIn: CheckIn;
	readonly fate: 'counts' | 'apart' | 'corrected' | 'taken-back';
}

/**
 * All check-ins, the latest first. Those that were corrected or taken back stay visible; so does a correction that
 * stands against somebody else's, until one of the two is chosen.
 */
export function checkInEntries({
	checkIns,
	formerCheckIns: former = [],
	conflicts = []
}: KeyResult): readonly CheckInEntry[] {
	const replaced = new Set(
		[...checkIns, ...former].flatMap(({ replaces, settles = [] }) => [replaces, ...settles])
	);
	const apart = new Set(
		conflicts
			.flatMap(({ versions }) => versions.flatMap(({ changes }) => changes))
			.filter(({ field }) => factFieldFrom(field)?.facts === 'checkIns')
			.map(({ key }) => key)
	);
	const fateOf = ({ id }: CheckIn) =>
		apart.has(id) ? 'apart' : replaced.has(id) ? 'corrected' : 'taken-back';
	const entries: CheckInEntry[] = [
		...checkIns.map((checkIn) => ({ checkIn, fate: 'counts' }) as const),
		...former.map((checkIn) => ({ checkIn, fate: fateOf(checkIn) }) as const)
	];
	return entries.sort(
		({ checkIn: one }, { checkIn: other }) =>
			compareTexts(other.day, one.day) || other.at - one.at || compareTexts(one.id, other.id)
	);
}

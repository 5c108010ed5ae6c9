import type { CheckIn } from '#domain/check-in.ts';
import { compareTexts } from '#domain/lookups.ts';
import type { KeyResult } from '#domain/key-result.ts';

/** One line of a key result's check-ins, and what became of it. */
export interface CheckInEntry {
	readonly checkIn: CheckIn;
	readonly fate: 'counts' | 'corrected' | 'taken-back';
}

/** All check-ins, the latest first; those that were corrected or taken back stay visible. */
export function checkInEntries({ checkIns, formerCheckIns }: KeyResult): readonly CheckInEntry[] {
	const former = formerCheckIns ?? [];
	const replaced = new Set([...checkIns, ...former].map(({ replaces }) => replaces));
	const entries: CheckInEntry[] = [
		...checkIns.map((checkIn) => ({ checkIn, fate: 'counts' }) as const),
		...former.map((checkIn) => {
			return { checkIn, fate: replaced.has(checkIn.id) ? 'corrected' : 'taken-back' } as const;
		})
	];
	return entries.sort(
		({ checkIn: one }, { checkIn: other }) =>
			compareTexts(other.day, one.day) || other.at - one.at || compareTexts(one.id, other.id)
	);
}

import type { Day } from './day.ts';
import { groupedBy } from './grouped-by.ts';
import type { PersonId, SegmentId } from './id.ts';
import type { Reading } from './reading.ts';
import { remember } from './remember.ts';

/** Different values that one person read of the same on one day, on devices that did not know of each other. */
export interface SaidTwice {
	readonly day: Day;
	readonly by: PersonId;
	readonly segmentId?: SegmentId;
	/** Two at least, the earliest first; the last is the one that counts. */
	readonly readings: readonly Reading[];
}

/** What people said twice among readings that are ordered by day. */
export const saidTwice = remember((readings: readonly Reading[]): readonly SaidTwice[] => {
	const found: SaidTwice[] = [];
	for (let first = 0; first < readings.length;) {
		const day = readings[first]?.day;
		let end = first + 1;
		while (end < readings.length && readings[end]?.day === day) end += 1;
		// Most days have one reading.
		if (end - first > 1) found.push(...saidTwiceIn(readings.slice(first, end)));
		first = end;
	}
	return found;
});

function saidTwiceIn(ofDay: readonly Reading[]): readonly SaidTwice[] {
	const ofPeople = ofDay.filter(({ by }) => by !== undefined);
	const groups = groupedBy(ofPeople, ({ by, segmentId }) => `${by} ${segmentId ?? ''}`);
	return [...groups.values()].flatMap((said) => {
		const [first] = said;
		if (!first?.by || said.every(({ value }) => value === first.value)) return [];
		const readings = said.toSorted((one, other) => one.at - other.at);
		const { day, by, segmentId } = first;
		return [{ day, by, ...(segmentId ? { segmentId } : {}), readings }];
	});
}

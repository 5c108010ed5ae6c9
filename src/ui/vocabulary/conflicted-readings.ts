import type { Conflict } from '#domain/conflict.ts';
import { groupedBy } from '#domain/grouped-by.ts';
import type { SegmentId } from '#domain/id.ts';
import type { SaidTwice } from '#domain/said-twice.ts';

/** The field of a conflict that stands for the readings of a day. */
export function readingsField({ day, by, segmentId = '' as SegmentId }: SaidTwice): string {
	return `readings:${day}:${by}:${segmentId}`;
}

/** What one person read for the same day on two devices, as values to choose from. */
export function conflictOfReadings(said: SaidTwice): Conflict {
	const field = readingsField(said);
	const changes = said.readings.map(({ value, at, by }) => ({
		...{ key: `${at}`, at, field, before: null, after: value },
		...(by ? { by } : {})
	}));
	const byValue = groupedBy(changes, ({ after }) => after);
	return {
		field,
		shown: said.readings.at(-1)?.value ?? null,
		versions: [...byValue].map(([value, ofValue]) => ({ value, changes: ofValue }))
	};
}

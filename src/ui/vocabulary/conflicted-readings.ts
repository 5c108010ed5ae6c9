import type { Conflict } from '#domain/conflict.ts';
import { groupedBy } from '#domain/grouped-by.ts';
import type { SegmentId } from '#domain/id.ts';
import type { SaidTwice } from '#domain/said-twice.ts';

/** By which field of a conflict the readings of a day are meant. */
export function readingsField({ day, by, segmentId = '' as SegmentId }: SaidTwice): string {
	return `readings:${day}:${by}:${segmentId}`;
}

/** What a person read of a day on two devices, as values to choose from. */
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

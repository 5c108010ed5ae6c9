import type { Conflict, Version } from '#domain/conflict.ts';
import { factFieldText } from '#domain/fact-field.ts';
import { groupedBy } from '#domain/grouped-by.ts';
import type { SegmentId } from '#domain/id.ts';
import type { Reading } from '#domain/reading.ts';
import type { SaidTwice } from '#domain/said-twice.ts';

/** The field of a conflict that stands for what one person read twice of a day. */
export function readingsField({ day, by, segmentId = '' as SegmentId }: SaidTwice): string {
	return factFieldText({ facts: 'readings', day, id: `${by}:${segmentId}` });
}

/** Whether what was read twice is already to be chosen from, because it is what was made of one reading. */
export function isChosenIn({ readings }: SaidTwice, conflicts: readonly Conflict[]): boolean {
	return conflicts.some(({ versions }) => {
		const made = versions.flatMap((version) =>
			version.made?.kind === 'reading' ? version.made.reading : []
		);
		const isMade = ({ at, by, value }: Reading) =>
			made.some((one) => one.at === at && one.by === by && one.value === value);
		return readings.filter(isMade).length > 1;
	});
}

/** What one person read for the same day on two devices, as values to choose from. */
export function conflictOfReadings(said: SaidTwice): Conflict {
	const field = readingsField(said);
	const byValue = groupedBy(said.readings, ({ value }) => value);
	const versions = [...byValue].flatMap(([value, readings]): Version[] => {
		const reading = readings.at(-1);
		if (!reading) return [];
		const changes = readings.map(({ at, by }) => ({
			...{ key: `${at}`, at, field, before: null, after: value },
			...(by ? { by } : {})
		}));
		return [{ value, changes, made: { kind: 'reading', reading } }];
	});
	return { field, shown: said.readings.at(-1)?.value ?? null, versions };
}

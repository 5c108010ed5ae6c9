import type { Day, Instant } from '#domain/day.ts';
import type { PersonId, SegmentId } from '#domain/id.ts';
import type { Reading } from '#domain/reading.ts';

/**
 * A reading as it was when somebody began to type over it, flat so that it survives a reload; without a day where
 * there was none. Others may change it meanwhile, and that was not seen.
 */
export type BegunReading = {
	on: string;
	at: number;
	figure: number;
	by: string;
	segment: string;
	noted: string;
};

/** There is nothing to type over. */
export const nothingBegun: BegunReading = {
	...{ on: '', at: 0, figure: 0, by: '', segment: '', noted: '' }
};

/** Begin to type over a reading, or where there is none. */
export function begunReading(reading: Reading | null): BegunReading {
	if (!reading) return nothingBegun;
	const { day, at, value, by = '', segmentId = '', note = '' } = reading;
	return { on: day, at, figure: value, by, segment: segmentId, noted: note };
}

/** The reading that was begun with; nothing where there was none. */
export function readingBegun(begun: BegunReading): Reading | undefined {
	const { on, at, figure, by, segment, noted } = begun;
	if (on === '') return undefined;
	return {
		...{ day: on as Day, at: at as Instant, value: figure },
		...(by ? { by: by as PersonId } : {}),
		...(segment ? { segmentId: segment as SegmentId } : {}),
		...(noted ? { note: noted } : {})
	};
}

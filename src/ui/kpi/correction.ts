import type { Day, Instant } from '#domain/day.ts';
import type { PersonId, SegmentId } from '#domain/id.ts';
import type { Reading } from '#domain/reading.ts';
import { typedNumber } from '#domain/typed-number.ts';

/**
 * A reading that is being corrected: the key of its row, what it said when that began, and what is typed. Others may
 * change or withdraw it meanwhile.
 */
export type Correction = {
	of: string;
	on: string;
	at: number;
	figure: number;
	by: string;
	segment: string;
	day: string;
	value: string;
	note: string;
};

/** No reading is being corrected. */
export const noCorrection: Correction = {
	...{ of: '', on: '', at: 0, figure: 0, by: '', segment: '' },
	...{ day: '', value: '', note: '' }
};

/** Begin to correct a reading. */
export function correctionOf(key: string, reading: Reading, locale: string): Correction {
	const { day, at, value, by = '', segmentId = '', note = '' } = reading;
	return {
		...{ of: key, on: day, at, figure: value, by, segment: segmentId },
		...{ day, value: typedNumber(value, locale), note }
	};
}

/** The reading that is being corrected, as it was when that began. */
export function correctedReading({ on, at, figure, by, segment }: Correction): Reading {
	return {
		...{ day: on as Day, at: at as Instant, value: figure },
		...(by ? { by: by as PersonId } : {}),
		...(segment ? { segmentId: segment as SegmentId } : {})
	};
}

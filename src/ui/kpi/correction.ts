import type { Reading } from '#domain/reading.ts';
import { typedNumber } from '#domain/typed-number.ts';
import { begunReading, nothingBegun, type BegunReading } from '#ui/vocabulary/begun-reading.ts';

/** A reading that is being corrected: the key of its row, what it said when that began, and what is typed. */
export type Correction = BegunReading & { of: string; day: string; value: string; note: string };

/** No reading is being corrected. */
export const noCorrection: Correction = { ...nothingBegun, of: '', day: '', value: '', note: '' };

/** Begin to correct a reading. */
export function correctionOf(key: string, reading: Reading, locale: string): Correction {
	const { day, value, note = '' } = reading;
	return { ...begunReading(reading), of: key, day, value: typedNumber(value, locale), note };
}

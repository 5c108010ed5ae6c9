import { numberMarks } from './number-marks.ts';

/** A number as a person would type it, in full and without thousands marks: `readNumber` reads it back. */
export function typedNumber(value: number, locale: string): string {
	if (!Number.isFinite(value)) return '';
	const plain = value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 });
	return plain.replace('.', numberMarks(locale).decimal);
}

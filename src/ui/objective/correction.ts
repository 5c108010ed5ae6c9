import type { CheckIn } from '#domain/check-in.ts';
import { typedNumber } from '#domain/typed-number.ts';

/** A check-in that is being corrected, as it is typed. */
export type CorrectionFields = {
	isOpen: boolean;
	value: string;
	control: string;
	confidence: string;
	moved: string;
	blocker: string;
	stopping: string;
};

/** Nothing is being corrected. */
export function blankCorrection(): CorrectionFields {
	const nothing = { value: '', control: '', confidence: '' };
	return { isOpen: false, ...nothing, moved: '', blocker: '', stopping: '' };
}

/** What was said, ready to be corrected. */
export function correctionOf(checkIn: CheckIn, locale: string): CorrectionFields {
	const { value, control, confidence, moved = '', blocker = '', stopping = '' } = checkIn;
	const typed = (number: number | undefined) =>
		number === undefined ? '' : typedNumber(number, locale);
	return {
		isOpen: true,
		value: typed(value),
		control: typed(control),
		confidence: typed(confidence),
		...{ moved, blocker, stopping }
	};
}

import { readNumber } from '#domain/number-input.ts';
import type { Unit } from '#domain/unit.ts';
import { refusals } from './refusals.ts';

/** What a number field needs to know of a typed text: its value, or what is wrong with it in words. */
export function typedReading(
	text: string,
	unit: Unit,
	locale: string
):
	{ readonly ok: true; readonly value: number } | { readonly ok: false; readonly message: string } {
	const read = readNumber(text, unit, locale);
	return read.done ? { ok: true, value: read.value } : { ok: false, message: refusals[read.why] };
}

/** The typed value, if it can be read. */
export function readValue(text: string, unit: Unit, locale: string): number | undefined {
	const read = readNumber(text, unit, locale);
	return read.done ? read.value : undefined;
}

import type { Measure } from '#domain/measure.ts';
import { typedNumber } from '#domain/typed-number.ts';
import type { Unit } from '#domain/unit.ts';
import type { MeasureGuess } from '#exchange/import-plan.ts';
import { readValue } from '#ui/vocabulary/typed-value.ts';
import { fieldsFromUnit, type UnitFields } from '#ui/vocabulary/unit-fields.ts';

/** How a measure is chosen in the preview. */
type MeasureChoice = 'done' | 'reach' | 'least' | 'most' | 'between';

/** A measure as it is typed. */
export type MeasureFields = {
	choice: MeasureChoice;
	from: string;
	to: string;
	unit: UnitFields;
};

/** The form of a measure that was read. */
export function fieldsFromGuess({ measure, unit }: MeasureGuess, locale: string): MeasureFields {
	const text = (value: number | undefined): string =>
		value === undefined ? '' : typedNumber(value, locale);
	const fields = { from: '', to: '', unit: fieldsFromUnit(unit) };
	if (measure.kind === 'reach')
		return { ...fields, choice: 'reach', from: text(measure.from), to: text(measure.to) };
	if (measure.kind !== 'keep') return { ...fields, choice: 'done' };
	const isRange = measure.min !== undefined && measure.max !== undefined;
	const choice = isRange ? 'between' : measure.max === undefined ? 'least' : 'most';
	return { ...fields, choice, from: text(measure.min), to: text(measure.max) };
}

/** The measure that a form describes; undefined while its numbers cannot be read or make no sense. */
export function measureFromFields(
	{ choice, from, to }: MeasureFields,
	unit: Unit,
	locale: string
): Measure | undefined {
	if (choice === 'done') return { kind: 'done' };
	const low = readValue(from, unit, locale);
	const high = readValue(to, unit, locale);
	if (choice === 'least') return low === undefined ? undefined : keep({ min: low });
	if (choice === 'most') return high === undefined ? undefined : keep({ max: high });
	if (low === undefined || high === undefined || low === high) return undefined;
	if (choice === 'reach') return { kind: 'reach', from: low, to: high };
	return low < high ? keep({ min: low, max: high }) : undefined;
}

function keep(bounds: { min?: number; max?: number }): Measure {
	return { kind: 'keep', ...bounds, period: 'week' };
}

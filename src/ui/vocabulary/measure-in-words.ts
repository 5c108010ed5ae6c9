import type { Measure } from '#domain/measure.ts';
import { typedNumber } from '#domain/typed-number.ts';
import type { Unit } from '#domain/unit.ts';
import type { KeyResultFields } from './key-result-fields.ts';
import { fieldsFromUnit } from './unit-fields.ts';

/** What the words of a title state about a measure, and whether they leave no doubt. */
interface StatedMeasure {
	readonly measure: Measure;
	readonly unit: Unit;
	readonly sure: boolean;
}

/** Reads a measure from words. It is loaded when somebody writes figures. */
export type MeasureReader = (words: string) => Promise<StatedMeasure>;

/** Whether the title may state what else would be typed: it has two figures, and neither start nor target is there. */
export function mayStateMeasure({ title, kind, relativeTo, from, to }: KeyResultFields): boolean {
	return (
		kind === 'reach' &&
		relativeTo === 'nothing' &&
		from.trim() + to.trim() === '' &&
		/\d\D+\d/.test(title)
	);
}

/** The start, the target and the unit that a title states, as they are typed. A plain number keeps the unit of the form. */
export function fieldsFromStated(
	{ measure, unit, sure }: StatedMeasure,
	fields: KeyResultFields,
	locale: string
): Pick<KeyResultFields, 'from' | 'to' | 'unit'> | undefined {
	if (!sure || measure.kind !== 'reach' || !mayStateMeasure(fields)) return undefined;
	const isPlain = unit.kind === 'number' && unit.name === undefined;
	return {
		from: typedNumber(measure.from, locale),
		to: typedNumber(measure.to, locale),
		unit: isPlain ? fields.unit : fieldsFromUnit(unit)
	};
}

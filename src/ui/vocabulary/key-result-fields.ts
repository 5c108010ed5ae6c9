import { isDay, type Span } from '#domain/day.ts';
import type { KpiId, PersonId } from '#domain/id.ts';
import type { Indicator, KeyResult } from '#domain/key-result.ts';
import type { KeepPeriod, Measure, MeasureKind } from '#domain/measure.ts';
import { typedNumber } from '#domain/typed-number.ts';
import type { Unit } from '#domain/unit.ts';
import { blankUnit, fieldsFromUnit, unitFromFields, type UnitFields } from './unit-fields.ts';

/** A key result as a form types it, in texts, so that what cannot be read is kept as it was typed. */
export type KeyResultFields = {
	/** Tells the rows of a list apart. */
	key: string;
	title: string;
	kind: MeasureKind;
	from: string;
	to: string;
	/** Which limits a keep has. */
	limits: 'min' | 'max' | 'both';
	min: string;
	max: string;
	period: KeepPeriod;
	/** One per line. */
	milestones: string;
	wanted: string;
	unit: UnitFields;
	weight: string;
	ownerId: PersonId | '';
	indicator: Indicator | '';
	windowFrom: string;
	windowTo: string;
	kpiId: KpiId | '';
	relativeTo: 'nothing' | 'baseline' | 'control';
	baseline: string;
};

/** A key result as it is asked for: new milestones are given by title. */
export interface WantedKeyResult {
	readonly title: string;
	readonly measure: WantedMeasure;
	readonly unit: Unit;
	readonly weight: number;
	readonly window: Span | undefined;
	readonly ownerId: PersonId | undefined;
	readonly indicator: Indicator | undefined;
	readonly kpiId: KpiId | undefined;
}

export type WantedMeasure =
	| Exclude<Measure, { kind: 'milestones' }>
	| { readonly kind: 'milestones'; readonly milestones: readonly { readonly title: string }[] };

/** An empty form, as short as it can be: a number that moves from one value to another. */
export function blankKeyResult(key = '', unit: UnitFields = blankUnit()): KeyResultFields {
	return {
		...{ key, title: '', kind: 'reach', from: '', to: '' },
		...{ limits: 'max', min: '', max: '', period: 'week' },
		...{ milestones: '', wanted: '5', unit, weight: '1', ownerId: '', indicator: '' },
		...{ windowFrom: '', windowTo: '', kpiId: '', relativeTo: 'nothing', baseline: '' }
	};
}

/** The form of an existing key result. */
export function fieldsFromKeyResult(keyResult: KeyResult, locale: string): KeyResultFields {
	const { id, title, measure, unit, weight, window, ownerId, indicator, kpiId } = keyResult;
	return {
		...blankKeyResult(id, fieldsFromUnit(unit)),
		...measureTexts(measure, (value) => typedNumber(value, locale)),
		title,
		weight: typedNumber(weight, locale),
		ownerId: ownerId ?? '',
		indicator: indicator ?? '',
		windowFrom: window?.from ?? '',
		windowTo: window?.to ?? '',
		kpiId: kpiId ?? ''
	};
}

/** The unit in which start, target and limits are typed. */
export function typedUnit({ kind, relativeTo, unit }: KeyResultFields): Unit {
	const isRelative = kind === 'reach' && relativeTo !== 'nothing';
	return isRelative ? { kind: 'percent' } : unitFromFields(unit);
}

/** The days that were typed; undefined until they are two days. */
export function typedWindow({ windowFrom, windowTo }: KeyResultFields): Span | undefined {
	return isDay(windowFrom) && isDay(windowTo) ? { from: windowFrom, to: windowTo } : undefined;
}

function measureTexts(
	measure: Measure,
	text: (value: number) => string
): Partial<KeyResultFields> & { kind: MeasureKind } {
	switch (measure.kind) {
		case 'reach': {
			const { kind, from, to, relativeTo } = measure;
			const base = relativeTo?.kind === 'baseline' ? text(relativeTo.value) : '';
			const against = relativeTo?.kind ?? 'nothing';
			return { kind, from: text(from), to: text(to), relativeTo: against, baseline: base };
		}
		case 'keep': {
			const { kind, min, max, period } = measure;
			const limits = min === undefined ? 'max' : max === undefined ? 'min' : 'both';
			const typed = (limit: number | undefined) => (limit === undefined ? '' : text(limit));
			return { kind, limits, min: typed(min), max: typed(max), period };
		}
		case 'evidence':
			return { kind: measure.kind, wanted: text(measure.wanted) };
		case 'milestones':
		case 'done':
			return { kind: measure.kind };
	}
}

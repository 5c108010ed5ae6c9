import type { Span } from '#domain/day.ts';
import { readNumber } from '#domain/number-input.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Unit } from '#domain/unit.ts';
import type { Why } from '#domain/why.ts';
import {
	typedUnit,
	typedWindow,
	type KeyResultFields,
	type WantedKeyResult,
	type WantedMeasure
} from './key-result-fields.ts';
import { unitFromFields } from './unit-fields.ts';

/** What is wrong with a form, by field. */
export type KeyResultProblems = { readonly [field in keyof KeyResultFields]?: Why };

/** What the form says, or what is wrong with it. A window of its own has to lie within the cycle. */
export type ReadKeyResult =
	| { readonly ok: true; readonly wanted: WantedKeyResult }
	| { readonly ok: false; readonly problems: KeyResultProblems };

/** Problems that are shown before anybody pressed a button: the input is wrong, not just missing. */
const saidAtOnce: ReadonlySet<Why> = new Set<Why>([
	'start-equals-target',
	'limits-crossed',
	'baseline-zero',
	'window-outside-cycle',
	'span-reversed',
	'currency-unknown',
	'weight-negative'
]);

/** Read a whole form. Nothing that was typed is changed. */
export function readKeyResult(
	fields: KeyResultFields,
	locale: string,
	cycle: Span | undefined
): ReadKeyResult {
	const problems: { [field in keyof KeyResultFields]?: Why } = {};
	const kept = <Value>(field: keyof KeyResultFields, read: Result<Value, Why>) => {
		if (read.done) return read.value;
		problems[field] = read.why;
		return undefined;
	};
	const title = fields.title.trim();
	if (title === '') problems.title = 'title-empty';
	const measure = readMeasure(fields, locale, kept);
	const weight = kept('weight', readWeight(fields.weight, locale));
	const window = kept('windowTo', readWindow(fields, cycle));
	const unit = unitFromFields(fields.unit);
	if (unit.kind === 'money' && !/^[A-Z]{3}$/.test(unit.currency))
		problems.unit = 'currency-unknown';
	if (Object.keys(problems).length > 0 || !measure || weight === undefined)
		return { ok: false, problems };
	const { ownerId, indicator, kpiId } = fields;
	const isMeasured = fields.kind === 'reach' || fields.kind === 'keep' || fields.kind === 'done';
	return {
		ok: true,
		wanted: {
			...{ title, measure, unit, weight, window },
			ownerId: ownerId || undefined,
			indicator: indicator || undefined,
			kpiId: (isMeasured && kpiId) || undefined
		}
	};
}

/** The problems to show: all of them after an attempt to save, before that only what is plainly wrong. */
export function shownProblems(read: ReadKeyResult, checked: boolean): KeyResultProblems {
	if (read.ok) return {};
	if (checked) return read.problems;
	return Object.fromEntries(Object.entries(read.problems).filter(([, why]) => saidAtOnce.has(why)));
}

type Keep = <Value>(field: keyof KeyResultFields, read: Result<Value, Why>) => Value | undefined;

function readMeasure(
	fields: KeyResultFields,
	locale: string,
	kept: Keep
): WantedMeasure | undefined {
	const unit = typedUnit(fields);
	switch (fields.kind) {
		case 'reach':
			return readReach(fields, locale, unit, kept);
		case 'keep':
			return readKeep(fields, locale, unit, kept);
		case 'milestones': {
			const titles = fields.milestones.split('\n').map((line) => line.trim());
			const milestones = titles.filter((title) => title !== '').map((title) => ({ title }));
			return { kind: 'milestones', milestones };
		}
		case 'done':
			return { kind: 'done' };
		case 'evidence': {
			const count = readNumber(fields.wanted, { kind: 'number' }, locale);
			const isCount = count.done && Number.isInteger(count.value) && count.value >= 1;
			const wanted = kept('wanted', count.done && !isCount ? refused('wanted-too-few') : count);
			return wanted === undefined ? undefined : { kind: 'evidence', wanted };
		}
	}
}

function readReach(
	fields: KeyResultFields,
	locale: string,
	unit: Unit,
	kept: Keep
): WantedMeasure | undefined {
	const from = kept('from', readNumber(fields.from, unit, locale));
	const target = readNumber(fields.to, unit, locale);
	const isEqual = target.done && target.value === from;
	const to = kept('to', isEqual ? refused('start-equals-target') : target);
	if (from === undefined || to === undefined) return undefined;
	const reach = { kind: 'reach', from, to } as const;
	if (fields.relativeTo === 'nothing') return reach;
	if (fields.relativeTo === 'control') return { ...reach, relativeTo: { kind: 'control' } };
	const base = readNumber(fields.baseline, unitFromFields(fields.unit), locale);
	const isZero = base.done && base.value === 0;
	const value = kept('baseline', isZero ? refused('baseline-zero') : base);
	return value === undefined ? undefined : { ...reach, relativeTo: { kind: 'baseline', value } };
}

function readKeep(
	fields: KeyResultFields,
	locale: string,
	unit: Unit,
	kept: Keep
): WantedMeasure | undefined {
	const { limits, period } = fields;
	const min = limits === 'max' ? undefined : kept('min', readNumber(fields.min, unit, locale));
	const highest = limits === 'min' ? undefined : readNumber(fields.max, unit, locale);
	const isCrossed = highest?.done && min !== undefined && min > highest.value;
	const max = highest && kept('max', isCrossed ? refused('limits-crossed') : highest);
	if (min === undefined && max === undefined) return undefined;
	return {
		kind: 'keep',
		...(min === undefined ? {} : { min }),
		...(max === undefined ? {} : { max }),
		period
	};
}

/** An empty field is the usual weight. */
function readWeight(text: string, locale: string): Result<number, Why> {
	if (text.trim() === '') return done(1);
	const weight = readNumber(text, { kind: 'number' }, locale);
	return weight.done && weight.value < 0 ? refused('weight-negative') : weight;
}

function readWindow(
	fields: KeyResultFields,
	cycle: Span | undefined
): Result<Span | undefined, Why> {
	if (fields.windowFrom === '' && fields.windowTo === '') return done(undefined);
	const window = typedWindow(fields);
	if (!window) return refused('day-unreadable');
	if (window.from > window.to) return refused('span-reversed');
	const isOutside = cycle && (window.from < cycle.from || window.to > cycle.to);
	return isOutside ? refused('window-outside-cycle') : done(window);
}

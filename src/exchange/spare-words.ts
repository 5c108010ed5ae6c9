import { unitName } from '#domain/format.ts';
import type { Unit } from '#domain/unit.ts';
import type { PlanNode } from './import-plan.ts';
import { measureFromWords } from './measure-words.ts';

/**
 * What was read of a thing and its kind has no field for, in words: a person may have made a key result an objective,
 * and its value now has nowhere else to go.
 */
export function spareWords(node: PlanNode): readonly string[] {
	const { kind, guess, current, watch, alarm, weight, readings } = node;
	const isKpi = kind === 'kpi';
	const isKeyResult = kind === 'keyResult';
	const isMeasured = isKeyResult && guess.measure.kind !== 'done';
	const named = (name: string, value: number | undefined): string =>
		value === undefined ? '' : `${name}: ${figure(value, guess.unit)}`;
	return [
		...(isKeyResult || saysMeasure(node) ? [] : measureWords(node)),
		isKpi || isMeasured ? '' : named('Value now', current),
		isKpi ? '' : named('Watch', watch),
		isKpi ? '' : named('Alarm', alarm),
		isKeyResult || weight === undefined ? '' : `Weight: ${weight}`,
		node.done && kind !== 'initiative' && (!isKeyResult || isMeasured) ? 'Done' : '',
		...(isKpi
			? []
			: readings.map(({ day, value, note }) => named(day, value) + (note ? ` (${note})` : '')))
	].filter(Boolean);
}

/** The same with all that only an objective or a KPI has a field for. */
export function ownWords(node: PlanNode): readonly string[] {
	const { result, why, winning, question } = node;
	return [result, why, winning, question, ...spareWords(node)];
}

/** Words that stand elsewhere than on the thing, with its name. */
export function aboutIt({ title }: PlanNode, words: readonly string[]): readonly string[] {
	return words.filter(Boolean).map((said) => `${title}: ${said}`);
}

/** Whether the title itself says what the thing is measured by. */
function saysMeasure({ title, guess }: PlanNode): boolean {
	return JSON.stringify(measureFromWords(title).measure) === JSON.stringify(guess.measure);
}

/** A KPI takes the target, as a limit, but no start. */
function measureWords({ kind, guess: { measure, unit } }: PlanNode): readonly string[] {
	const isKpi = kind === 'kpi';
	if (measure.kind === 'reach')
		return [`Start: ${figure(measure.from, unit)}`].concat(
			isKpi ? [] : `Target: ${figure(measure.to, unit)}`
		);
	if (measure.kind !== 'keep' || isKpi) return [];
	const { min, max } = measure;
	const bounds = [
		...(min === undefined ? [] : [`at least ${figure(min, unit)}`]),
		...(max === undefined ? [] : [`at most ${figure(max, unit)}`])
	];
	return [`Target: ${bounds.join(', ')}`];
}

/** In full, as it was read: no locale, no rounding. */
function figure(value: number, unit: Unit): string {
	const name = unit.kind === 'money' ? unit.currency : unitName(unit, 'en');
	return name ? `${value} ${name}` : String(value);
}

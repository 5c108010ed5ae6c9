import { formatValue, noValue } from '#domain/format.ts';
import type { KeyResult } from '#domain/key-result.ts';
import type { Measure, MeasureKind } from '#domain/measure.ts';
import type { Unit } from '#domain/unit.ts';

/** What each way of measuring is called, and what it is for. */
export const measureKinds: Readonly<
	Record<MeasureKind, { readonly word: string; readonly hint: string }>
> = {
	reach: { word: 'Reach', hint: 'A number that moves from where it is to where you want it.' },
	keep: { word: 'Keep', hint: 'A number that stays inside its limits, week after week.' },
	milestones: { word: 'Milestones', hint: 'A few steps; each finished one counts.' },
	done: { word: 'Done', hint: 'Yes or no. Use it where nothing in between means anything.' },
	evidence: { word: 'Evidence', hint: 'A number of concrete observations, with words and links.' }
};

const percent: Unit = { kind: 'percent' };

/** The unit of start, target and current value: percent where a change is measured. */
export function valueUnit({ measure, unit }: Pick<KeyResult, 'measure' | 'unit'>): Unit {
	return measure.kind === 'reach' && measure.relativeTo ? percent : unit;
}

/** What is wanted, in words: "from 65 % to 80 %", "at most 400 ms, each week", "3 of 5 milestones". */
export function measureWords(keyResult: KeyResult, locale: string): string {
	const { measure, unit, evidence } = keyResult;
	const value = (number: number) => formatValue(number, valueUnit(keyResult), locale);
	switch (measure.kind) {
		case 'reach': {
			const way = `from ${value(measure.from)} to ${value(measure.to)}`;
			const { relativeTo } = measure;
			if (!relativeTo) return way;
			return relativeTo.kind === 'control'
				? `${way} against the control group`
				: `${way} against a baseline of ${formatValue(relativeTo.value, unit, locale)}`;
		}
		case 'keep':
			return `${limitWords(measure, value)}, each ${measure.period}`;
		case 'milestones':
			return counted(finished(measure), measure.milestones.length, 'milestones');
		case 'done':
			return 'done or not';
		case 'evidence':
			return counted(evidence.length, measure.wanted, 'observations');
	}
}

/** The current value as text: "71 %", "3 of 5", "Done"; a dash if nothing was measured. */
export function currentWords(keyResult: KeyResult, current: number | null, locale: string): string {
	const { measure, evidence } = keyResult;
	if (measure.kind === 'milestones') return `${finished(measure)} of ${measure.milestones.length}`;
	if (measure.kind === 'evidence') return `${evidence.length} of ${measure.wanted}`;
	if (current === null) return noValue;
	if (measure.kind === 'done') return current >= 1 ? 'Done' : 'Not yet';
	// A change in percent is computed, and is no more exact than what was measured.
	const isComputed = measure.kind === 'reach' && measure.relativeTo;
	const shown = isComputed ? Math.round(current * 10) / 10 : current;
	return formatValue(shown, valueUnit(keyResult), locale);
}

/** The ends of a progress bar, for measures that have them: "65 %" and "80 %". */
export function progressEnds(
	keyResult: KeyResult,
	locale: string
): { readonly from?: string; readonly to?: string } {
	const { measure } = keyResult;
	if (measure.kind !== 'reach') return {};
	const unit = valueUnit(keyResult);
	return {
		from: formatValue(measure.from, unit, locale),
		to: formatValue(measure.to, unit, locale)
	};
}

function limitWords(
	{ min, max }: Measure & { kind: 'keep' },
	value: (number: number) => string
): string {
	if (min !== undefined && max !== undefined) return `between ${value(min)} and ${value(max)}`;
	if (max !== undefined) return `at most ${value(max)}`;
	return min === undefined ? 'without limits' : `at least ${value(min)}`;
}

function finished({ milestones }: Measure & { kind: 'milestones' }): number {
	return milestones.filter(({ doneOn }) => doneOn !== undefined).length;
}

function counted(count: number, of: number, things: string): string {
	return `${count} of ${of} ${of === 1 ? things.slice(0, -1) : things}`;
}

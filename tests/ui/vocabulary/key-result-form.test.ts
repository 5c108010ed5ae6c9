import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNumber } from '#domain/number-input.ts';
import { typedNumber } from '#domain/typed-number.ts';
import type { Unit } from '#domain/unit.ts';
import {
	blankKeyResult,
	fieldsFromKeyResult,
	type KeyResultFields
} from '#ui/vocabulary/key-result-fields.ts';
import { readKeyResult, shownProblems } from '#ui/vocabulary/read-key-result.ts';
import { fieldsFromUnit, unitFromFields } from '#ui/vocabulary/unit-fields.ts';
import { aBoard, aDone, aKeep, anEvidence, anObjective, aReach, day } from '#tests/builders.ts';

const quarter = { from: day('2026-01-01'), to: day('2026-03-31') };

function typed(fields: Partial<KeyResultFields>): KeyResultFields {
	return { ...blankKeyResult('1'), title: 'Answered on the first day', ...fields };
}

function read(fields: Partial<KeyResultFields>, locale = 'en') {
	return readKeyResult(typed(fields), locale, quarter);
}

function problems(fields: Partial<KeyResultFields>) {
	const result = read(fields);
	return result.ok ? {} : result.problems;
}

function measure(fields: Partial<KeyResultFields>, locale?: string) {
	const result = read(fields, locale);
	if (!result.ok) throw new Error(JSON.stringify(result.problems));
	return result.wanted.measure;
}

const units: readonly Unit[] = [
	{ kind: 'number' },
	{ kind: 'number', name: 'tickets', decimals: 1 },
	{ kind: 'percent' },
	{ kind: 'rate', per: 1000, name: 'customers' },
	{ kind: 'money', currency: 'NOK' },
	{ kind: 'duration', in: 'minutes', decimals: 0 }
];

describe('numbers in a form', () => {
	test('B-N1 a number written into a field is read back as the same number, in every locale', () => {
		const locales = fc.constantFrom('en', 'nb', 'de', 'fr', 'de-CH', 'hi');
		const numbers = fc.oneof(
			fc.integer({ min: -1e9, max: 1e9 }),
			fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => Number(value.toFixed(6)))
		);
		fc.assert(
			fc.property(numbers, locales, (value, locale) => {
				const text = typedNumber(value, locale);
				expect(readNumber(text, { kind: 'number' }, locale)).toEqual({
					done: true,
					value: value + 0
				});
			})
		);
	});

	test('B-N2 a unit comes out of its form as it went in', () => {
		for (const unit of units) expect(unitFromFields(fieldsFromUnit(unit))).toEqual(unit);
	});
});

describe('the form of a key result', () => {
	test('B-F1 reads all five ways of measuring, with numbers as people type them', () => {
		const percent = fieldsFromUnit({ kind: 'percent' });
		expect(measure({ from: '65 %', to: '80', unit: percent })).toEqual({
			...{ kind: 'reach', from: 65, to: 80 }
		});
		expect(measure({ from: '1,5', to: '12k' }, 'nb')).toEqual({
			kind: 'reach',
			from: 1.5,
			to: 12000
		});
		expect(measure({ kind: 'keep', limits: 'max', min: 'left over', max: '400' })).toEqual({
			...{ kind: 'keep', max: 400, period: 'week' }
		});
		expect(measure({ kind: 'milestones', milestones: 'Pilot\n\n  Launch ' })).toEqual({
			kind: 'milestones',
			milestones: [{ title: 'Pilot' }, { title: 'Launch' }]
		});
		expect(measure({ kind: 'done' })).toEqual({ kind: 'done' });
		expect(measure({ kind: 'evidence', wanted: '10' })).toEqual({ kind: 'evidence', wanted: 10 });
	});

	test('B-F1 against a baseline the ends are changes in percent and the baseline is a value', () => {
		const unit = fieldsFromUnit({ kind: 'duration', in: 'hours' });
		const relative = {
			from: '0',
			to: '-25 %',
			relativeTo: 'baseline',
			baseline: '1:30 h',
			unit
		} as const;
		expect(measure(relative)).toEqual({
			...{ kind: 'reach', from: 0, to: -25, relativeTo: { kind: 'baseline', value: 1.5 } }
		});
	});

	test('B-F2 says of each field what is wrong with it, and keeps to itself what is only missing', () => {
		expect(problems({ title: ' ', from: 'x', to: '' })).toEqual({
			...{ title: 'title-empty', from: 'number-unreadable', to: 'number-empty' }
		});
		expect(problems({ from: '80', to: '80' })).toEqual({ to: 'start-equals-target' });
		expect(problems({ kind: 'keep', limits: 'both', min: '5', max: '3' })).toEqual({
			max: 'limits-crossed'
		});
		expect(problems({ kind: 'evidence', wanted: '2.5' })).toEqual({ wanted: 'wanted-too-few' });
		expect(problems({ kind: 'done', weight: '-1' })).toEqual({ weight: 'weight-negative' });
		const missing = read({ from: '', to: '80', weight: '-1' });
		expect(shownProblems(missing, false)).toEqual({ weight: 'weight-negative' });
		expect(shownProblems(missing, true)).toEqual({
			from: 'number-empty',
			weight: 'weight-negative'
		});
	});

	test('B-F3 an own window lies inside the cycle and is not reversed', () => {
		const done = { kind: 'done' } as const;
		const window = (windowFrom: string, windowTo: string) =>
			problems({ ...done, windowFrom, windowTo }).windowTo;
		expect(window('2026-02-01', '2026-02-28')).toBeUndefined();
		expect(window('2026-02-01', '2026-04-01')).toBe('window-outside-cycle');
		expect(window('2026-02-28', '2026-02-01')).toBe('span-reversed');
		expect(window('2026-02-01', '')).toBe('day-unreadable');
	});

	test('B-F4 a key result comes out of its form as it went in', () => {
		const board = aBoard(
			anObjective(
				'Calm support',
				aReach(65, 80.5, { unit: { kind: 'percent' }, weight: 0.5, window: quarter }),
				aKeep({ min: 2, max: 4, period: 'month' }, { indicator: 'leading' }),
				aDone(),
				anEvidence(7)
			)
		);
		for (const keyResult of [...board.keyResults.values()]) {
			if (!keyResult) continue;
			const { title, measure, unit, weight, window, indicator } = keyResult;
			const back = readKeyResult(fieldsFromKeyResult(keyResult, 'nb'), 'nb', quarter);
			const none = { ownerId: undefined, kpiId: undefined };
			expect(back).toEqual({
				ok: true,
				wanted: { title, measure, unit, weight, window, indicator, ...none }
			});
		}
	});
});

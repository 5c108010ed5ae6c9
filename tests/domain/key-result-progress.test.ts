import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isKept, keyResultProgress, reachRatio } from '#domain/key-result-progress.ts';
import { measuredValues } from '#domain/key-result-values.ts';
import {
	aBoard,
	aCheckIn,
	aDone,
	aKeep,
	aKpi,
	aMilestone,
	anEvidence,
	anObjective,
	anObservation,
	aReach,
	aReading,
	at,
	changed,
	day,
	idOf,
	milestones,
	settings,
	theKeyResult,
	type BoardPart
} from '#tests/builders.ts';
import { anyValue } from './arbitraries.ts';

interface ProgressVectors {
	reach: { rows: [s: number, t: number, c: number, percent: number][] };
	keep: {
		rows: [
			{ met: number; periods: number; percentRounded: number },
			{ limit: { max: number }; values: number[]; percent: number },
			{ met: number; periods: number; percentRounded: number }
		];
	};
}

const vectors = JSON.parse(
	readFileSync(new URL('../../../shared/vectors/progress.json', import.meta.url), 'utf8')
) as ProgressVectors;

const today = day('2026-03-01');

/** The progress of the only key result of a board. */
function progressOf(...parts: readonly BoardPart[]) {
	const board = aBoard(...parts);
	return keyResultProgress(board, theKeyResult(board), today);
}

describe('reach', () => {
	test.each(vectors.reach.rows)(
		'K-R1 from %d to %d, now %d, is %d percent',
		(from, to, current, percent) => {
			const keyResult = aReach(from, to, aCheckIn('2026-02-01', current));
			const { ratio } = progressOf(anObjective('Any', keyResult));
			expect((ratio ?? NaN) * 100).toBeCloseTo(percent, 9);
		}
	);

	test('K-R2 the same way in the other direction is the same progress', () => {
		fc.assert(
			fc.property(anyValue, anyValue, anyValue, (from, to, current) => {
				fc.pre(from !== to);
				expect(reachRatio(-from, -to, -current) ?? 0).toBeCloseTo(
					reachRatio(from, to, current) ?? 0
				);
			}),
			{ examples: [[0, 100, 20]] }
		);
	});

	test('K-R2 the way done and the way left are the whole way', () => {
		const some = fc.integer({ min: -1_000_000, max: 1_000_000 });
		fc.assert(
			fc.property(some, some, some, (from, to, current) => {
				fc.pre(from !== to);
				const done = reachRatio(from, to, current) ?? NaN;
				const left = reachRatio(to, from, current) ?? NaN;
				expect(done + left).toBeCloseTo(1, 6);
			})
		);
	});

	test('K-R3 no values make anything but a finite number or no data', () => {
		fc.assert(
			fc.property(anyValue, anyValue, anyValue, (from, to, current) => {
				const ratio = reachRatio(from, to, current);
				expect(ratio === null || Number.isFinite(ratio)).toBe(true);
			})
		);
	});

	test('K-R4 equal start and target, read from elsewhere, are met or not met', () => {
		expect(reachRatio(5, 5, 5)).toBe(1);
		expect(reachRatio(5, 5, 6)).toBe(1);
		expect(reachRatio(5, 5, 4)).toBe(0);
	});

	test('K-R5 the latest day counts, and on it the latest moment; what is dated later waits', () => {
		const { current, previous } = progressOf(
			anObjective(
				'Any',
				aReach(
					0,
					100,
					aCheckIn('2026-02-02', 30, { at: at('2026-02-02', 15) }),
					aCheckIn('2026-02-02', 20, { at: at('2026-02-02', 9) }),
					aCheckIn('2026-01-02', 50, { at: at('2026-02-20') }),
					aCheckIn('2026-03-02', 90)
				)
			)
		);
		expect([current, previous]).toEqual([30, 20]);
	});
});

describe('relative changes', () => {
	const upBy25 = { kind: 'reach', from: 0, to: 25 } as const;

	test('K-R6 against a baseline, progress is made by the change in percent', () => {
		const measure = { ...upBy25, relativeTo: { kind: 'baseline', value: 80 } } as const;
		const keyResult = aReach(0, 25, aCheckIn('2026-02-01', 90), { measure });
		expect(progressOf(anObjective('Any', keyResult))).toMatchObject({ current: 12.5, ratio: 0.5 });
	});

	test('K-R6 a change that is reached is not missed by a rounding', () => {
		const relativeTo = { kind: 'baseline', value: 1 } as const;
		const measure = { kind: 'reach', from: 0, to: 10, relativeTo } as const;
		const keyResult = aReach(0, 10, aCheckIn('2026-02-01', 1.1), { measure });
		expect(progressOf(anObjective('Any', keyResult)).ratio).toBe(1);
	});

	test('K-R7 against a control group, a check-in without the control’s value says nothing', () => {
		const measure = { ...upBy25, relativeTo: { kind: 'control' } } as const;
		const keyResult = aReach(
			0,
			25,
			aCheckIn('2026-02-01', 120, { control: 100 }),
			aCheckIn('2026-02-08', 200),
			aCheckIn('2026-02-15', 200, { control: 0 }),
			{ measure }
		);
		expect(progressOf(anObjective('Any', keyResult))).toMatchObject({ current: 20, ratio: 0.8 });
	});
});

describe('keep', () => {
	const [uptime, cost, headcount] = vectors.keep.rows;

	test('K-K1 a value on the limit is met', () => {
		expect(isKept({ min: 98 }, 98)).toBe(true);
		expect(isKept({ max: 1.5 }, 1.5)).toBe(true);
		expect(isKept({ min: 2, max: 4 }, 4.0001)).toBe(false);
		expect(isKept({}, 3)).toBeNull();
	});

	test('K-K2 progress is the periods that were met by those with a value', () => {
		const monthly = (values: readonly number[]) =>
			values.map((value, month) =>
				aCheckIn(`2025-${String(month + 1).padStart(2, '0')}-15`, value)
			);
		const ratioOf = (limits: { min?: number; max?: number }, values: readonly number[]) =>
			progressOf(anObjective('Any', aKeep({ ...limits, period: 'month' }, ...monthly(values))))
				.ratio ?? NaN;
		const all = ({ periods, met }: typeof uptime, good: number, bad: number) =>
			Array.from({ length: periods }, (_, month) => (month < met ? good : bad));
		expect(Math.round(ratioOf({ min: 98 }, all(uptime, 99, 97)) * 100)).toBe(uptime.percentRounded);
		expect(Math.round(ratioOf({ min: 237.5, max: 262.5 }, all(headcount, 262.5, 268)) * 100)).toBe(
			headcount.percentRounded
		);
		expect(ratioOf(cost.limit, cost.values) * 100).toBe(cost.percent);
	});

	test('K-K3 a period without a value is a gap, not a miss; the latest value of a period decides', () => {
		const { periods, ratio } = progressOf(
			anObjective(
				'Any',
				aKeep(
					{ min: 90 },
					aCheckIn('2026-01-05', 80),
					aCheckIn('2026-01-07', 95),
					aCheckIn('2026-01-19', 85)
				)
			)
		);
		expect(periods.slice(0, 5).map(({ from, isMet }) => [from, isMet])).toEqual([
			['2025-12-29', null],
			['2026-01-05', true],
			['2026-01-12', null],
			['2026-01-19', false],
			['2026-01-26', null]
		]);
		expect(periods.at(-1)?.from).toBe('2026-02-23');
		expect(ratio).toBe(0.5);
	});

	test('K-K4 weeks begin where the board’s weeks begin', () => {
		const { periods } = progressOf(
			settings({ weekStart: 7 }),
			anObjective('Any', aKeep({ min: 90 }, aCheckIn('2026-02-24', 95)))
		);
		expect(periods.at(-1)).toMatchObject({ from: '2026-03-01', to: '2026-03-07', isMet: null });
	});

	test('K-K5 without limits, or with dates that were typed wrongly, nothing breaks', () => {
		expect(progressOf(anObjective('Any', aKeep({}, aCheckIn('2026-02-01', 5)))).ratio).toBeNull();
		const window = { from: day('0001-01-01'), to: day('9999-12-31') };
		const { periods } = progressOf(
			anObjective('Any', aKeep({ min: 1 }, aCheckIn('2026-02-01', 5), { window }))
		);
		expect(periods.length).toBeLessThanOrEqual(600);
	});
});

describe('milestones, done and evidence', () => {
	const list = [
		aMilestone('a', { weight: 3, doneOn: day('2026-02-01') }),
		aMilestone('b', { weight: 1 }),
		aMilestone('c', { weight: 0, doneOn: day('2026-02-01') }),
		aMilestone('d', { weight: 2, doneOn: day('2026-03-02') })
	];

	test('K-M1 milestones count by weight, and only from the day they were finished', () => {
		expect(progressOf(anObjective('Any', milestones(list)))).toMatchObject({
			ratio: 0.5,
			current: 3
		});
	});

	test('K-M1 milestones that nobody touched are no data; after a check-in they are 0', () => {
		const open = [aMilestone('a')];
		expect(progressOf(anObjective('Any', milestones(open))).ratio).toBeNull();
		const told = milestones(open, aCheckIn('2026-02-01'));
		expect(progressOf(anObjective('Any', told)).ratio).toBe(0);
		expect(progressOf(anObjective('Any', milestones([]))).ratio).toBeNull();
	});

	test('K-M2 done is 0 or 1, by the latest check-in', () => {
		const ratioOf = (...values: number[]) =>
			progressOf(
				anObjective(
					'Any',
					aDone(...values.map((value, at) => aCheckIn(`2026-02-0${at + 1}`, value)))
				)
			).ratio;
		expect([ratioOf(), ratioOf(0), ratioOf(1), ratioOf(1, 0)]).toEqual([null, 0, 1, 0]);
	});

	test('K-M3 evidence is what was observed by what was wanted, at most 1', () => {
		const seen = (count: number) =>
			Array.from({ length: count }, (_, at) => anObservation(`2026-02-0${at + 1}`, 'They smiled'));
		const ratioOf = (wanted: number, count: number) =>
			progressOf(anObjective('Any', anEvidence(wanted, ...seen(count)))).ratio;
		expect([ratioOf(4, 0), ratioOf(4, 1), ratioOf(2, 5), ratioOf(0, 1)]).toEqual([
			null,
			0.25,
			1,
			null
		]);
	});
});

describe('no data', () => {
	test('K-N1 no check-in yet is no data, and not 0', () => {
		for (const keyResult of [aReach(0, 100), aKeep({ min: 1 }), aDone(), anEvidence(3)])
			expect(progressOf(anObjective('Any', keyResult)).ratio).toBeNull();
	});

	test('K-N2 a key result without an objective, a window or a cycle still has its progress', () => {
		const board = aBoard(
			anObjective('Any', { cycleId: undefined }, aReach(0, 10, aCheckIn('2026-02-01', 4)))
		);
		const alone = changed(board, 'keyResults', 'any/1', { objectiveId: idOf('gone') });
		expect(keyResultProgress(alone, theKeyResult(alone), today).ratio).toBe(0.4);
	});
});

describe('fed by a KPI', () => {
	const kpi = aKpi(
		'Smiles',
		aReading('2025-12-20', 90),
		aReading('2026-01-10', 70),
		aReading('2026-02-10', 72),
		aReading('2026-02-10', 74, { at: at('2026-02-10', 18), by: idOf('ana') }),
		aReading('2026-02-20', 10, { segmentId: idOf('north') }),
		aReading('2026-04-01', 99)
	);
	const fed = aReach(65, 80, aCheckIn('2026-02-25', 66), { kpiId: idOf('smiles') });

	test('K-F1 its readings of the whole inside the window are the values; the latest of a day counts', () => {
		const board = aBoard(kpi, anObjective('Any', fed));
		expect(measuredValues(board, theKeyResult(board)).map(({ value }) => value)).toEqual([70, 74]);
		expect(progressOf(kpi, anObjective('Any', fed)).ratio).toBe(0.6);
	});

	test('K-F2 a KPI that is gone leaves the key result to its own check-ins', () => {
		expect(progressOf(anObjective('Any', fed)).current).toBe(66);
	});
});

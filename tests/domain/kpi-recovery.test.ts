import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Board } from '#domain/board.ts';
import { kpiReport } from '#domain/kpi-report.ts';
import { recoveriesOf, recoverySpans, runningRecovery } from '#domain/kpi-recovery.ts';
import { recoveryPlan } from '#domain/recovery-plan.ts';
import { insideOf } from '#domain/kpi-limits.ts';
import type { KpiLimits } from '#domain/kpi.ts';
import { investigationsOf } from '#domain/lookups.ts';
import { nextStepsOwed } from '#domain/owed.ts';
import {
	aBoard,
	aCycle,
	aKpi,
	anInvestigation,
	anObjective,
	aPerson,
	aReach,
	aReading,
	aTeam,
	day,
	idOf,
	theKpi
} from '#tests/builders.ts';
import { anyLimits, anyValue } from './arbitraries.ts';

const ana = idOf<'person'>('ana');
const ben = idOf<'person'>('ben');
const lower = { direction: 'lower', target: 5, watch: 6, alarm: 8 } as const;
const today = day('2026-02-10');

describe('a next step', () => {
	const board = aBoard(
		aPerson('Ana'),
		aPerson('Ben'),
		aPerson('Gone', { archivedOn: day('2026-01-01') }),
		aKpi('Churn', { ownerId: ana }),
		aKpi('Trash', { ownerId: ana, archivedOn: day('2026-01-01') }),
		step('2026-02-01', { nextStep: 'Call five', ownerId: ben }),
		step('2026-02-02', { nextStep: 'Ask the depot' }),
		step('2026-02-03', { nextStep: 'Of somebody gone', ownerId: idOf('gone') }),
		step('2026-02-04', { nextStep: 'Later', nextStepDue: day('2026-02-11') }),
		step('2026-02-05', { nextStep: '' }),
		step('2026-02-06', { nextStep: 'Closed', closedOn: day('2026-02-07') }),
		step('2026-02-07', { nextStep: 'No day', nextStepDue: undefined }),
		anInvestigation('Trash', '2026-02-01', { nextStep: 'Hidden', nextStepDue: today })
	);
	function step(on: string, fields: Parameters<typeof anInvestigation>[2]) {
		const nextStepDue = fields?.nextStep === 'Ask the depot' ? day('2026-02-08') : today;
		return anInvestigation('Churn', on, { nextStepDue, ...fields });
	}
	const stepsOf = (person: typeof ana, on = today) =>
		nextStepsOwed(board, person, on).map(({ investigation, daysLate }) => [
			investigation.nextStep,
			daysLate
		]);

	test('G-A1 it is owed from its day on by whoever looks into it, else by the KPI’s owner', () => {
		expect(stepsOf(ben)).toEqual([['Call five', 0]]);
		expect(stepsOf(ana)).toEqual([
			['Ask the depot', 2],
			['Of somebody gone', 0]
		]);
		expect(stepsOf(ben, day('2026-02-09'))).toEqual([]);
		expect(stepsOf(ana, day('2026-02-11')).at(-1)).toEqual(['Later', 0]);
	});

	test('G-A2 what is looked into comes open ones first, the latest first', () => {
		const days = investigationsOf(board, idOf('churn')).map(({ openedOn }) => openedOn);
		expect(days.slice(0, 2)).toEqual(['2026-02-07', '2026-02-05']);
		expect(days.at(-1)).toBe('2026-02-06');
	});
});

describe('the way back', () => {
	const planOf = (
		limits: KpiLimits,
		value: number,
		fields: Parameters<typeof anInvestigation>[2] = {}
	) => {
		const board = aBoard(
			aCycle('Q1'),
			aPerson('Ana'),
			aPerson('Ben'),
			aTeam('Care'),
			aKpi('Margin'),
			aKpi(
				'Churn',
				{ limits, ownerId: ana, teamId: idOf('care'), counterId: idOf('margin') },
				aReading('2026-02-09', value)
			),
			anInvestigation('Churn', '2026-02-10', fields)
		);
		const report = kpiReport(board, theKpi(board, 'Churn'), today);
		return recoveryPlan(board, report, investigationsOf(board, idOf('churn'))[0]!, today);
	};

	test('G-A3 it goes from the latest reading to the nearest value that is well, filled in from the KPI', () => {
		expect(planOf(lower, 9)).toEqual({
			kpiId: 'churn',
			measure: { kind: 'reach', from: 9, to: 5 },
			unit: { kind: 'percent' },
			window: { from: '2026-02-09', to: '2026-03-31' },
			cycleId: 'q1',
			ownerId: ana,
			teamId: 'care',
			guardrailIds: ['margin']
		});
		const range = { direction: 'within', target: { low: 18, high: 24 } } as const;
		expect(planOf(range, 30)?.measure).toMatchObject({ from: 30, to: 24 });
		expect(planOf(range, 10)?.measure).toMatchObject({ from: 10, to: 18 });
		expect(planOf({ direction: 'higher', alarm: 90 }, 80)?.measure).toMatchObject({ to: 90 });
		expect(planOf(lower, 9, { ownerId: ben })?.ownerId).toBe(ben);
	});

	test('G-A3 what is inside its target and turned for the worse is to be kept there', () => {
		expect(planOf(lower, 5)?.measure).toEqual({ kind: 'keep', period: 'week', max: 5 });
		expect(planOf({ direction: 'within', target: { low: 18, high: 24 } }, 20)?.measure).toEqual({
			...{ kind: 'keep', period: 'week', min: 18, max: 24 }
		});
	});

	test('G-A3 without a cycle around today it takes ninety days, and without a limit there is none', () => {
		const board = aBoard(
			aCycle('Old', '2025-10-01', '2025-12-31'),
			aKpi('Churn', { limits: lower }, aReading('2026-02-09', 9)),
			aKpi('Empty', { limits: lower }),
			aKpi('Boundless', aReading('2026-02-09', 9))
		);
		const plan = (name: string) =>
			recoveryPlan(board, kpiReport(board, theKpi(board, name), today), {}, today);
		expect(plan('Churn')).toMatchObject({ window: { from: '2026-02-09', to: '2026-05-11' } });
		expect(plan('Churn')).not.toHaveProperty('cycleId');
		expect(plan('Empty')).toBeUndefined();
		expect(plan('Boundless')).toBeUndefined();
	});

	test('G-A4 whatever the limits and the value, a plan is one that a key result can be measured by, and ends well', () => {
		fc.assert(
			fc.property(anyLimits, anyValue, (limits, value) => {
				const measure = planOf(limits, value)?.measure;
				if (measure?.kind === 'reach') {
					expect(measure.from).not.toBe(measure.to);
					const well =
						insideOf(limits, 'target') ?? insideOf(limits, 'watch') ?? insideOf(limits, 'alarm')!;
					expect(measure.to >= well.low && measure.to <= well.high).toBe(true);
				} else if (measure) {
					expect([measure.min, measure.max].some((end) => end !== undefined)).toBe(true);
				}
			})
		);
	});
});

describe('a recovery', () => {
	const recovering = (
		readings: readonly [string, number][],
		cycle: Parameters<typeof aCycle>[3] = {},
		objective: { archivedOn?: ReturnType<typeof day> } = {}
	): Board =>
		aBoard(
			aCycle('Q1', '2026-01-01', '2026-03-31', cycle),
			anObjective(
				'Bring churn back',
				objective,
				aReach(9, 5, {
					kpiId: idOf('churn'),
					window: { from: day('2026-02-02'), to: day('2026-03-31') }
				})
			),
			aKpi('Churn', { limits: lower }, ...readings.map(([on, value]) => aReading(on, value))),
			anInvestigation('Churn', '2026-02-03', { objectiveId: idOf('bring-churn-back') })
		);
	const stateOf = (board: Board, on = '2026-02-20') =>
		recoveriesOf(board, theKpi(board), day(on))[0]?.state;
	const alarm = [['2026-02-02', 9]] as [string, number][];

	test('G-A5 it spans the days of the key result that the KPI feeds', () => {
		const board = recovering(alarm);
		const [recovery] = recoveriesOf(board, theKpi(board), today);
		expect(recovery).toMatchObject({
			span: { from: '2026-02-02', to: '2026-03-31' },
			objective: { title: 'Bring churn back' },
			state: 'running'
		});
	});

	test('G-A6 it is over when its days have passed, its cycle was closed, or it was put away', () => {
		expect(stateOf(recovering(alarm), '2026-03-31')).toBe('running');
		expect(stateOf(recovering(alarm), '2026-04-01')).toBe('over');
		expect(stateOf(recovering(alarm, { state: 'review' }))).toBe('running');
		expect(stateOf(recovering(alarm, { state: 'closed' }))).toBe('over');
		const archived = recovering(alarm, {}, { archivedOn: day('2026-02-10') });
		expect(stateOf(archived)).toBe('over');
		expect(recoveriesOf(archived, theKpi(archived), today)[0]?.span.to).toBe('2026-02-10');
	});

	test('G-A6 it is over when the objective is met and the KPI healthy: one good reading does not make it so', () => {
		expect(stateOf(recovering([...alarm, ['2026-02-09', 5]]))).toBe('running');
		expect(stateOf(recovering([...alarm, ['2026-02-09', 5], ['2026-02-16', 5]]))).toBe('over');
		expect(stateOf(recovering([...alarm, ['2026-02-09', 5.9], ['2026-02-16', 5.9]]))).toBe(
			'running'
		);
	});

	test('G-A5 one that did what it was for ends on the day it had, also when its days have passed', () => {
		const endOf = (board: Board, on = '2026-03-20') =>
			recoverySpans(board, theKpi(board), day(on))[0]?.span.to;
		const back = [...alarm, ['2026-02-09', 5], ['2026-02-16', 5]] as [string, number][];
		const met = recovering([...back, ['2026-02-23', 4]]);
		expect(endOf(met)).toBe('2026-02-16');
		expect(endOf(met, '2026-06-30')).toBe('2026-02-16');
		expect(endOf(met, '2026-02-10')).toBe('2026-03-31');
		expect(endOf(recovering([...back, ['2026-03-02', 9]]))).toBe('2026-03-31');
		const again = [
			['2026-03-02', 9],
			['2026-03-09', 5],
			['2026-03-16', 5]
		] as [string, number][];
		expect(endOf(recovering([...back, ...again]))).toBe('2026-03-16');
		expect(endOf(recovering([...back, ['2026-04-06', 9]]), '2026-04-30')).toBe('2026-02-16');
	});

	test('G-A5 the days are the same list until something in them changes', () => {
		const board = recovering([...alarm, ['2026-02-09', 5], ['2026-02-16', 5]]);
		const spans = recoverySpans(board, theKpi(board), day('2026-03-20'));
		const elsewhere = { ...board, comments: new Map() };
		expect(recoverySpans(elsewhere, theKpi(board), day('2026-03-21'))).toBe(spans);
	});

	test('G-A6 only one that runs brings the KPI back now', () => {
		const running = recovering(alarm);
		expect(runningRecovery(running, theKpi(running), today)?.objective.id).toBe('bring-churn-back');
		const closed = recovering(alarm, { state: 'closed' });
		expect(runningRecovery(closed, theKpi(closed), today)).toBeUndefined();
	});
});

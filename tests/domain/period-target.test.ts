import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/day.ts';
import { kpiReport } from '#domain/kpi-report.ts';
import type { KpiLimits, PeriodTarget } from '#domain/kpi.ts';
import { limitsOn } from '#domain/period-target.ts';
import { objectiveReport } from '#domain/objective-report.ts';
import { objectiveTradeOffs } from '#domain/trade-off.ts';
import {
	aBoard,
	aCheckIn,
	aCycle,
	aKpi,
	anObjective,
	aReach,
	aReading,
	day,
	idOf,
	theKpi,
	theObjective
} from '#tests/builders.ts';

const base: KpiLimits = { direction: 'higher', target: 80, watch: 70, alarm: 50 };
const higher = (target: number): KpiLimits => ({ direction: 'higher', target });
function period(
	from: string,
	target: number,
	{ to, way = 'step' }: { to?: string; way?: PeriodTarget['way'] } = {}
): PeriodTarget {
	const last = to ? { to: day(to) } : {};
	return { key: `${from} ${to}`, from: day(from), ...last, limits: higher(target), way, label: '' };
}
const targetOn = (on: string, ...periodTargets: readonly PeriodTarget[]) =>
	limitsOn({ limits: base, periodTargets }, day(on)).target;

describe('the limits of a day', () => {
	test('G-T1 a period holds from its first day until the next begins; before it the KPI’s own do', () => {
		const years = [period('2026-01-01', 85), period('2027-01-01', 90)];
		expect(targetOn('2025-12-31', ...years)).toBe(80);
		expect(targetOn('2026-01-01', ...years)).toBe(85);
		expect(targetOn('2026-12-31', ...years)).toBe(85);
		expect(targetOn('2027-01-01', ...years)).toBe(90);
		expect(limitsOn({ limits: base }, day('2027-01-01'))).toBe(base);
	});

	test('G-T2 a probation stands above the year until its last day, and the year holds again', () => {
		const all = [period('2026-01-01', 85), period('2026-02-01', 60, { to: '2026-04-30' })];
		expect(targetOn('2026-01-31', ...all)).toBe(85);
		expect(targetOn('2026-02-01', ...all)).toBe(60);
		expect(targetOn('2026-04-30', ...all)).toBe(60);
		expect(targetOn('2026-05-01', ...all)).toBe(85);
		const later = period('2026-03-01', 95);
		expect(targetOn('2026-03-15', ...all, later)).toBe(60);
	});

	test('G-T3 on a line limits move day by day to what holds after it', () => {
		const ramp = period('2026-01-01', 60, { to: '2026-01-10', way: 'line' });
		expect(targetOn('2026-01-01', ramp)).toBe(60);
		expect(targetOn('2026-01-06', ramp)).toBe(70);
		expect(targetOn('2026-01-10', ramp)).toBe(78);
		expect(targetOn('2026-01-11', ramp)).toBe(80);
		const open = [period('2026-01-01', 60, { way: 'line' }), period('2026-01-11', 100)];
		expect(targetOn('2026-01-06', ...open)).toBe(80);
		expect(targetOn('2026-06-01', period('2026-01-01', 60, { way: 'line' }))).toBe(60);
	});

	test('G-T3 two lines at once come to an end, and a range moves at both ends', () => {
		const lines = [
			period('2026-01-01', 60, { to: '2026-01-20', way: 'line' }),
			period('2026-01-05', 40, { to: '2026-01-10', way: 'line' })
		];
		expect(targetOn('2026-01-07', ...lines)).toBeGreaterThan(40);
		const range = (low: number, high: number): KpiLimits => ({
			...{ direction: 'within', target: { low, high } }
		});
		const ramp = {
			...period('2026-01-01', 0, { to: '2026-01-10', way: 'line' }),
			limits: range(0, 40)
		};
		const on = limitsOn({ limits: range(10, 20), periodTargets: [ramp] }, day('2026-01-06'));
		expect(on).toEqual(range(5, 30));
	});

	test('G-T3 for any days a line stays between where it begins and where it ends', () => {
		const days = fc.integer({ min: 0, max: 400 });
		fc.assert(
			fc.property(days, days, fc.integer({ min: 0, max: 100 }), (length, after, from) => {
				const first = day('2026-01-01');
				const ramp = period(first, from, { to: addDays(first, length), way: 'line' });
				const target = Number(targetOn(addDays(first, after), ramp));
				expect(target).toBeGreaterThanOrEqual(Math.min(from, 80) - 1e-9);
				expect(target).toBeLessThanOrEqual(Math.max(from, 80) + 1e-9);
			})
		);
	});
});

test('G-T4 each reading goes by the target of its day: status, reason and what is missing', () => {
	const readings = [aReading('2026-01-05', 65), aReading('2026-01-12', 65)];
	const report = (periodTargets: readonly PeriodTarget[]) => {
		const board = aBoard(aKpi('Reached', { limits: base, periodTargets }, ...readings));
		return kpiReport(board, theKpi(board), day('2026-01-13'));
	};
	expect(report([])).toMatchObject({ status: 'watch', reason: { breach: { at: 70 } } });
	const probation = period('2026-01-01', 60, { to: '2026-01-10' });
	const states = report([probation]).states.map(({ status }) => status);
	expect(states).toEqual(['healthy', 'watch']);
	expect(report([period('2026-01-01', 60)])).toMatchObject({ status: 'healthy' });
	const raised = report([period('2026-01-12', 66)]);
	expect(raised).toMatchObject({
		status: 'watch',
		reason: { breach: { limit: 'target', at: 66 } }
	});
	const board = aBoard(
		aKpi(
			'Reached',
			{ limits: { direction: 'higher' }, periodTargets: [period('2026-01-12', 60)] },
			...readings
		)
	);
	expect(kpiReport(board, theKpi(board), day('2026-01-13')).missing).not.toContain('target');
	expect(kpiReport(board, theKpi(board), day('2026-01-11')).missing).toContain('target');
});

/** Twelve weeks around 50, then eight at 53, which no limit forbids: the process has turned. */
const turned = [
	...Array.from({ length: 12 }, (_, week) => 49 + (week % 2) * 2),
	...Array(8).fill(53)
];
const weekly = turned.map((value: number, week) =>
	aReading(addDays(day('2026-01-05'), 7 * week), value)
);
const within = (low: number, high: number): KpiLimits => ({
	...{ direction: 'within', target: { low, high } }
});

test('G-T6 a turn of the process is for better or worse by the limits of that day, and warns where only a period has any', () => {
	const report = (limits: KpiLimits, own: KpiLimits) => {
		const periodTargets = [{ ...period('2026-01-01', 0), limits: own }];
		const board = aBoard(aKpi('Reached', { limits, periodTargets }, ...weekly));
		return kpiReport(board, theKpi(board), day('2026-05-19'));
	};
	const nearer = report(within(0, 60), within(40, 64.5));
	expect([nearer.status, nearer.process]).toMatchObject(['healthy', { turn: 'better' }]);
	const farther = report(within(40, 64.5), within(0, 60));
	expect([farther.status, farther.process]).toMatchObject(['watch', { turn: 'worse' }]);
	const only = report({ direction: 'lower' }, { direction: 'lower', target: 60 });
	expect(only).toMatchObject({ status: 'watch', reason: { code: 'early-warning' } });
});

test('G-T6 a change is for better or worse by the limits of today, in comparisons and as the price of a rise', () => {
	const limits = within(49, 51);
	const raised = [{ ...period('2026-03-01', 0), limits: within(52, 53) }];
	const kpi = aKpi('Reached', { limits, periodTargets: raised }, ...weekly);
	const board = aBoard(kpi);
	expect(kpiReport(board, theKpi(board), day('2026-04-20')).comparison.changeIs).toBe('better');
	const guarded = (periodTargets: readonly PeriodTarget[]) => {
		const all = aBoard(
			...[aCycle('Q2', '2026-03-30', '2026-06-28')],
			aKpi('Reached', { limits, periodTargets }, ...weekly),
			anObjective(
				'Calm support',
				{ guardrailIds: [idOf('reached')], cycleId: idOf('q2') },
				aReach(0, 10, aCheckIn('2026-05-01', 5))
			)
		);
		const today = day('2026-05-19');
		return objectiveTradeOffs(all, objectiveReport(all, theObjective(all), today), today);
	};
	expect(guarded([])).toHaveLength(1);
	expect(guarded(raised)).toEqual([]);
});

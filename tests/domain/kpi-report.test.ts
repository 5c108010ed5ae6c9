import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/day.ts';
import { kpiPeriods } from '#domain/kpi-periods.ts';
import { kpiReport } from '#domain/kpi-report.ts';
import { graceDays, nextReadingOn } from '#domain/kpi-rhythm.ts';
import { breachOf, kpiStates, statesOf } from '#domain/kpi-status.ts';
import type { KpiLimits } from '#domain/kpi.ts';
import type { Reading } from '#domain/reading.ts';
import {
	aBoard,
	aKpi,
	aPerson,
	aReading,
	at,
	day,
	idOf,
	settings,
	theKpi,
	type KpiInside
} from '#tests/builders.ts';
import { anyLimits } from './arbitraries.ts';

const lower: KpiLimits = { direction: 'lower', target: 5, watch: 6, alarm: 8 };

/** Readings of one week after another, beginning with Monday 5 January 2026. */
function weekly(values: readonly number[]): Reading[] {
	return values.map((value, week) => {
		const on = addDays(day('2026-01-05'), week * 7);
		return { day: on, at: at(on), value };
	});
}

const statusesOf = (limits: KpiLimits, ...values: number[]) =>
	kpiStates(weekly(values), limits).map(({ status }) => status);

function reportOn(today: string, ...inside: readonly KpiInside[]) {
	const board = aBoard(aPerson('Ana'), aKpi('Churn', ...inside));
	return kpiReport(board, theKpi(board), day(today));
}

describe('limits', () => {
	test('G-1 beyond the alarm limit is an alarm, beyond the watch limit a watch, on a limit is inside', () => {
		expect([5, 6, 6.01, 8, 8.01].map((value) => statusesOf(lower, value)[0])).toEqual([
			'healthy',
			'healthy',
			'watch',
			'watch',
			'alarm'
		]);
		const higher: KpiLimits = { direction: 'higher', target: 80, watch: 75, alarm: 70 };
		expect([75, 74.9, 70, 69.9].map((value) => statusesOf(higher, value)[0])).toEqual([
			'healthy',
			'watch',
			'watch',
			'alarm'
		]);
	});

	test('G-1 within has an alarm on both sides', () => {
		const within: KpiLimits = {
			direction: 'within',
			target: { low: 240, high: 260 },
			watch: { low: 237.5, high: 262.5 },
			alarm: { low: 200, high: 300 }
		};
		expect([237.5, 237, 268, 199, 301].map((value) => statusesOf(within, value)[0])).toEqual([
			'healthy',
			'watch',
			'watch',
			'alarm',
			'alarm'
		]);
		expect(breachOf(199, within)).toEqual({ limit: 'alarm', side: 'below', at: 200 });
	});

	test('G-2 without a watch limit the target is the limit to watch', () => {
		expect(statusesOf({ direction: 'lower', target: 5 }, 5, 5.1)).toEqual(['healthy', 'watch']);
		expect(statusesOf({ direction: 'lower', target: 5, alarm: 8 }, 5, 7, 9)).toEqual([
			'healthy',
			'watch',
			'alarm'
		]);
		expect(statusesOf({ direction: 'lower', target: 5, watch: 6 }, 5.5)).toEqual(['healthy']);
	});

	test('G-3 without a target nothing is healthy, whatever the readings; an alarm is still an alarm', () => {
		expect(statusesOf({ direction: 'lower' }, 1, 2)).toEqual(['no-target', 'no-target']);
		expect(statusesOf({ direction: 'lower', alarm: 8 }, 1, 9, 1, 1)).toEqual([
			'no-target',
			'alarm',
			'no-target',
			'no-target'
		]);
		fc.assert(
			fc.property(anyLimits, fc.array(fc.integer({ min: -60, max: 60 })), (limits, values) => {
				fc.pre(limits.target === undefined);
				const statuses = statusesOf(limits, ...values);
				expect(
					statuses.filter((status) => status === 'healthy' || status === 'recovering')
				).toEqual([]);
			})
		);
	});
});

describe('worse at once, better slowly', () => {
	test('G-4 a limit that is crossed counts at once', () => {
		expect(statusesOf(lower, 5, 7, 9, 5, 7)).toEqual([
			'healthy',
			'watch',
			'alarm',
			'recovering',
			'watch'
		]);
	});

	test('G-4 it is back only after two readings in a row inside; the first reads recovering', () => {
		expect(statusesOf(lower, 9, 5, 5, 5)).toEqual(['alarm', 'recovering', 'healthy', 'healthy']);
		expect(statusesOf(lower, 9, 5, 9, 5, 5)).toEqual([
			'alarm',
			'recovering',
			'alarm',
			'recovering',
			'healthy'
		]);
		expect(statusesOf(lower, 7, 5, 5)).toEqual(['watch', 'recovering', 'healthy']);
	});

	test('G-4 an alarm turns into a watch only with the second reading inside the alarm limit', () => {
		expect(statusesOf(lower, 9, 7, 7)).toEqual(['alarm', 'alarm', 'watch']);
		expect(statusesOf(lower, 9, 7, 5, 5)).toEqual(['alarm', 'alarm', 'recovering', 'healthy']);
	});

	test('G-5 for any limits and readings: alarms are never late, and nothing is healthy after one good reading', () => {
		fc.assert(
			fc.property(anyLimits, fc.array(fc.integer({ min: -60, max: 60 })), (limits, values) => {
				const states = kpiStates(weekly(values), limits);
				for (const [index, { status, breach, since, reading }] of states.entries()) {
					if (breach?.limit === 'alarm') expect(status).toBe('alarm');
					if (breach) expect(['watch', 'alarm']).toContain(status);
					const before = states[index - 1];
					if (status === 'healthy' && before) expect(before.breach).toBeNull();
					if (status === 'recovering') expect(before?.breach).not.toBeNull();
					expect(since <= reading.day).toBe(true);
					if (before?.status === status) expect(since).toBe(before.since);
					else expect(since).toBe(reading.day);
				}
			})
		);
	});

	test('G-6 a signal of the process in the bad direction makes an early warning of what is inside', () => {
		const readings = weekly([5, 5, 5, 5]);
		const states = kpiStates(readings, lower, (at) => at === 1);
		expect(states.map(({ status }) => status)).toEqual([
			'healthy',
			'watch',
			'recovering',
			'healthy'
		]);
		expect(states.map(({ isEarlyWarning }) => isEarlyWarning)).toEqual([false, true, false, false]);
	});
});

describe('readings', () => {
	test('G-7 the latest moment of the latest day counts; what others read that day stands beside it', () => {
		const report = reportOn(
			'2026-01-20',
			aReading('2026-01-05', 4),
			aReading('2026-01-12', 6, { by: idOf('ben'), at: at('2026-01-12', 9) }),
			aReading('2026-01-12', 5, { by: idOf('ana'), at: at('2026-01-12', 15) }),
			aReading('2026-01-14', 9, { segmentId: idOf('north') }),
			aReading('2026-02-01', 7)
		);
		expect(report.current).toMatchObject({ value: 5, by: 'ana' });
		expect(report.sameDay.map(({ value }) => value)).toEqual([6]);
		expect(report.previous?.value).toBe(4);
		expect(report.change).toBe(1);
	});

	test('G-7 better and worse go by the direction', () => {
		const changeOf = (limits: KpiLimits, before: number, after: number) =>
			reportOn(
				'2026-01-20',
				{ limits },
				aReading('2026-01-05', before),
				aReading('2026-01-12', after)
			).changeIs;
		expect(changeOf(lower, 5, 4)).toBe('better');
		expect(changeOf({ direction: 'higher' }, 5, 4)).toBe('worse');
		expect(changeOf(lower, 5, 5)).toBe('same');
		const within: KpiLimits = { direction: 'within', target: { low: 4, high: 6 } };
		expect([changeOf(within, 9, 7), changeOf(within, 4, 6), changeOf(within, 5, 3)]).toEqual([
			'better',
			'same',
			'worse'
		]);
	});

	test('G-8 without readings it is no data, and due from the day it was made', () => {
		expect(reportOn('2026-01-20', { limits: lower, createdAt: at('2026-01-15') })).toMatchObject({
			status: 'no-data',
			reason: { code: 'no-readings' },
			current: null,
			dueOn: '2026-01-15',
			isDue: true,
			isStale: false
		});
		const board = aBoard(
			settings({ timeZone: 'Pacific/Kiritimati' }),
			aKpi('Churn', { createdAt: at('2026-01-15', 12) })
		);
		expect(kpiReport(board, theKpi(board), day('2026-01-20')).dueOn).toBe('2026-01-16');
	});
});

describe('staleness', () => {
	test('G-9 a reading is due after its cadence, and stale after a fifth of it more, at least a day', () => {
		const from = day('2026-01-31');
		expect(nextReadingOn(from, 'monthly')).toBe('2026-02-28');
		expect(nextReadingOn(from, 'quarterly')).toBe('2026-04-30');
		expect(nextReadingOn(day('2024-02-29'), 'yearly')).toBe('2025-02-28');
		const cadences = ['daily', 'weekly', 'biweekly', 'monthly', 'quarterly', 'yearly'] as const;
		expect(cadences.map((cadence) => graceDays(day('2026-01-01'), cadence))).toEqual([
			1, 1, 2, 6, 18, 73
		]);
	});

	test('G-9 stale takes the place of healthy and recovering, never of a watch or an alarm', () => {
		const healthy = [{ limits: lower }, aReading('2026-01-05', 5)] as const;
		expect(reportOn('2026-01-11', ...healthy)).toMatchObject({ dueOn: '2026-01-12', isDue: false });
		expect(reportOn('2026-01-13', ...healthy)).toMatchObject({ status: 'healthy', isDue: true });
		expect(reportOn('2026-01-14', ...healthy)).toMatchObject({
			status: 'stale',
			underlying: 'healthy',
			isStale: true,
			reason: { code: 'inside', since: '2026-01-05' }
		});
		const red = [{ limits: lower }, aReading('2026-01-05', 9)] as const;
		expect(reportOn('2026-03-14', ...red)).toMatchObject({ status: 'alarm', isStale: true });
		expect(reportOn('2026-03-14', aReading('2026-01-05', 9)).status).toBe('no-target');
	});
});

describe('reasons', () => {
	test('G-10 the reason names the figures of its sentence', () => {
		const reasonFor = (...values: number[]) =>
			reportOn('2026-01-27', { limits: lower, readings: weekly(values) }).reason;
		expect(reasonFor(9, 9)).toEqual({
			code: 'beyond',
			value: 9,
			breach: { limit: 'alarm', side: 'above', at: 8 },
			since: '2026-01-05'
		});
		expect(reasonFor(9, 7)).toMatchObject({ code: 'not-yet-back', breach: { limit: 'watch' } });
		expect(reasonFor(9, 5)).toMatchObject({ code: 'first-inside', value: 5 });
		expect(reasonFor(5, 5)).toMatchObject({ code: 'inside', since: '2026-01-05' });
		expect(reportOn('2026-01-27', { readings: weekly([5]) }).reason).toMatchObject({
			code: 'no-target'
		});
	});
});

describe('what is missing', () => {
	test('G-11 an incomplete KPI says what it lacks', () => {
		expect(reportOn('2026-01-20').missing).toEqual(['definition', 'owner', 'action', 'target']);
		const whole = { definition: 'by the book', action: 'call them', limits: lower };
		expect(reportOn('2026-01-20', { ...whole, ownerId: idOf('ana') }).missing).toEqual([]);
		expect(reportOn('2026-01-20', { ...whole, ownerId: idOf('gone') }).missing).toEqual(['owner']);
		expect(reportOn('2026-01-20', { ...whole, name: ' ' }).missing).toEqual(['metric', 'owner']);
	});
});

describe('periods', () => {
	test('G-12 the last weeks are compared with as many before them, and with a year ago', () => {
		const readings = weekly([10, 10, 10, 10, 5, 5, 5, 9]);
		const { comparison } = reportOn('2026-02-24', { readings });
		expect(comparison).toMatchObject({
			current: { from: '2026-01-28', to: '2026-02-24', mean: 6, count: 4 },
			before: { from: '2025-12-31', to: '2026-01-27', mean: 10, count: 4 },
			yearBefore: { mean: null, count: 0 },
			change: -4,
			changeRatio: -0.4
		});
		const none = reportOn('2027-02-24', { readings }).comparison;
		expect(none).toMatchObject({ change: null, changeRatio: null, yearBefore: { mean: 6 } });
		const fromZero = reportOn('2026-02-24', { readings: weekly([0, 0, 0, 0, 1, 1, 1, 1]) });
		expect(fromZero.comparison).toMatchObject({ change: 1, changeRatio: null });
	});

	test('G-13 a grid has the last value of each week or month, and a gap where nothing was read', () => {
		const board = aBoard(
			aKpi(
				'Churn',
				{ limits: lower },
				aReading('2026-01-05', 9),
				aReading('2026-01-09', 5),
				aReading('2026-03-02', 5)
			)
		);
		const cells = kpiPeriods(
			statesOf(theKpi(board)),
			{ period: 'month', count: 4, weekStart: 1, yearStartMonth: 1 },
			day('2026-03-15')
		);
		expect(cells.map(({ from, value, status }) => [from, value, status])).toEqual([
			['2025-12-01', null, null],
			['2026-01-01', 5, 'recovering'],
			['2026-02-01', null, null],
			['2026-03-01', 5, 'healthy']
		]);
		const weeks = kpiPeriods(
			statesOf(theKpi(board)),
			{ period: 'week', count: 2, weekStart: 7, yearStartMonth: 1 },
			day('2026-01-10')
		);
		expect(weeks.map(({ from, value }) => [from, value])).toEqual([
			['2025-12-28', null],
			['2026-01-04', 5]
		]);
		const quarters = kpiPeriods(
			statesOf(theKpi(board)),
			{ period: 'quarter', count: 2, weekStart: 1, yearStartMonth: 2 },
			day('2026-02-28')
		);
		expect(quarters.map(({ from, to, value }) => [from, to, value])).toEqual([
			['2025-11-01', '2026-01-31', 5],
			['2026-02-01', '2026-04-30', null]
		]);
		const days = kpiPeriods(
			statesOf(theKpi(board)),
			{ period: 'day', count: 2, weekStart: 1, yearStartMonth: 1 },
			day('2026-03-02')
		);
		expect(days.map(({ from, reading }) => [from, reading?.value])).toEqual([
			['2026-03-01', undefined],
			['2026-03-02', 5]
		]);
	});
});

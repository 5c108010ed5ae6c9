import { expect, test } from 'vitest';
import { kpiReport } from '#domain/kpi-report.ts';
import type { KpiLimits } from '#domain/kpi.ts';
import { chartFinding } from '#ui/kpi/chart-finding.ts';
import { statesIn } from '#ui/kpi/chart-range.ts';
import { nextDayToRead } from '#ui/kpi/next-day.ts';
import { readingRows } from '#ui/kpi/reading-rows.ts';
import { kpiSentence } from '#ui/vocabulary/kpi-reason.ts';
import { kpiDue, kpiTrend, kpiTurn } from '#ui/vocabulary/kpi-words.ts';
import { aBoard, aKpi, aReading, day, theKpi, type KpiInside } from '#tests/builders.ts';

const lower: KpiLimits = { direction: 'lower', target: 4, watch: 5, alarm: 6.5 };

function reportOn(today: string, ...inside: readonly KpiInside[]) {
	const board = aBoard(aKpi('Churn', { unit: { kind: 'percent', decimals: 1 } }, ...inside));
	return kpiReport(board, theKpi(board), day(today));
}

// A no-break space stands before each unit; here it is an ordinary one.
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');
const reason = (...args: Parameters<typeof reportOn>) =>
	plain(kpiSentence(reportOn(...args), 'en'));

test('Y-R1 the reason says since when, by how much and beyond which limit', () => {
	const since = [aReading('2026-03-03', 7), aReading('2026-03-10', 8)];
	expect(reason('2026-03-11', { limits: lower }, ...since)).toBe(
		'Alarm since Mar 3: 8.0 % is above the limit of 6.5 %'
	);
	expect(reason('2026-03-11', { limits: lower }, aReading('2026-03-10', 5.5))).toBe(
		'Watch since Mar 10: 5.5 % is above the watch limit of 5.0 %'
	);
	const rate: KpiInside = { limits: lower, unit: { kind: 'rate', per: 1000 } };
	expect(reason('2026-03-11', rate, aReading('2026-03-10', 8))).toBe(
		'Alarm since Mar 10: 8 is above the limit of 6.5 per 1,000'
	);
});

test('Y-R1 a status of every kind has its reason', () => {
	expect(reason('2026-03-11')).toBe('No data: nothing read so far');
	expect(reason('2026-03-11', aReading('2026-03-10', 8))).toBe(
		'No target: nobody can say whether 8.0 % is good'
	);
	expect(reason('2026-03-11', { limits: lower }, aReading('2026-03-10', 3))).toBe(
		'Healthy since Mar 10: inside its limits'
	);
	expect(reason('2026-06-11', { limits: lower }, aReading('2026-03-10', 3))).toBe(
		'Stale: last read Mar 10, then healthy'
	);
	const back = [aReading('2026-03-03', 8), aReading('2026-03-10', 3)];
	expect(reason('2026-03-11', { limits: lower }, ...back)).toContain('Recovering since Mar 10');
	const nearly = [aReading('2026-03-03', 8), aReading('2026-03-10', 6)];
	expect(reason('2026-03-11', { limits: lower }, ...nearly)).toBe(
		'Alarm until it is back twice: 6.0 % is still above the watch limit of 5.0 %'
	);
	const old = reportOn(
		'2026-01-02',
		{ limits: lower },
		aReading('2025-12-30', 8),
		aReading('2026-01-01', 8)
	);
	expect(kpiSentence(old, 'en')).toContain('Dec 30, 2025');
});

test('Y-R2 a change says which way it went and whether that is good, by the direction', () => {
	const rising = [aReading('2026-02-03', 4), aReading('2026-03-03', 8)];
	expect(plain(kpiTurn(reportOn('2026-03-11', { limits: lower }, ...rising), 'en')?.sentence)).toBe(
		'4.0 points up on the 4 weeks before: worse'
	);
	const money: KpiInside = {
		unit: { kind: 'money', currency: 'EUR' },
		limits: { direction: 'higher' }
	};
	expect(kpiTurn(reportOn('2026-03-11', money, ...rising), 'en')).toMatchObject({
		way: 'up',
		word: 'better'
	});
	expect(kpiTurn(reportOn('2026-03-11', aReading('2026-03-03', 8)), 'en')).toBeUndefined();
});

test('Y-R2 a change too small for a percent is said in its own unit', () => {
	const still = [aReading('2026-02-03', 1000), aReading('2026-03-03', 1001)];
	const count: KpiInside = { unit: { kind: 'number' } };
	expect(kpiTurn(reportOn('2026-03-11', count, ...still), 'en')?.figure).toBe('1');
});

test('Y-R3 the trend has a gap where a reading was left out', () => {
	const weeks = ['2026-02-03', '2026-02-10', '2026-02-24'].map((on) => aReading(on, 5));
	expect(kpiTrend(reportOn('2026-03-01', ...weeks))).toEqual([5, 5, undefined, 5]);
});

test('Y-R4 what is due says since when', () => {
	const read = aReading('2026-03-03', 5);
	const due = (on: string) => kpiDue(reportOn(on, read), day(on), 'en');
	expect([due('2026-03-08'), due('2026-03-10'), due('2026-03-12')]).toEqual([
		'next due in 2 days',
		'due today',
		'due since Mar 10'
	]);
});

test('Y-C1 the caption of a chart states its finding', () => {
	const values = [4, 5, 6, 8].map((value, week) => aReading(`2026-02-0${week + 1}`, value));
	const finding = (...inside: readonly KpiInside[]) => {
		const report = reportOn('2026-02-05', { limits: lower }, ...inside);
		return plain(chartFinding(report.kpi, report.states, 'en'));
	};
	expect(finding(...values)).toBe('Rose from 4.0 % to 8.0 % since Feb 1.');
	const restless = [4, 1, 6, 4.2].map((value, week) => aReading(`2026-02-0${week + 1}`, value));
	expect(finding(...restless)).toBe('Between 1.0 % and 6.0 % since Feb 1, now 4.2 %.');
	expect(finding(aReading('2026-02-01', 4))).toBe('One reading: 4.0 % on Feb 1.');
	expect(finding()).toBe('No reading in these weeks.');
});

test('Y-C2 a range of the chart ends today', () => {
	const { states } = reportOn('2026-06-01', aReading('2026-01-01', 1), aReading('2026-05-01', 2));
	expect(statesIn(states, '13', day('2026-06-01'))).toHaveLength(1);
	expect(statesIn(states, 'all', day('2026-06-01'))).toHaveLength(2);
});

test('Y-E1 the next reading is of the day it is due, and never of a day to come', () => {
	const next = (latest: string | undefined) =>
		nextDayToRead(latest === undefined ? undefined : day(latest), 'weekly', day('2026-03-12'));
	expect([next('2026-03-03'), next('2026-03-10'), next(undefined)]).toEqual([
		'2026-03-10',
		'2026-03-12',
		'2026-03-12'
	]);
});

test('Y-R5 two readings of one day by one person are two rows, and a corrected one keeps its row', () => {
	const [one, other] = [aReading('2026-03-03', 7), aReading('2026-03-03', 8)];
	const readings = theKpi(aBoard(aKpi('Churn', one, other))).readings;
	const keys = readingRows(readings).map(({ key }) => key);
	expect(new Set(keys).size).toBe(2);
	const [first] = readings;
	expect(readingRows(first ? [{ ...first, value: 9 }] : [])[0]?.key).toBe(keys[0]);
});

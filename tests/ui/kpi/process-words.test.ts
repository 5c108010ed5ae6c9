import { expect, test } from 'vitest';
import { addDays } from '#domain/day.ts';
import { kpiReport } from '#domain/kpi-report.ts';
import type { KpiLimits } from '#domain/kpi.ts';
import { wayBack } from '#ui/vocabulary/kpi-reason.ts';
import { mayBeNegative, shortVerdict, verdictSentence } from '#ui/vocabulary/process-words.ts';
import { aBoard, aKpi, at, day, theKpi } from '#tests/builders.ts';

const calm = [5, 6, 4, 5, 7, 5, 4, 6, 5, 5, 6, 4];
const lower: KpiLimits = { direction: 'lower', target: 20, alarm: 30 };

function reportOf(values: readonly number[], limits = lower) {
	const readings = values.map((value, place) => {
		const on = addDays(day('2026-01-05'), place * 7);
		return { day: on, at: at(on), value };
	});
	const board = aBoard(aKpi('Churn', { limits, readings, unit: { kind: 'percent', decimals: 1 } }));
	return kpiReport(board, theKpi(board), day('2026-12-31'));
}

const said = (...values: readonly number[]) => verdictSentence(reportOf(values), 'en');

test('Y-P1 noise has nothing to explain', () => {
	expect(said(...calm)).toBe('Inside its normal range since Jan 5: nothing to explain');
	expect(shortVerdict(reportOf(calm))).toBe('Normal range: nothing to explain');
	expect(said(1, 2)).toBe('4 more readings until noise can be told from signal');
	expect(said(1, 2, 1, 2, 1)).toBe('1 more reading until noise can be told from signal');
	expect([said(), shortVerdict(reportOf([]))]).toEqual(['', '']);
});

test('Y-P1 a signal is named by its rule and its figures', () => {
	const long = [...calm, ...calm];
	expect(said(...long, 12)).toBe(
		'First point above the upper limit (12.0 against 8.8): look for a cause'
	);
	expect(said(...long, 12, 5, 12)).toContain('Again a point above the upper limit (12.0');
	expect(said(...long, 12, 13)).toContain('2 points in a row above the upper limit (13.0');
	expect(said(...long, 8.2, 8.2, 8.2)).toContain(
		'Three of four readings near the upper limit of 8.8 since Jun 22: look for a cause'
	);
	expect(said(...long, ...Array<number>(8).fill(4.9))).toBe(
		'9 readings in a row below the centre of 5.2 since Jun 15: better, so look for a cause to keep'
	);
	expect(said(...long, 1.9, 8.1)).toBe(
		'Unusual jump from 1.9 to 8.1, and inside its normal range: keep an eye on it'
	);
});

test('Y-P1 beside the limits of a gauge a signal is one of the normal range, not of a limit', () => {
	const long = [...calm, ...calm];
	const short = (...values: readonly number[]) => shortVerdict(reportOf([...long, ...values]));
	expect(short(12)).toBe('Above its normal range: look for a cause');
	expect(short(12, 13)).toBe('2 in a row above its normal range: look for a cause');
	expect(short(8.2, 8.2, 8.2)).toBe('Near the top of its normal range: look for a cause');
	expect(short(...Array<number>(8).fill(4.9))).toBe(
		'9 in a row below its centre: look for a cause'
	);
});

test('Y-P2 what is out says how it comes back', () => {
	const [healthy, warned, alarm] = [[5], [...calm, ...calm, 12], [40]].map((values) =>
		wayBack(reportOf(values))
	);
	expect(healthy).toBe('');
	expect([warned, alarm]).toEqual(Array(2).fill('; back after two readings inside'));
});

test('Y-P3 only what was never below 0, nor has a limit there, cannot be negative', () => {
	expect(mayBeNegative(reportOf(calm).kpi)).toBe(false);
	expect(mayBeNegative(reportOf([...calm, -1]).kpi)).toBe(true);
	expect(mayBeNegative(reportOf(calm, { direction: 'higher', alarm: -5 }).kpi)).toBe(true);
	expect(mayBeNegative({ ...reportOf(calm).kpi, unit: { kind: 'money', currency: 'EUR' } })).toBe(
		true
	);
});

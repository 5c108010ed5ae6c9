import { expect, test } from 'vitest';
import { homeKpis } from '#domain/home.ts';
import type { KpiLimits } from '#domain/kpi.ts';
import { entitiesIn } from '#domain/lookups.ts';
import { gaugeCounts, gaugeGroups, gaugesShown, type GaugeView } from '#ui/kpis/gauge-groups.ts';
import { cellAfter } from '#ui/kpis/grid-moves.ts';
import { gridCells, gridLength, gridPeriodOf } from '#ui/kpis/grid-periods.ts';
import { aBoard, aKpi, aPerson, aReading, aTeam, day, idOf, theKpi } from '#tests/builders.ts';

const today = day('2026-03-12');
const limits: KpiLimits = { direction: 'lower', target: 4, watch: 5, alarm: 6 };
const board = aBoard(
	aTeam('Support'),
	aPerson('Ana'),
	aKpi(
		'Well',
		{ limits, teamId: idOf('Support'), ownerId: idOf('Ana') },
		aReading('2026-03-10', 1)
	),
	aKpi('Watched', { limits, teamId: idOf('Support') }, aReading('2026-03-10', 5.5)),
	aKpi('Alarming', { limits }, aReading('2026-03-10', 9)),
	aKpi('Aimless', { cadence: 'monthly' }, aReading('2026-03-09', 9))
);
const reports = homeKpis(board, {}, today);
const view: GaugeView = { teams: [], owners: [], statuses: [], sort: 'exceptions' };
const namesOf = (found: readonly { kpi: { name: string } }[]) => found.map(({ kpi }) => kpi.name);

test('Y-G1 exceptions come first, the worst at the top, then team by team', () => {
	const groups = gaugeGroups(board, reports, 'exceptions');
	expect(groups.map(({ title, reports: found }) => [title, namesOf(found)])).toEqual([
		['Need a look', ['Alarming', 'Watched']],
		['Support', ['Well']],
		['Of no team', ['Aimless']]
	]);
});

test('Y-G2 the counts are said in words', () => {
	expect(gaugeCounts(reports, board.settings)).toBe(
		'4 KPIs: 1 in alarm, 1 to watch, 1 without a target, 1 healthy'
	);
	expect(gaugeCounts([], board.settings)).toBe('0 KPIs');
});

test('Y-G3 filters join: each lets through what it names, nobody and no team among it', () => {
	expect(namesOf(gaugesShown(reports, { ...view, teams: ['support'] }))).toEqual([
		'Well',
		'Watched'
	]);
	expect(namesOf(gaugesShown(reports, { ...view, teams: ['support'], owners: ['none'] }))).toEqual([
		'Watched'
	]);
	expect(namesOf(gaugesShown(reports, { ...view, statuses: ['alarm', 'no-target'] }))).toEqual([
		'Alarming',
		'Aimless'
	]);
});

test('Y-G4 sorted otherwise, the gauges are one list', () => {
	const sorted = (sort: 'name' | 'owner' | 'due') =>
		gaugeGroups(board, reports, sort).map(({ reports: found }) => namesOf(found));
	expect(sorted('name')).toEqual([['Aimless', 'Alarming', 'Watched', 'Well']]);
	expect(sorted('owner')[0]?.[0]).toBe('Well');
	expect(sorted('due')[0]?.at(-1)).toBe('Aimless');
});

test('Y-T1 the grid shows weeks or months by how often a KPI is read, with the status of then', () => {
	expect(entitiesIn(board.kpis).map(gridPeriodOf)).toEqual(['week', 'week', 'week', 'month']);
	const cells = gridCells(theKpi(board, 'Alarming'), 'week', 1, today);
	expect(cells).toHaveLength(gridLength.week);
	expect(cells.at(-1)).toMatchObject({ value: 9, status: 'alarm' });
	expect(cells.at(-2)).toMatchObject({ value: null, status: null });
});

test('Y-T2 arrows move between the cells and stop at the edges', () => {
	const size = { rows: 2, columns: 3 };
	const after = (key: string, row: number, column: number, withControl = false) =>
		cellAfter(key, { row, column }, size, withControl);
	expect(after('ArrowRight', 0, 0)).toEqual({ row: 0, column: 1 });
	expect(after('ArrowRight', 0, 2)).toEqual({ row: 0, column: 2 });
	expect(after('ArrowUp', 0, 1)).toEqual({ row: 0, column: 1 });
	expect(after('ArrowDown', 0, 1)).toEqual({ row: 1, column: 1 });
	expect(after('ArrowLeft', 1, 0)).toEqual({ row: 1, column: 0 });
	expect(after('Home', 1, 2)).toEqual({ row: 1, column: 0 });
	expect(after('End', 0, 0, true)).toEqual({ row: 1, column: 2 });
	expect(after('a', 0, 0)).toBeUndefined();
});

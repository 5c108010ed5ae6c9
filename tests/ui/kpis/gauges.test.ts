import { expect, test } from 'vitest';
import { homeKpis } from '#domain/home.ts';
import type { KpiLimits } from '#domain/kpi.ts';
import { entitiesIn } from '#domain/lookups.ts';
import { gaugeCounts, gaugeGroups, gaugesShown, wholeView } from '#ui/kpis/gauge-groups.ts';
import { cellAfter } from '#ui/kpis/grid-moves.ts';
import { pastedBlock } from '#ui/kpis/grid-paste.ts';
import { gridPeriodOf, gridPlan, pageEnd } from '#ui/kpis/grid-periods.ts';
import { gridRows } from '#ui/kpis/grid-rows.ts';
import { targetsShown } from '#ui/kpis/grid-targets.ts';
import { gridOrder, gridsOf } from '#ui/kpis/grid-view.ts';
import {
	aBoard,
	aKpi,
	anObjective,
	aPerson,
	aReach,
	aReading,
	aTeam,
	day,
	idOf,
	theKpi
} from '#tests/builders.ts';

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
const view = wholeView;
const namesOf = (found: readonly { kpi: { name: string } }[]) => found.map(({ kpi }) => kpi.name);

test('Y-G1 exceptions come first, the worst at the top, then team by team', () => {
	const groups = gaugeGroups(board, reports, 'exceptions');
	expect(groups.map(({ title, reports: found }) => [title, namesOf(found)])).toEqual([
		['Need a look', ['Alarming', 'Watched']],
		['Support', ['Well']],
		['No team', ['Aimless']]
	]);
});

test('Y-G2 the counts are said in words', () => {
	expect(gaugeCounts(reports, board.settings)).toBe(
		'4 KPIs: 1 in alarm, 1 to watch, 1 without a target, 1 healthy'
	);
	expect(gaugeCounts([], board.settings)).toBe('0 KPIs');
});

test('Y-G3 filters join: each lets through what it names, nobody and no team among it', () => {
	expect(namesOf(gaugesShown(board, reports, { ...view, teams: ['support'] }))).toEqual([
		'Well',
		'Watched'
	]);
	expect(
		namesOf(gaugesShown(board, reports, { ...view, teams: ['support'], owners: ['none'] }))
	).toEqual(['Watched']);
	expect(
		namesOf(gaugesShown(board, reports, { ...view, statuses: ['alarm', 'no-target'] }))
	).toEqual(['Alarming', 'Aimless']);
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
	const plan = gridPlan('week', board.settings);
	const cells = gridRows([theKpi(board, 'Alarming')], plan, today)[0]!.cells;
	expect(cells).toHaveLength(13);
	expect(cells.at(-1)).toMatchObject({ value: 9, status: 'alarm' });
	expect(cells.at(-2)).toMatchObject({ value: null, status: null });
});

test('Y-T3 a grid of a chosen length holds all KPIs, and its pages go back without a gap', () => {
	const kpis = entitiesIn(board.kpis);
	expect(gridsOf(kpis, 'own').map((grid) => [grid.period, grid.kpis.length])).toEqual([
		['week', 3],
		['month', 1]
	]);
	expect(gridsOf(kpis, 'day').map((grid) => [grid.period, grid.kpis.length])).toEqual([['day', 4]]);
	const plan = gridPlan('week', board.settings);
	const [later, earlier] = [0, 1].map(
		(back) => gridRows(kpis, plan, pageEnd(plan, back, today))[0]!.cells
	);
	expect(earlier!.at(-1)!.to).toBe('2025-12-14');
	expect(later![0]!.from).toBe('2025-12-15');
});

test('Y-T4 the rows of a grid follow the view: filters by objective too, the worst first', () => {
	const withGoal = aBoard(
		anObjective('Calm', { guardrailIds: [idOf('Well')] }, aReach(0, 1, { kpiId: idOf('Fed') })),
		aKpi('Well', { limits }, aReading('2026-03-10', 1)),
		aKpi('Fed', { limits }, aReading('2026-03-10', 9)),
		aKpi('Other', { limits }, aReading('2026-03-10', 9))
	);
	const all = homeKpis(withGoal, {}, today);
	expect(gridOrder(withGoal, all, view)).toEqual(['fed', 'other', 'well']);
	expect(gridOrder(withGoal, all, { ...view, objectives: ['calm'] })).toEqual(['fed', 'well']);
});

test('Y-T9 a KPI that is counted from its segments is typed into by segment', () => {
	const segments = [{ id: idOf<'segment'>('East'), name: 'East', order: 'a0' }];
	const counted = aBoard(
		aKpi('Sum', { segments, total: 'sum' }, aReading('2026-03-10', 3, { segmentId: idOf('East') })),
		aKpi('Plain', { segments })
	);
	const rows = gridRows(entitiesIn(counted.kpis), gridPlan('week', counted.settings), today);
	expect(rows.map(({ key, isCounted }) => [key, isCounted])).toEqual([
		['sum', true],
		['sum east', false],
		['plain', false]
	]);
	expect(rows.slice(0, 2).map(({ cells }) => cells.at(-1)?.value)).toEqual([3, 3]);
	const { entered, untyped } = pastedBlock('7\n8', { row: 0, column: 12 }, rows, {
		today,
		locale: 'en'
	});
	expect([entered, untyped]).toMatchObject([[{ reading: { value: 8, segmentId: 'east' } }], 1]);
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

test('Y-T10 a row names the target of the periods that show, the first and the last where it changes', () => {
	const kpi = theKpi(
		aBoard(
			aKpi('Uptime', {
				limits: { direction: 'higher', target: 80 },
				periodTargets: [
					{
						...{ key: 'a', from: day('2026-02-01'), way: 'step', label: '' },
						limits: { direction: 'higher', target: 90 }
					}
				]
			})
		)
	);
	const shown = (until: string) => {
		const [row] = gridRows([kpi], gridPlan('week', board.settings), day(until));
		return targetsShown(row!, today, 'en');
	};
	expect(shown('2026-01-25')).toBe('at least 80\u00a0%');
	expect(shown('2026-03-12')).toBe('at least 80\u00a0%, then at least 90\u00a0%');
	expect(shown('2026-07-31')).toBe('at least 90\u00a0%');
	const aimless = { ...kpi, limits: { direction: 'higher' }, periodTargets: [] } as const;
	const [row] = gridRows([aimless], gridPlan('week', board.settings), today);
	expect(targetsShown(row!, today, 'en')).toBeUndefined();
});

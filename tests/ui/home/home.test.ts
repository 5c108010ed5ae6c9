import { describe, expect, test } from 'vitest';
import type { BoardSettings } from '#domain/board-settings.ts';
import { cycleReport } from '#domain/cycle-report.ts';
import { homeKpis, homeObjectives } from '#domain/home.ts';
import { filterFromQuery, isFiltering, queryWith } from '#ui/home/home-filter.ts';
import { changeWords, cycleWords, exceptionsFirst, healthWords } from '#ui/home/home-words.ts';
import { owedWords } from '#ui/home/owed-words.ts';
import { owed } from '#domain/owed.ts';
import {
	aBoard,
	aCheckIn,
	aCycle,
	aKpi,
	anInvestigation,
	anObjective,
	aPerson,
	aReach,
	aReading,
	day,
	idOf,
	theKpi
} from '#tests/builders.ts';

const today = day('2026-02-13');
const slow = aReach(0, 100, { ownerId: idOf('Ana') }, aCheckIn('2026-02-12', 5));
const fast = aReach(0, 100, aCheckIn('2026-02-12', 60));
const board = aBoard(
	aCycle('Q1'),
	aPerson('Ana'),
	anObjective('Calm support', slow),
	anObjective('Loved', fast),
	anInvestigation('Burning', '2026-02-12'),
	aKpi('Sleepy', aReading('2026-02-12', 70), {
		limits: { direction: 'higher', target: 60, alarm: 50 }
	}),
	aKpi('Burning', aReading('2026-02-12', 40), {
		limits: { direction: 'higher', target: 60, alarm: 50 }
	})
);
const settings: BoardSettings = board.settings;

describe('the first question', () => {
	const words = (...extra: ReturnType<typeof anObjective>[]) => {
		const world = aBoard(anObjective('Calm support', slow), anObjective('Loved', fast), ...extra);
		return changeWords(homeObjectives(world, {}, today), settings);
	};

	test('Q-H1 is answered by a count, and names what is behind while that is little', () => {
		expect(words()).toBe('1 of 2 objectives on track. Off track: “Calm support”.');
		expect(words(anObjective('Second', slow), anObjective('Third', slow))).toBe(
			'1 of 4 objectives on track. 3 off track.'
		);
		expect(words(anObjective('New'))).toMatch(/1 without data\.$/);
		expect(changeWords(homeObjectives(aBoard(anObjective('New')), {}, today), settings)).toBe(
			'1 objective, nothing measured yet.'
		);
	});

	test('Q-H1 of one objective alone nothing is counted', () => {
		const only = (keyResult: typeof slow) =>
			changeWords(homeObjectives(aBoard(anObjective('Loved', keyResult)), {}, today), settings);
		expect(only(fast)).toBe('1 objective, on track.');
		expect(only(slow)).toBe('1 objective. Off track: “Loved”.');
	});

	test('Q-H2 says the week and the days that are left', () => {
		const cycle = board.cycles.get(idOf<'cycle'>('Q1'))!;
		const on = (text: string) => cycleWords(cycleReport(board, cycle, day(text)), day(text));
		expect(on('2026-02-13')).toBe('Week 7 of 13, 46 days left.');
		expect(on('2026-03-31')).toMatch(/, last day\.$/);
		expect(on('2025-12-31')).toBe('Begins in 1 day.');
		expect(on('2026-04-02')).toBe('Ended 2 days ago.');
	});
});

describe('the second question', () => {
	const reports = homeKpis(board, {}, today);

	test('Q-H3 is answered by a count with exceptions first', () => {
		expect(healthWords(reports, settings)).toBe('1 healthy, 1 in alarm.');
		const healthy = reports.filter(({ status }) => status === 'healthy');
		expect(healthWords(healthy, settings)).toBe('1 KPI, healthy.');
		expect(healthWords([...healthy, ...healthy], settings)).toBe('All 2 KPIs healthy.');
		expect(exceptionsFirst(reports).map(({ kpi }) => kpi.name)).toEqual(['Burning', 'Sleepy']);
	});
});

describe('what is shown', () => {
	test('Q-H4 is filtered by the address, one field at a time, and nothing unknown is', () => {
		const query = new URLSearchParams('team=care&status=nonsense');
		expect(filterFromQuery(query)).toMatchObject({ teamId: 'care', status: undefined });
		expect(queryWith(query, 'team', undefined)).toBe('?status=nonsense');
		expect(queryWith(new URLSearchParams('team=care'), 'team', undefined)).toBe('');
		expect(queryWith(new URLSearchParams(), 'person', 'ana')).toBe('?person=ana');
		expect(isFiltering(new URLSearchParams('colour=red'))).toBe(false);
	});

	test('Q-H5 what I owe is said in one sentence', () => {
		const late = owed(board, idOf('Ana'), day('2026-02-24'));
		expect(owedWords(late, [], settings)).toMatch(/^1 check-in is due from you, \d+ days late\.$/);
		expect(owedWords([...late, ...late], [], settings)).toMatch(
			/^2 check-ins are due from you, the oldest/
		);
		const step = {
			investigation: [...board.investigations.values()][0]!,
			...{ kpi: theKpi(board), dueOn: day('2026-02-24'), daysLate: 0 }
		};
		expect(owedWords([], [step], settings)).toBe('1 next step is due from you.');
		expect(owedWords([...late, ...late], [step, step], settings)).toMatch(
			/^2 check-ins and 2 next steps are due from you, the oldest/
		);
	});
});

import { describe, expect, test } from 'vitest';
import { currentCycles, homeKpis, homeObjectives, type HomeFilter } from '#domain/home.ts';
import { owed } from '#domain/owed.ts';
import { ownership } from '#domain/ownership.ts';
import {
	aBoard,
	aCheckIn,
	aCycle,
	aKpi,
	anObjective,
	aPerson,
	aReach,
	aReading,
	aTeam,
	day,
	idOf
} from '#tests/builders.ts';

const ana = idOf<'person'>('ana');
const ben = idOf<'person'>('ben');
const lower = { direction: 'lower', target: 5, alarm: 8 } as const;

const board = aBoard(
	aCycle('Q1'),
	aCycle('Next', '2026-04-01', '2026-06-30', { state: 'draft' }),
	aTeam('Support'),
	aTeam('Product'),
	aPerson('Ana'),
	aPerson('Ben'),
	anObjective(
		'Mine',
		{ ownerId: ana, teamId: idOf('product') },
		aReach(0, 1, { title: 'inherited' }),
		aReach(0, 1, { title: 'of Ben', ownerId: ben }),
		aReach(
			0,
			1,
			{ title: 'told', ownerId: ana },
			aCheckIn('2026-01-02', 0.5),
			aCheckIn('2026-01-07', 0.5)
		)
	),
	anObjective('Of the team', { teamId: idOf('support') }, aReach(0, 1)),
	anObjective('Of the company', { level: 'company' }),
	anObjective('Later', { cycleId: idOf('next') }),
	anObjective('Idea', { cycleId: undefined, level: 'person' }),
	anObjective('Trash', { archivedOn: day('2026-01-01'), ownerId: ana }, aReach(0, 1)),
	aKpi(
		'Churn',
		{ ownerId: ana, teamId: idOf('support'), limits: lower },
		aReading('2026-01-01', 9)
	),
	aKpi('Fresh', { ownerId: ana, limits: lower }, aReading('2026-01-07', 5)),
	aKpi('Of Ben', { ownerId: ben })
);
const today = day('2026-01-08');

describe('what I owe', () => {
	const titlesOf = (person: typeof ana, on = today) =>
		owed(board, person, on).map((each) =>
			each.kind === 'check-in' ? each.keyResult.title : each.kpi.name
		);

	test('O-1 it is the check-ins and readings that are due by me, the longest overdue first', () => {
		expect(titlesOf(ana)).toEqual(['inherited', 'Churn']);
		expect(owed(board, ana, today)[0]).toMatchObject({ dueOn: '2026-01-02', daysLate: 6 });
		expect(titlesOf(ana, day('2026-01-07'))).toEqual(['inherited']);
	});

	test('O-2 a key result without an owner is its objective’s owner’s', () => {
		expect(titlesOf(ben)).toEqual(['of Ben', 'Of Ben']);
	});

	test('O-3 nothing is owed for the trash, and nothing by nobody', () => {
		expect(titlesOf(idOf('nobody'))).toEqual([]);
		expect(titlesOf(ana)).not.toContain('0 to 1');
	});
});

describe('home', () => {
	const objectivesWith = (filter: HomeFilter) =>
		homeObjectives(board, filter, today).map(({ objective }) => objective.title);
	const kpisWith = (filter: HomeFilter) =>
		homeKpis(board, filter, today).map(({ kpi }) => kpi.name);

	test('O-4 home shows the running cycles: company first, then team by team', () => {
		expect(currentCycles(board, today).map(({ name }) => name)).toEqual(['Q1']);
		expect(objectivesWith({})).toEqual(['Of the company', 'Of the team', 'Mine', 'Idea']);
	});

	test('O-4 without a running cycle it shows the one around today, else the latest', () => {
		const drafts = aBoard(
			aCycle('Old', '2025-10-01', '2025-12-31', { state: 'closed' }),
			aCycle('New', '2026-01-01', '2026-03-31', { state: 'draft' })
		);
		const names = (on: string) => currentCycles(drafts, day(on)).map(({ name }) => name);
		expect(names('2025-11-01')).toEqual(['Old']);
		expect(names('2026-06-01')).toEqual(['New']);
		expect(currentCycles({ ...drafts, cycles: new Map() }, today)).toEqual([]);
	});

	test('O-4 what lies in a cycle in the trash, or in none that is there, is shown with what runs', () => {
		const today = day('2026-02-01');
		const apart = aBoard(
			...[aCycle('Q1'), aCycle('Thrown', '2026-01-01', '2026-03-31', { archivedOn: today })],
			...[anObjective('Runs', { cycleId: idOf('q1') }), aPerson('Ana')],
			anObjective('Added elsewhere', { cycleId: idOf('thrown'), ownerId: idOf('ana') }),
			anObjective('Undone', { cycleId: idOf('never-arrived') })
		);
		const shown = homeObjectives(apart, {}, today);
		const titles = shown.map(({ objective }) => objective.title);
		expect(titles).toEqual(['Runs', 'Added elsewhere', 'Undone']);
		expect(ownership(apart, today).get(idOf('ana'))?.objectives).toHaveLength(1);
		const hasHint = shown.map(({ hints }) => hints.some(({ code }) => code === 'no-cycle'));
		expect(hasHint).toEqual([false, true, true]);
	});

	test('O-5 filters by cycle, team, person and status narrow it together', () => {
		expect(objectivesWith({ cycleId: idOf('next') })).toEqual(['Later']);
		expect(objectivesWith({ teamId: idOf('support') })).toEqual(['Of the team']);
		expect(objectivesWith({ personId: ben })).toEqual(['Mine']);
		expect(objectivesWith({ status: 'on-track' })).toEqual(['Mine']);
		expect(objectivesWith({ status: 'on-track', teamId: idOf('support') })).toEqual([]);
		expect(kpisWith({})).toEqual(['Churn', 'Fresh', 'Of Ben']);
		expect(kpisWith({ status: 'alarm' })).toEqual(['Churn']);
		expect(kpisWith({ personId: ana, teamId: idOf('support') })).toEqual(['Churn']);
	});
});

import { expect, test } from 'vitest';
import { firstObjectiveWords } from '#ui/okrs/first-objective-words.ts';
import { okrGroups } from '#ui/okrs/okr-groups.ts';
import { confidenceWords } from '#ui/vocabulary/objective-words.ts';
import { aBoard, aCycle, anObjective, aTeam, day, idOf } from '#tests/builders.ts';

const board = aBoard(
	aCycle('Q1'),
	aCycle('Q2', '2026-04-01', '2026-06-30', { state: 'draft' }),
	aTeam('Care'),
	aTeam('Growth'),
	anObjective('Of Ana', { level: 'person' }),
	anObjective('Calm support', { teamId: idOf('Care') }),
	anObjective('Homeless', { teamId: idOf('A team that is gone') }),
	anObjective('Without end', { teamId: idOf('Care'), cycleId: undefined }),
	anObjective('Loved', { level: 'company' }),
	anObjective('Later', { level: 'company', cycleId: idOf('Q2') })
);
const groups = (cycle?: string) =>
	okrGroups(board, cycle === undefined ? undefined : idOf(cycle), day('2026-02-10')).map(
		({ title, reports }) => [title, ...reports.map(({ objective }) => objective.title)]
	);

test('Q-L1 lists company, teams in their order, those of no team, then persons', () => {
	expect(groups('Q1')).toEqual([
		['Company', 'Loved'],
		['Care', 'Calm support'],
		['Growth'],
		['No team', 'Homeless'],
		['People', 'Of Ana']
	]);
});

test('Q-L2 lists what runs when no cycle is named, and what belongs to none with it', () => {
	expect(groups()[1]).toEqual(['Care', 'Calm support', 'Without end']);
	expect(groups('Q2')).toEqual([['Company', 'Later'], ['Care'], ['Growth']]);
});

test('Q-L4 an empty list asks for the first objective, and knows how many KPIs there are', () => {
	const words = (kpis: number, cycle?: string) =>
		firstObjectiveWords(board.settings, { kpis, cycle });
	expect(words(1)).toMatch(/^1 KPI shows whether the ship is healthy\./);
	expect(words(2)).toMatch(/^2 KPIs show whether the ship is healthy\./);
	expect(words(0, 'Q1')).toMatch(/^What should be different when Q1 is over\?/);
	expect(words(0)).toMatch(/^What should be different when you are done\?/);
});

test('Q-L5 a confidence that nobody gave takes no words', () => {
	expect(confidenceWords(6.52, 'en')).toBe('Confidence 6.5 of 10');
	expect(confidenceWords(0, 'en')).toBe('Confidence 0 of 10');
	expect(confidenceWords(null, 'en')).toBe('');
});

import { describe, expect, test } from 'vitest';
import type { AlignmentNode } from '#domain/alignment.ts';
import type { KeyResultId } from '#domain/id.ts';
import { objectiveReport } from '#domain/objective-report.ts';
import { branchesOf, countBelow, mapTree } from '#ui/okrs/map-tree.ts';
import { moveChoices } from '#ui/okrs/move-choices.ts';
import {
	aBoard,
	aCycle,
	anObjective,
	aReach,
	aTeam,
	day,
	idOf,
	theObjective
} from '#tests/builders.ts';

const today = day('2026-02-10');
const under = (title: string) => ({
	parent: { kind: 'objective', id: idOf<'objective'>(title) } as const
});
const underKeyResult = (id: string) => ({
	parent: { kind: 'keyResult', id: id as KeyResultId } as const
});

const board = aBoard(
	aCycle('Q1'),
	aCycle('The year', '2026-01-01', '2026-12-31', { state: 'draft' }),
	aTeam('Care'),
	anObjective(
		'Calm support',
		{ teamId: idOf('Care'), ...under('Loved') },
		aReach(5, 2),
		aReach(1, 9)
	),
	anObjective(
		'Fast replies',
		{ level: 'person', ...underKeyResult('calm-support/2') },
		aReach(1, 2)
	),
	anObjective('Good tone', { level: 'person', ...under('Calm support') }),
	anObjective('Side quest'),
	anObjective('Helps the quest', under('Side quest')),
	anObjective('Loved', { level: 'company', cycleId: idOf('The year') })
);

const titlesOf = (nodes: readonly AlignmentNode[]) => nodes.map(({ objective }) => objective.title);

describe('the map', () => {
	const tree = mapTree(board, idOf('Q1'), today);

	test('Q-M1 shows a cycle under what it serves, also where that is of another cycle', () => {
		expect(titlesOf(tree.aligned)).toEqual(['Loved']);
		expect(titlesOf(tree.aligned[0]!.children)).toEqual(['Calm support']);
		expect(countBelow(tree.aligned[0]!)).toBe(3);
		expect(tree.count).toBe(6);
	});

	test('Q-M2 keeps what no company objective stands above to itself', () => {
		expect(titlesOf(tree.loose)).toEqual(['Side quest']);
		expect(tree.orphans.size).toBe(2);
	});

	test('Q-M3 hangs what serves a key result under that one, and draws the others when asked', () => {
		const calm = tree.aligned[0]!.children[0]!;
		const { keyResults } = objectiveReport(board, calm.objective, today);
		const drawn = (every: boolean) =>
			branchesOf(calm, keyResults, every).map(({ keyResult, nodes }) => [
				keyResult?.keyResult.title ?? 'the whole',
				...titlesOf(nodes)
			]);
		expect(drawn(false)).toEqual([
			['1 to 9', 'Fast replies'],
			['the whole', 'Good tone']
		]);
		expect(drawn(true)).toEqual([
			['5 to 2'],
			['1 to 9', 'Fast replies'],
			['the whole', 'Good tone']
		]);
	});
});

describe('another place', () => {
	const choices = (title: string, text = '') =>
		moveChoices(board, theObjective(board, title), text).map(
			({ title, standing }) => `${title}: ${standing}`
		);

	test('Q-M4 offers objectives and key results, company first, and says which would be a loop', () => {
		expect(choices('Calm support')).toEqual([
			'Loved: here',
			'Side quest: free',
			'Helps the quest: free',
			'Fast replies: loop',
			'1 to 2: loop',
			'Good tone: loop'
		]);
	});

	test('Q-M5 is found by words of its title or of whose it is', () => {
		expect(choices('Side quest', 'calm')[0]).toBe('Calm support: free');
		expect(choices('Fast replies', '1 9')).toEqual(['1 to 9: here']);
		expect(choices('Side quest', 'nowhere')).toEqual([]);
	});
});

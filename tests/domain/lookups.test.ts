import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	commentsAbout,
	eventsOn,
	initiativesOf,
	keyResultsOf,
	kpisOfTeam,
	liveCycles,
	livePeople,
	liveTeams,
	objectivesOf,
	personName
} from '#domain/lookups.ts';
import { searchBoard } from '#domain/search.ts';
import {
	aBoard,
	aComment,
	aCycle,
	aKpi,
	anEvent,
	anInitiative,
	anObjective,
	aPerson,
	aReach,
	aTeam,
	at,
	changed,
	day,
	idOf
} from '#tests/builders.ts';

const archivedOn = day('2026-02-01');
const q1 = idOf<'cycle'>('q1');
const one = idOf<'objective'>('one');

const board = aBoard(
	aCycle('Q1'),
	aCycle('Q2', '2026-04-01', '2026-06-30'),
	aTeam('Support', { order: 'b' }),
	aTeam('Product', { order: 'a' }),
	aPerson('Øyvind Ås', { role: 'Lead' }),
	aPerson('Ana Lima', { archivedOn }),
	anObjective('Two', { order: 'b' }, aReach(0, 1, { archivedOn }), aReach(0, 1, { title: 'Gone' })),
	anObjective(
		'One',
		{ order: 'b', ownerId: idOf('øyvind-ås') },
		aReach(0, 1, { order: 'z', title: 'Last' }),
		aReach(0, 1, { order: 'a', title: 'First-call resolution' }, anInitiative('Write the guide'))
	),
	anObjective('Zero', { order: 'a' }),
	anObjective('Homeless', { cycleId: undefined }),
	anObjective('Trashed', { archivedOn }),
	aKpi('Churn', { teamId: idOf('support'), question: 'Do they stay?' }),
	aKpi('Old churn', { archivedOn }),
	anEvent('2026-02-02', 'Price change', { kpiIds: [idOf('churn')] }),
	anEvent('2026-01-01', 'New year'),
	anEvent('2026-01-15', 'Elsewhere', { kpiIds: [idOf('other')] }),
	aComment('second', { about: { kind: 'objective', id: one }, at: at('2026-02-02') }),
	aComment('first', { about: { kind: 'objective', id: one }, at: at('2026-02-01') }),
	aComment('gone', { about: { kind: 'objective', id: one }, archivedOn }),
	aComment('of the board')
);

describe('lookups', () => {
	test('L-10 what is in the trash is not found', () => {
		expect(livePeople(board).map(({ name }) => name)).toEqual(['Øyvind Ås']);
		expect(keyResultsOf(board, idOf('two')).map(({ title }) => title)).toEqual(['Gone']);
		expect(kpisOfTeam(board, undefined)).toEqual([]);
	});

	test('L-11 everything comes as people ordered it, and by id where two have the same place', () => {
		expect(objectivesOf(board, q1).map(({ title }) => title)).toEqual(['Zero', 'One', 'Two']);
		expect(keyResultsOf(board, one).map(({ title }) => title)).toEqual([
			'First-call resolution',
			'Last'
		]);
		expect(liveTeams(board).map(({ name }) => name)).toEqual(['Product', 'Support']);
		expect(liveCycles(board).map(({ name }) => name)).toEqual(['Q2', 'Q1']);
	});

	test('L-11 whatever was asked about before, a list is in order', () => {
		const team = fc.record({
			name: fc.stringMatching(/^[a-h]$/),
			order: fc.stringMatching(/^[a-c]{1,2}$/),
			archivedOn: fc.constantFrom(undefined, undefined, archivedOn)
		});
		const boards = fc.array(fc.uniqueArray(team, { selector: ({ name }) => name }), {
			minLength: 2
		});
		fc.assert(
			fc.property(boards, (drawn) => {
				for (const teams of drawn) {
					const asked = liveTeams(aBoard(...teams.map(({ name, ...rest }) => aTeam(name, rest))));
					const expected = teams
						.filter((one) => one.archivedOn === undefined)
						.map(({ name, order }) => `${order} ${name}`)
						.sort();
					expect(asked.map(({ name, order }) => `${order} ${name}`)).toEqual(expected);
				}
			})
		);
	});

	test('L-11 what belongs nowhere is found under nothing', () => {
		expect(objectivesOf(board, undefined).map(({ title }) => title)).toEqual(['Homeless']);
		expect(kpisOfTeam(board, idOf('support')).map(({ name }) => name)).toEqual(['Churn']);
		expect(initiativesOf(board, idOf('one/2')).map(({ title }) => title)).toEqual([
			'Write the guide'
		]);
		expect(initiativesOf(board, idOf('nowhere'))).toEqual([]);
	});

	test('L-12 comments and events come in the order of time', () => {
		const about = { kind: 'objective', id: one } as const;
		expect(commentsAbout(board, about).map(({ text }) => text)).toEqual(['first', 'second']);
		expect(commentsAbout(board, { kind: 'board' })).toHaveLength(1);
		expect(eventsOn(board, idOf('churn')).map(({ title }) => title)).toEqual([
			'New year',
			'Price change'
		]);
	});

	test('L-16 each event is looked at once, however many KPIs have events of their own', () => {
		let looks = 0;
		const names = Array.from({ length: 50 }, (_, nth) => `k${nth}`);
		const { events } = aBoard(
			...names.map((name) => anEvent('2026-02-02', name, { kpiIds: [idOf(name)] })),
			anEvent('2026-01-01', 'New year')
		);
		const watched = new Map(
			[...events].map(([id, event]) => {
				const looked = { ...event };
				Object.defineProperty(looked, 'kpiIds', { get: () => ((looks += 1), event.kpiIds) });
				return [id, looked];
			})
		);
		for (const name of names)
			expect(eventsOn({ ...board, events: watched }, idOf(name)).map(({ title }) => title)).toEqual(
				['New year', name]
			);
		expect(looks).toBeLessThan(names.length * 5);
	});

	test('L-13 a name stays readable after its person has left', () => {
		expect(personName(board, idOf('ana-lima'))).toBe('Ana Lima');
		expect(personName(board, undefined)).toBeUndefined();
		expect(personName(board, idOf('nobody'))).toBeUndefined();
	});

	test('L-14 a list stays the same object until its collection changes', () => {
		expect(keyResultsOf(board, one)).toBe(keyResultsOf(board, one));
		const after = changed(board, 'objectives', 'one', { title: 'One!' });
		expect(keyResultsOf(after, one)).toBe(keyResultsOf(board, one));
		expect(objectivesOf(after, q1)).not.toBe(objectivesOf(board, q1));
	});

	test('L-14 an edit in one group leaves the lists of the others as they were, and orders its own', () => {
		const before = [keyResultsOf(board, one), keyResultsOf(board, idOf('two'))];
		const after = changed(board, 'keyResults', 'one/1', { order: 'A' });
		expect(keyResultsOf(after, idOf('two'))).toBe(before[1]);
		expect(keyResultsOf(after, one)).not.toBe(before[0]);
		expect(keyResultsOf(after, one).map(({ title }) => title)).toEqual([
			'Last',
			'First-call resolution'
		]);
		expect(keyResultsOf(board, one)).toBe(before[0]);
	});
});

describe('search', () => {
	const found = (text: string, limit = 10) =>
		searchBoard(board, text, limit).map(({ title }) => title);

	test('L-15 accents and case do not matter, and every word must be there', () => {
		expect(found('FIRST call')).toEqual(['First-call resolution', 'Write the guide']);
		expect(found('as')[0]).toBe('Øyvind Ås');
		expect(found('first churn')).toEqual([]);
		expect(found('  ')).toEqual([]);
	});

	test('L-15 a title that begins so comes first; what stands beside it is found as well', () => {
		expect(found('o')[0]).toBe('One');
		expect(found('stay')).toEqual(['Churn']);
		expect(found('guide')).toEqual(['Write the guide']);
		expect(found('e', 2)).toHaveLength(2);
	});

	test('L-15 the trash is not searched', () => {
		expect(found('trashed')).toEqual([]);
		expect(found('old churn')).toEqual([]);
	});
});

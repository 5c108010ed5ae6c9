import { expect, test } from 'vitest';
import { nextDue } from '#ui/check-in/next-due.ts';
import { subjectPlace } from '#ui/check-in/subject-place.ts';
import { turnKey, turnsAbout, turnsOf } from '#ui/check-in/turns.ts';
import { boardAddresses } from '#ui/vocabulary/addresses.ts';
import {
	aBoard,
	aCheckIn,
	aCycle,
	aKpi,
	anObjective,
	aPerson,
	aReach,
	aReading,
	day,
	idOf
} from '#tests/builders.ts';

// A Friday, the usual check-in day being Friday.
const today = day('2026-02-13');
const ana = idOf<'person'>('Ana');
const board = aBoard(
	aCycle('Q1'),
	aPerson('Ana'),
	aPerson('Bo'),
	anObjective(
		'Calm support',
		{ ownerId: ana },
		aReach(0, 100),
		aReach(0, 100, { ownerId: idOf('Bo') }),
		aReach(0, 100, aCheckIn('2026-02-13', 50))
	),
	aKpi('Churn', { ownerId: ana, cadence: 'weekly' }, aReading('2026-01-20', 3)),
	aKpi('Margin', { ownerId: idOf('Bo'), cadence: 'weekly' }, aReading('2026-01-20', 3))
);

test('I-T1 only what I owe comes by default', () => {
	expect(
		turnsOf(board, 'due', ana, today)
			.map(({ id }) => id)
			.sort()
	).toEqual(['calm-support/1', 'churn'].sort());
	expect(turnsOf(board, 'due', null, today)).toEqual([]);
});

test('I-T2 all that is mine, or everything, can be gone through', () => {
	const mine = turnsOf(board, 'mine', ana, today).map(({ id }) => id);
	expect(mine).toEqual(['calm-support/1', 'calm-support/3', 'churn']);
	expect(turnsOf(board, 'everything', ana, today)).toHaveLength(5);
});

test('I-T3 an address may name a key result, a KPI or an objective', () => {
	expect(turnsAbout(board, 'churn')).toEqual([{ kind: 'kpi', id: 'churn' }]);
	expect(turnsAbout(board, 'calm-support/2')).toEqual([
		{ kind: 'keyResult', id: 'calm-support/2' }
	]);
	expect(turnsAbout(board, 'calm-support')).toHaveLength(3);
	expect(turnsAbout(board, 'nothing')).toEqual([]);
});

test('I-T4 when nothing is due, the next day on which something is', () => {
	const next = nextDue(board, ana, today);
	expect(next && next > today).toBe(true);
	expect(nextDue(board, idOf('Nobody'), today)).toBeUndefined();
});

test('G-S6 of a whole that is counted each segment is asked for by itself, of those that are due', () => {
	const names = ['East', 'West'].map((name) => ({ id: idOf<'segment'>(name), name, order: name }));
	const of = (segment: string) => ({ segmentId: idOf<'segment'>(segment) });
	const counted = aBoard(
		aPerson('Ana'),
		aKpi(
			'Orders',
			{ ownerId: ana, cadence: 'weekly', segments: names, total: 'sum' },
			aReading('2026-02-02', 3, of('East')),
			aReading('2026-02-10', 3, of('West'))
		)
	);
	const keys = (turns: ReturnType<typeof turnsOf>) => turns.map(turnKey);
	expect(keys(turnsOf(counted, 'due', ana, today))).toEqual(['orders east']);
	expect(keys(turnsOf(counted, 'mine', ana, today))).toEqual(['orders east', 'orders west']);
	expect(keys(turnsAbout(counted, 'orders'))).toEqual(['orders east', 'orders west']);
});

test('I-T5 the way back from a check-in of one thing leads to its KPI or to its objective', () => {
	const addresses = boardAddresses(idOf('board'));
	const backFrom = (subject: string) => subjectPlace(board, subject, addresses);
	expect(backFrom('churn')).toEqual({ word: 'KPI', href: addresses.kpi(idOf('churn')) });
	const objective = { word: 'objective', href: addresses.objective(idOf('calm-support')) };
	expect(backFrom('calm-support/1')).toEqual(objective);
	expect(backFrom('calm-support')).toEqual(objective);
	expect(backFrom('gone')).toBeUndefined();
});

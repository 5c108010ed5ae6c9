import { expect, test, vi } from 'vitest';
import { done } from '#domain/result.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { Round } from '#ui/check-in/round.svelte.ts';
import { aBoard, aCycle, anObjective, aPerson, aReach, day, idOf } from '#tests/builders.ts';

const board = aBoard(
	aCycle('Q1'),
	aPerson('Ana'),
	anObjective('Calm support', { ownerId: idOf('Ana') }, aReach(0, 100), aReach(0, 100))
);

function begin() {
	const undo = vi.fn(() => done());
	const writing = { undo, lastStep: {} };
	const session = { board, me: idOf('Ana'), today: day('2026-02-13'), writing };
	return { round: new Round(session as unknown as BoardSession, undefined), writing };
}

test('I-R1 an answer goes on to the next, and after the last one to the end', () => {
	const { round } = begin();
	const [first, second] = round.turns;
	if (!first || !second) throw new Error('two turns were expected');
	round.answer({ turn: first, title: 'One', words: '5', retype: () => undefined });
	expect(round.turn).toEqual(second);
	round.next();
	expect(round.turn).toBeUndefined();
	round.back();
	expect(round.turn).toEqual(second);
});

test('I-R2 the last answer can be taken back, and what was typed stands in the form again', () => {
	const { round, writing } = begin();
	const [first] = round.turns;
	if (!first) throw new Error('a turn was expected');
	const retype = vi.fn();
	round.answer({ turn: first, title: 'One', words: '5', retype });
	round.takeBack();
	expect(writing.undo).toHaveBeenCalledOnce();
	expect(retype).toHaveBeenCalledOnce();
	expect(round.answered).toEqual([]);
	expect(round.turn).toEqual(first);
});

test('I-R3 once something else was done, it is not the last answer that undo would take back', () => {
	const { round, writing } = begin();
	const [first] = round.turns;
	if (!first) throw new Error('a turn was expected');
	round.answer({ turn: first, title: 'One', words: '5', retype: () => undefined });
	expect(round.canTakeBack).toBe(true);
	writing.lastStep = {};
	expect(round.canTakeBack).toBe(false);
	round.takeBack();
	expect(writing.undo).not.toHaveBeenCalled();
	expect(round.answered).toHaveLength(1);
});

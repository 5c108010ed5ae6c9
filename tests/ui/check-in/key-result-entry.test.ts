import { expect, test } from 'vitest';
import { addKeyResult } from '#document/commands/key-result.ts';
import { addObjective } from '#document/commands/objective.ts';
import { newBoard } from '#document/new-board.ts';
import { readBoard } from '#document/read-board.ts';
import { keyResultReport } from '#domain/key-result-report.ts';
import type { BoardId } from '#domain/id.ts';
import { emptyEntry, factsFrom, storeEntry, withEntry } from '#ui/check-in/key-result-entry.ts';
import {
	aBoard,
	aCycle,
	anEvidence,
	anObjective,
	aReach,
	at,
	day,
	theKeyResult
} from '#tests/builders.ts';

const today = day('2026-02-13');
const board = aBoard(aCycle('Q1'), anObjective('Calm support', aReach(0, 200)));
const keyResult = theKeyResult(board);

test('I-E1 a number is read as it was typed; what is no number is refused and nothing is stored', () => {
	expect(factsFrom({ ...emptyEntry(5), value: '1,5k' }, keyResult, 'de')).toMatchObject({
		done: true,
		value: { value: 1500, confidence: 5 }
	});
	expect(factsFrom({ ...emptyEntry(5), value: 'lots' }, keyResult, 'en')).toMatchObject({
		done: false
	});
});

test('I-E2 what was left empty is not said', () => {
	const facts = factsFrom({ ...emptyEntry(7), moved: '  ' }, keyResult, 'en');
	expect(facts).toEqual({ done: true, value: { confidence: 7 } });
});

test('I-E3 while a value is typed, progress shows what it would be', () => {
	const entry = { ...emptyEntry(5), value: '150' };
	const facts = factsFrom(entry, keyResult, 'en');
	if (!facts.done) throw new Error(facts.why);
	const imagined = withEntry(keyResult, entry, facts.value, today);
	expect(keyResultReport(board, imagined, today).ratio).toBe(0.75);
	expect(keyResultReport(board, keyResult, today).ratio).toBeNull();
});

test('I-E3 an observation that is being typed counts, too', () => {
	const world = aBoard(aCycle('Q1'), anObjective('Calm support', anEvidence(4)));
	const praised = theKeyResult(world);
	const withQuote = (quote: string) => {
		const entry = { ...emptyEntry(5), quote };
		return keyResultReport(world, withEntry(praised, entry, { confidence: 5 }, today), today).ratio;
	};
	expect(withQuote('You made my week.')).toBe(0.25);
	expect(withQuote(' ')).toBe(0);
});

test('I-E4 milestones, an observation and the check-in are stored together', () => {
	const made = newBoard({
		name: 'Team',
		timeZone: 'UTC',
		myName: 'Ana',
		at: at('2026-02-13'),
		today
	});
	if (!made.done) throw new Error(made.why);
	const edit = { doc: made.value.doc, by: made.value.me, at: at('2026-02-13'), today };
	const objective = addObjective(edit, { title: 'Live in three languages' });
	if (!objective.done) throw new Error(objective.why);
	const steps = addKeyResult(edit, {
		objectiveId: objective.value,
		title: 'Languages',
		measure: { kind: 'milestones', milestones: [{ title: 'Polish' }, { title: 'Spanish' }] }
	});
	if (!steps.done) throw new Error(steps.why);
	const read = () => theKeyResult(readBoard(edit.doc, 'team' as BoardId));
	const [polish] = read().measure.kind === 'milestones' ? readMilestones() : [];
	const entry = { ...emptyEntry(8), toggled: [polish?.id ?? ''], quote: 'It reads well.' };

	const stored = storeEntry(edit, read(), entry, { confidence: 8 });

	expect(stored.done).toBe(true);
	expect(readMilestones().map(({ doneOn }) => doneOn)).toEqual([today, undefined]);
	expect(read().evidence.map(({ quote }) => quote)).toEqual(['It reads well.']);
	expect(read().checkIns.map(({ confidence }) => confidence)).toEqual([8]);

	function readMilestones() {
		const { measure } = read();
		return measure.kind === 'milestones' ? measure.milestones : [];
	}
});

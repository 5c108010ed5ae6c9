import { expect, test } from 'vitest';
import { awayWords } from '#ui/home/away-words.ts';
import {
	aBoard,
	aCheckIn,
	aComment,
	aCycle,
	aKpi,
	anObjective,
	aPerson,
	aReach,
	aReading,
	at,
	day,
	idOf
} from '#tests/builders.ts';

const by = (name: string) => ({ by: idOf<'person'>(name) });
const board = aBoard(
	aCycle('Q1'),
	aPerson('Ana'),
	aPerson('Ben'),
	aPerson('Cem'),
	aPerson('Dee'),
	anObjective(
		'Calm support',
		aReach(
			0,
			100,
			aCheckIn('2026-02-09', 1, by('Ben')),
			aCheckIn('2026-02-11', 2, by('Ben')),
			aCheckIn('2026-02-12', 3, by('Ana')),
			aCheckIn('2026-02-12', 4)
		)
	),
	anObjective(
		'Given up',
		{ archivedOn: day('2026-02-12') },
		aReach(0, 100, aCheckIn('2026-02-12', 5, by('Dee')))
	),
	aKpi('Churn', aReading('2026-02-12', 3, by('Cem')), aReading('2026-02-02', 4, by('Cem'))),
	aComment('Nice', { at: at('2026-02-12'), ...by('Ben') })
);
const since = (text: string) => ({
	since: at(text),
	me: idOf<'person'>('Ana'),
	today: day('2026-02-13'),
	locale: 'en'
});

test('Q-H6 what others said since this device last looked is told with their names', () => {
	expect(awayWords(board, since('2026-02-10'))).toBe(
		'Since you were here 3 days ago: 1 check-in, 1 reading and 1 comment, by Ben and Cem.'
	);
	expect(awayWords(board, since('2026-02-01'))).toBe(
		'Since you were here 12 days ago: 2 check-ins, 2 readings and 1 comment, by Ben and Cem.'
	);
});

test('Q-H6 where nobody else said anything, nothing is told', () => {
	expect(awayWords(board, since('2026-02-13'))).toBeUndefined();
});

import { expect, test } from 'vitest';
import type { Instant } from '#domain/day.ts';
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
	...{ since: at(text), late: new Map() },
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

test('Q-H7 what was made before and came only now is told too, each once, and not what is one’s own', () => {
	const [keyResult] = [...board.keyResults.values()];
	const [kpi] = [...board.kpis.values()];
	const late = new Map<string, ReadonlySet<Instant>>([
		[keyResult!.id, new Set([at('2026-02-09'), at('2026-02-12')])],
		[kpi!.id, new Set([at('2026-02-02')])]
	]);
	expect(awayWords(board, { ...since('2026-02-12'), late })).toBe(
		'Since you were here yesterday: 1 check-in and 1 reading, by Ben and Cem.'
	);
	expect(awayWords(board, { ...since('2026-02-11'), late })).toBe(
		'Since you were here 2 days ago: 1 check-in, 2 readings and 1 comment, by Ben and Cem.'
	);
});

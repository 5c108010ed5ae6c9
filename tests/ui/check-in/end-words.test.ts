import { expect, test } from 'vitest';
import { endWords } from '#ui/check-in/end-words.ts';

test('I-R4 what is still due comes first', () => {
	expect(endWords({ stillDue: 1, answered: 2, hasTurns: true })).toBe('1 thing is still due.');
	expect(endWords({ stillDue: 2, answered: 0, hasTurns: true })).toBe('2 things are still due.');
});

test('I-R4 with nothing left, the end says what was done, and only then that nothing was due', () => {
	expect(endWords({ stillDue: 0, answered: 3, hasTurns: true })).toBe('3 things are checked in.');
	expect(endWords({ stillDue: 0, answered: 1, hasTurns: true })).toBe('1 thing is checked in.');
	expect(endWords({ stillDue: 0, answered: 0, hasTurns: false })).toBe(
		'Nothing is due from you today.'
	);
});

import { expect, test } from 'vitest';
import { keyResultReport } from '#domain/key-result-report.ts';
import { lastWords } from '#ui/check-in/so-far-words.ts';
import {
	aBoard,
	aCheckIn,
	anObjective,
	aPerson,
	aReach,
	day,
	idOf,
	theKeyResult
} from '#tests/builders.ts';

function last(...checkIns: readonly ReturnType<typeof aCheckIn>[]) {
	const board = aBoard(aPerson('Ana'), anObjective('Calm support', aReach(0, 100, ...checkIns)));
	const today = day('2026-02-14');
	const report = keyResultReport(board, theKeyResult(board), today);
	return lastWords(report, { board, me: idOf('Ben'), today, locale: 'en-GB' });
}

test('I-R5 a check-in says what was said last and when, and by whom if it was somebody else', () => {
	expect(last()).toBe('No check-in yet.');
	expect(last(aCheckIn('2026-02-12', 40, { by: idOf('Ben') }))).toBe('Last 40, 2 days ago.');
	expect(last(aCheckIn('2026-02-14', 50, { by: idOf('Ana') }))).toBe('Last 50, today, by Ana.');
	expect(last(aCheckIn('2026-02-14', 50))).toBe('Last 50, today.');
});

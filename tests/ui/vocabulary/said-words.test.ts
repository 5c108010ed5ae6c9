import { expect, test } from 'vitest';
import { keyResultReport } from '#domain/key-result-report.ts';
import { saidAgainstFigures } from '#ui/vocabulary/said-words.ts';
import {
	aBoard,
	aCheckIn,
	aCycle,
	anObjective,
	aReach,
	day,
	theKeyResult
} from '#tests/builders.ts';

function saidOn(value: number, said?: 'on-track' | 'at-risk' | 'off-track') {
	const checkIn = aCheckIn('2026-02-13', value, said ? { said } : {});
	const board = aBoard(aCycle('Q1'), anObjective('Calm support', aReach(0, 100, checkIn)));
	return saidAgainstFigures(keyResultReport(board, theKeyResult(board), day('2026-02-14')));
}

test('B-S2 a status is marked as said where the figures say another one', () => {
	expect(saidOn(5, 'on-track')).toBe('said on track; by the figures off track');
	expect(saidOn(90, 'at-risk')).toBe('said at risk; by the figures on track');
	expect(saidOn(100, 'off-track')).toBe('said off track; by the figures reached');
});

test('B-S2 nothing is marked where both agree or nobody said anything', () => {
	expect(saidOn(90, 'on-track')).toBeUndefined();
	expect(saidOn(5, 'off-track')).toBeUndefined();
	expect(saidOn(100, 'on-track')).toBeUndefined();
	expect(saidOn(5)).toBeUndefined();
});

import { expect, test } from 'vitest';
import { pastedReadings } from '#exchange/reading-table.ts';
import { isTaken, pasteCounts, pastedWords } from '#ui/kpi/pasted-words.ts';
import { aReading, day } from '#tests/builders.ts';

const today = day('2026-03-12');
const known = [aReading('2026-03-02', 8), aReading('2026-03-03', 7)].map(({ fields }) => fields);
const { rows } = pastedReadings(
	['2026-03-01\t9', '2026-03-02\t8', '2026-03-03\t6', '2026-04-01\t5', 'soon\t5'].join('\n'),
	known as Parameters<typeof pastedReadings>[1]
);

test('Y-E2 each pasted line says what becomes of it', () => {
	expect(rows.map((row) => pastedWords(row, { kind: 'percent' }, 'en', today))).toEqual([
		'New',
		'Already there',
		'Changed, it was 7\u00a0%',
		'This day has not come yet: left out',
		'No readable day on this line'
	]);
	expect(pasteCounts(rows, today)).toBe(
		'1 new, 1 changed, 1 already there, 1 in the future, 1 unreadable.'
	);
});

test('Y-E2 only what changes something and has happened is taken', () => {
	expect(rows.filter((row) => isTaken(row, today)).map(({ line }) => line)).toEqual([1, 3]);
});

import type { Day } from '#domain/day.ts';
import { formatValue } from '#domain/format.ts';
import type { Unit } from '#domain/unit.ts';
import type { PastedReading } from '#exchange/reading-table.ts';

/** A pasted line that adds something. */
export type TakenReading = Extract<PastedReading, { readonly state: 'new' | 'changed' }>;

/** Whether a line would change anything: it is new or different, and its day has come. */
export function isTaken(row: PastedReading, today: Day): row is TakenReading {
	return (row.state === 'new' || row.state === 'changed') && row.day <= today;
}

/** What becomes of one line. */
export function pastedWords(row: PastedReading, unit: Unit, locale: string, today: Day): string {
	if ('day' in row && row.day > today) return 'This day has not come yet: left out';
	switch (row.state) {
		case 'new':
			return 'New';
		case 'changed':
			return `Changed, it was ${formatValue(row.before, unit, locale)}`;
		case 'equal':
			return 'Already there';
		case 'header':
			return 'Heading';
		case 'unreadable':
			return unreadable(row.why);
	}
}

/** "3 new, 1 changed, 2 unreadable". */
export function pasteCounts(rows: readonly PastedReading[], today: Day): string {
	const count = (is: (row: PastedReading) => boolean, word: string) => {
		const found = rows.filter(is).length;
		return found > 0 ? [`${found} ${word}`] : [];
	};
	const parts = [
		...count((row) => row.state === 'new' && isTaken(row, today), 'new'),
		...count((row) => row.state === 'changed' && isTaken(row, today), 'changed'),
		...count((row) => row.state === 'equal', 'already there'),
		...count((row) => 'day' in row && row.day > today, 'in the future'),
		...count((row) => row.state === 'unreadable', 'unreadable')
	];
	return parts.length > 0 ? `${parts.join(', ')}.` : 'Nothing to read yet.';
}

type Why = Extract<PastedReading, { readonly state: 'unreadable' | 'header' }>['why'];

function unreadable(why: Why): string {
	switch (why) {
		case 'only-marks':
			return 'No words on this line';
		case 'day-ambiguous':
			return 'Day and month could be either way round: say which above';
		case 'day-unreadable':
			return 'No readable day on this line';
		case 'number-ambiguous':
			return 'The number can be read in two ways: say which above';
		default:
			return 'No readable number on this line';
	}
}

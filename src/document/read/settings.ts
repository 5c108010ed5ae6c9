import type * as Y from 'yjs';
import type { BoardSettings, Month, Term, Weekday } from '#domain/board-settings.ts';
import type { Problem } from '#domain/problem.ts';
import { isReadOnly, metaOf } from '../schema.ts';
import { readConflicts } from './changes.ts';
import { present, Stored } from './stored.ts';

const terms: readonly Term[] = [
	...(['objective', 'keyResult', 'kpi', 'initiative', 'cycle', 'checkIn'] as const)
];
const weekdays: readonly [Weekday, ...Weekday[]] = [1, 2, 3, 4, 5, 6, 7];
const friday: readonly [Weekday, ...Weekday[]] = [5, 1, 2, 3, 4, 6, 7];
const months: readonly [Month, ...Month[]] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** The board's settings: Mondays, January, a check-in each Friday where nothing else is said. */
export function readSettings(doc: Y.Doc, problems: Problem[]): BoardSettings {
	const stored = new Stored('meta', '', metaOf(doc), problems);
	return present({
		name: stored.text('name'),
		timeZone: readTimeZone(stored),
		yearStartMonth: stored.choice('yearStartMonth', months),
		weekStart: stored.choice('weekStart', weekdays),
		checkInWeekday: stored.choice('checkInWeekday', friday),
		checkInEveryWeeks: stored.choice('checkInEveryWeeks', [1, 2]),
		terms: readTerms(stored),
		limits: {
			objectives: readLimit(stored, 'limit:objectives', 4),
			kpis: readLimit(stored, 'limit:kpis', 8)
		},
		createdOn: stored.day('createdOn'),
		readOnly: isReadOnly(doc),
		...readConflicts(stored)
	});
}

function readTerms(stored: Stored): BoardSettings['terms'] {
	const words: { [term in Term]?: { one: string; many: string } } = {};
	for (const term of terms) {
		const one = stored.text(`term:${term}:one`);
		const many = stored.text(`term:${term}:many`);
		if (one && many) words[term] = { one, many };
	}
	return words;
}

function readLimit(stored: Stored, field: string, usual: number): number {
	const limit = stored.number(field) ?? usual;
	if (Number.isInteger(limit) && limit >= 1) return limit;
	stored.note(field);
	return usual;
}

// Asking the calendar is slow enough to remember its answers.
const knownZones = new Set<string>(['UTC']);

function readTimeZone(stored: Stored): string {
	const zone = stored.text('timeZone');
	if (knownZones.has(zone)) return zone;
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
		knownZones.add(zone);
		return zone;
	} catch {
		stored.note('timeZone');
		return 'UTC';
	}
}

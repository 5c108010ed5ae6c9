import type { Month, Weekday } from '#domain/board-settings.ts';
import type { CycleState } from '#domain/cycle.ts';
import type { Choice } from '#kit/field.ts';
import { monthNames, weekdayNames } from '#ui/vocabulary/calendar-words.ts';

/** The days of the week, Monday first, as a field offers them. */
export const weekdayChoices: readonly Choice[] = weekdayNames.map((label, at) => ({
	value: String(at + 1),
	label
}));

/** The months of a year, January first, as a field offers them. */
export const monthChoices: readonly Choice[] = monthNames.map((label, at) => ({
	value: String(at + 1),
	label
}));

/** The weekday that a field chose. */
export function weekdayFrom(value: string): Weekday {
	return Number(value) as Weekday;
}

/** The month that a field chose. */
export function monthFrom(value: string): Month {
	return Number(value) as Month;
}

/** The states of a cycle in the order it goes through them. */
export const stateChoices: readonly (Choice<CycleState> & { readonly hint: string })[] = [
	{ value: 'draft', label: 'Draft', hint: 'Being planned' },
	{ value: 'active', label: 'Active', hint: 'Running' },
	{ value: 'review', label: 'In review', hint: 'Being looked back on' },
	{ value: 'closed', label: 'Closed', hint: 'Done' }
];

/** The time zones that this browser knows, and the board's own. */
export function timeZoneChoices(own: string): readonly Choice[] {
	const known = Intl.supportedValuesOf?.('timeZone') ?? [];
	return [...new Set([own, 'UTC', ...known])].map((value) => ({
		value,
		label: value.replaceAll('_', ' ')
	}));
}

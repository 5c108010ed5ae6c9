import type { Month, Term, Weekday } from '#domain/board-settings.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { wording, type Checked } from '../checks.ts';
import { transact, type Edit } from '../edit.ts';
import { firstRefusal, type Fields } from '../entity.ts';
import { recordChange } from '../record-change.ts';
import { isReadOnly, metaOf } from '../schema.ts';

/** Give the board another name. Refuses an empty one. */
export function renameBoard(edit: Edit, name: string): Result<undefined, Why> {
	return patchSettings(edit, { name: wording(name) });
}

/** Change when the board's days, weeks, quarters and check-ins happen. Refuses a time zone nobody knows. */
export function setSettings(
	edit: Edit,
	settings: {
		readonly timeZone?: string;
		readonly yearStartMonth?: Month;
		readonly weekStart?: Weekday;
		readonly checkInWeekday?: Weekday;
		readonly checkInEveryWeeks?: 1 | 2;
	}
): Result<undefined, Why> {
	const { timeZone, ...rest } = settings;
	const fields = Object.entries(rest).map(([field, value]) => [field, done(value)] as const);
	return patchSettings(edit, {
		timeZone: timeZone === undefined ? done(undefined) : knownTimeZone(timeZone),
		...Object.fromEntries(fields)
	});
}

/** Call one of the board's terms by other words, or by the usual ones again. */
export function renameTerm(
	edit: Edit,
	term: Term,
	words: { readonly one: string; readonly many: string } | null
): Result<undefined, Why> {
	return patchSettings(edit, {
		[`term:${term}:one`]: words ? wording(words.one) : done(null),
		[`term:${term}:many`]: words ? wording(words.many) : done(null)
	});
}

/** How many objectives and KPIs of a team are too many: hints, at least 1. */
export function setLimits(
	edit: Edit,
	limits: { readonly objectives?: number; readonly kpis?: number }
): Result<undefined, Why> {
	return patchSettings(edit, {
		'limit:objectives': wholeLimit(limits.objectives),
		'limit:kpis': wholeLimit(limits.kpis)
	});
}

/** A time zone that this device's calendar knows. */
export function knownTimeZone(timeZone: string): Result<string, Why> {
	try {
		new Intl.DateTimeFormat('en', { timeZone });
		return done(timeZone);
	} catch {
		return refused('time-zone-unknown');
	}
}

/** A limit of how many, as it was typed or recorded. */
export function wholeLimit(count: number | undefined): Checked {
	if (count === undefined) return done(undefined);
	return Number.isInteger(count) && count >= 1 ? done(count) : refused('limit-too-small');
}

function patchSettings(edit: Edit, fields: Fields): Result<undefined, Why> {
	if (isReadOnly(edit.doc)) return refused('read-only');
	const why = firstRefusal(fields);
	if (why) return refused(why);
	const meta = metaOf(edit.doc);
	transact(edit, () => {
		for (const [field, checked] of Object.entries(fields)) {
			if (!checked.done || checked.value === undefined) continue;
			const before = meta.get(field);
			if ((before ?? null) === checked.value) continue;
			if (checked.value === null) meta.delete(field);
			else meta.set(field, checked.value);
			recordChange(edit, meta, { field, before, after: checked.value });
		}
	});
	return done();
}

import type * as Y from 'yjs';
import type { Recording } from '#domain/conflict.ts';
import type { Day, Span } from '#domain/day.ts';
import type { ChangeValue } from '#domain/entity.ts';
import type { CycleId, KpiId, ObjectiveId, PersonId, TeamId } from '#domain/id.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Unit } from '#domain/unit.ts';
import type { Why } from '#domain/why.ts';
import { calendarDay, finite, knownUnit, prose, spanText, wording } from '../checks.ts';
import type { Checked } from '../checks.ts';
import { transact, type Edit } from '../edit.ts';
import { known } from '../entity.ts';
import { parentFromText } from '../parent.ts';
import { recorded } from '../read/changes.ts';
import { recordChange, standing, stored } from '../record-change.ts';
import { recordingIn } from '../recording.ts';
import { isReadOnly } from '../schema.ts';
import { knownTimeZone, wholeLimit } from './board.ts';
import { knownParent } from './move.ts';

/**
 * Choose which of the values stays that several people gave a field at the same time. It is written anew, by whoever
 * chooses. Refuses when somebody has chosen already, and a value that points at what is gone.
 */
export function settle(
	edit: Edit,
	collection: Recording,
	id: string,
	field: string,
	chosen: ChangeValue
): Result<undefined, Why> {
	const entity = liveRecording(edit, collection, id);
	if (!entity.done) return entity;
	const shown = recorded(entity.value.get(field));
	const values = [...standing(entity.value, field).map(({ after }) => after), shown];
	const other = values.find((value) => value !== chosen);
	if (other === undefined || !values.includes(chosen)) return refused('settled');
	const checked = checkedValue(edit, field, chosen);
	if (!checked.done) return checked;
	write(edit, entity.value, { field, before: other, after: checked.value ?? null });
	return done();
}

function liveRecording(edit: Edit, collection: Recording, id: string): Result<Y.Map<unknown>, Why> {
	if (isReadOnly(edit.doc)) return refused('read-only');
	const entity = recordingIn(edit.doc, collection, id);
	return entity && !entity.has('archivedOn') ? done(entity) : refused('gone');
}

function write(
	edit: Edit,
	entity: Y.Map<unknown>,
	change: Parameters<typeof recordChange>[2]
): void {
	transact(edit, () => {
		if (change.after === null) entity.delete(change.field);
		else entity.set(change.field, change.after);
		recordChange(edit, entity, change);
	});
}

/** What was recorded came from anybody: it is checked as if it were typed. */
function checkedValue(edit: Edit, field: string, after: ChangeValue): Checked {
	const text = typeof after === 'string' ? after : null;
	switch (field) {
		case 'title':
		case 'name':
			return wording(text ?? '');
		case 'owner':
			return known(edit, 'people', text as PersonId | null);
		case 'team':
			return known(edit, 'teams', text as TeamId | null);
		case 'cycle':
			return known(edit, 'cycles', text as CycleId | null);
		case 'objective':
			return known(edit, 'objectives', text as ObjectiveId | null);
		case 'kpi':
		case 'counter':
			return known(edit, 'kpis', text as KpiId | null);
		case 'parent':
			return knownParent(edit, parentFromText(text) ?? null);
		case 'due':
			return calendarDay(text as Day | null);
		case 'span':
		case 'window':
			return spanText(text === null ? null : spanIn(text));
		case 'timeZone':
			return knownTimeZone(text ?? '');
		case 'limit:objectives':
		case 'limit:kpis':
			return wholeLimit(typeof after === 'number' ? after : NaN);
		case 'unit':
			return knownUnit((stored(field, after) ?? undefined) as Unit | undefined);
		default:
			if (typeof after === 'number') return finite(after);
			return typeof after === 'string' ? prose(after) : done(after);
	}
}

function spanIn(text: string): Span {
	const [from, to] = text.split('/') as [Day, Day];
	return { from, to };
}

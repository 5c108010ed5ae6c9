import type * as Y from 'yjs';
import type { Recording } from '#domain/conflict.ts';
import type { Day, Span } from '#domain/day.ts';
import type { ChangeValue } from '#domain/entity.ts';
import { factFieldFrom } from '#domain/fact-field.ts';
import type { CycleId, KeyResultId, KpiId, ObjectiveId, PersonId, TeamId } from '#domain/id.ts';
import { partFieldFrom, partFieldText } from '#domain/part-field.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Unit } from '#domain/unit.ts';
import type { Why } from '#domain/why.ts';
import { calendarDay, finite, knownUnit, knownWeight, prose, saying } from '../checks.ts';
import { givenWording, spanText } from '../checks.ts';
import type { Checked } from '../checks.ts';
import { transact, type Edit } from '../edit.ts';
import { known } from '../entity.ts';
import { heldAt, placeOfField } from '../field-place.ts';
import { parentFromText } from '../parent.ts';
import { recorded } from '../read/changes.ts';
import { recordChange, standing, stored } from '../record-change.ts';
import { recordingIn } from '../recording.ts';
import { isReadOnly } from '../schema.ts';
import { settleFact } from './settle-fact.ts';
import { settleCorrection } from './settle-reading.ts';
import { knownTimeZone, wholeLimit } from './board.ts';
import { knownParent } from './move.ts';

/**
 * Choose which of the values that several people gave a field at the same time stays. It is written anew, by
 * whoever chooses. Refuses when somebody has chosen already, and a value that points at what is gone.
 */
export function settle(
	edit: Edit,
	collection: Recording,
	id: string,
	field: string,
	chosen: ChangeValue
): Result<undefined, Why> {
	const fact = factFieldFrom(field);
	if (fact && collection === 'keyResults')
		return settleFact(edit, id as KeyResultId, fact.facts, String(chosen));
	if (fact && collection === 'kpis') return settleCorrection(edit, id as KpiId, String(chosen));
	const entity = liveRecording(edit, collection, id);
	if (!entity.done) return entity;
	const place = placeOfField(entity.value, field);
	if (!place || isPutAway(entity.value, field)) return refused('gone');
	const shown = recorded(heldAt(entity.value, field));
	const values = [...standing(entity.value, field).map(({ after }) => after), shown];
	const other = values.find((value) => value !== chosen);
	if (other === undefined || !values.includes(chosen)) return refused('settled');
	const checked = checkedValue(edit, field, chosen);
	if (!checked.done) return checked;
	const after = checked.value ?? null;
	transact(edit, () => {
		const [map, key] = place;
		if (after === null) map.delete(key);
		else map.set(key, after);
		recordChange(edit, entity.value, { field, before: other, after });
	});
	return done();
}

function liveRecording(edit: Edit, collection: Recording, id: string): Result<Y.Map<unknown>, Why> {
	if (isReadOnly(edit.doc)) return refused('read-only');
	const entity = recordingIn(edit.doc, collection, id);
	return entity && !entity.has('archivedOn') ? done(entity) : refused('gone');
}

/** A milestone or a segment that is in the trash by itself. */
function isPutAway(entity: Y.Map<unknown>, field: string): boolean {
	const part = partFieldFrom(field);
	return !!part && heldAt(entity, partFieldText({ ...part, field: 'archivedOn' })) !== undefined;
}

/** What was recorded may come from anybody: it is checked as if it were typed. */
function checkedValue(edit: Edit, field: string, after: ChangeValue): Checked {
	const text = typeof after === 'string' ? after : null;
	switch (partFieldFrom(field)?.field ?? field) {
		case 'title':
		case 'name':
			return givenWording(text ?? '');
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
		case 'day':
			return calendarDay(text as Day);
		case 'due':
		case 'nextStepDue':
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
			return knownUnit((stored(field, after) ?? undefined) as Unit | undefined, prose);
		case 'text':
			return saying(text ?? '');
		case 'weight':
			return knownWeight(typeof after === 'number' ? after : null);
		default:
			return checkedPlain(stored(field, after));
	}
}

/** A number, a text, or the two ends of a range. */
function checkedPlain(value: unknown): Checked {
	if (typeof value === 'number') return finite(value);
	if (typeof value === 'string') return prose(value);
	if (!Array.isArray(value)) return done(typeof value === 'boolean' ? value : null);
	const [low, high]: unknown[] = value;
	const isRange = typeof low === 'number' && typeof high === 'number' && low <= high;
	return isRange ? done([low, high]) : refused('number-not-finite');
}

function spanIn(text: string): Span {
	const [from, to] = text.split('/') as [Day, Day];
	return { from, to };
}

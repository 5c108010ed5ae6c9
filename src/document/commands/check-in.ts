import type { CheckIn, SaidStatus } from '#domain/check-in.ts';
import type { Day } from '#domain/day.ts';
import type { CheckInId, KeyResultId } from '#domain/id.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { between, finite, pastDay, prose } from '../checks.ts';
import type { Edit } from '../edit.ts';
import { firstRefusal, liveEntity, nestedOf } from '../entity.ts';
import { appendFact, type FactFields } from '../fact.ts';

/** What somebody says about a key result on a day; the day is today unless said otherwise. */
export interface CheckInFacts {
	readonly day?: Day;
	readonly value?: number;
	readonly control?: number;
	readonly confidence?: number;
	readonly said?: SaidStatus;
	readonly moved?: string;
	readonly blocker?: string;
	readonly stopping?: string;
}

/** Add a check-in. Refuses an empty one, one about a day to come, and a confidence outside 0 to 10. */
export function checkIn(
	edit: Edit,
	keyResultId: KeyResultId,
	facts: CheckInFacts
): Result<CheckInId, Why> {
	return append(edit, keyResultId, facts);
}

/** Put a check-in right by another one that replaces it; the first one is kept. */
export function correctCheckIn(
	edit: Edit,
	keyResultId: KeyResultId,
	corrected: CheckIn,
	facts: CheckInFacts
): Result<CheckInId, Why> {
	return append(edit, keyResultId, { day: corrected.day, ...facts }, corrected.id);
}

/** Take a check-in back. It is kept, and no longer counts. */
export function withdrawCheckIn(
	edit: Edit,
	keyResultId: KeyResultId,
	id: CheckInId
): Result<undefined, Why> {
	const checkIns = nestedOf(edit, 'keyResults', keyResultId, 'checkIns');
	if (!checkIns.done) return checkIns;
	if (!checkIns.value.has(id)) return refused('gone');
	appendFact(edit, checkIns.value, { withdrawn: true }, id);
	return done();
}

function append(
	edit: Edit,
	keyResultId: KeyResultId,
	facts: CheckInFacts,
	replaces?: CheckInId
): Result<CheckInId, Why> {
	const keyResult = liveEntity(edit, 'keyResults', keyResultId);
	if (!keyResult.done) return keyResult;
	const checkIns = nestedOf(edit, 'keyResults', keyResultId, 'checkIns');
	if (!checkIns.done) return checkIns;
	if (replaces !== undefined && !checkIns.value.has(replaces)) return refused('gone');
	const isDone = keyResult.value.get('measure') === 'done';
	if (isDone && facts.value !== undefined && facts.value !== 0 && facts.value !== 1)
		return refused('done-not-zero-or-one');
	const fields = {
		day: pastDay(facts.day ?? edit.today, edit.today),
		value: finite(facts.value),
		control: finite(facts.control),
		confidence: between(facts.confidence, 0, 10, 'confidence-out-of-range'),
		said: done(facts.said),
		moved: prose(facts.moved),
		blocker: prose(facts.blocker),
		stopping: prose(facts.stopping)
	};
	const why = firstRefusal(fields);
	if (why) return refused(why);
	const fact: { [field: string]: FactFields[string] } = {};
	for (const [field, checked] of Object.entries(fields))
		if (checked.done && checked.value !== null) fact[field] = checked.value;
	const said = Object.entries(fact).filter(
		([field, value]) => field !== 'day' && value !== undefined
	);
	if (said.length === 0) return refused('check-in-empty');
	return done(appendFact(edit, checkIns.value, fact, replaces) as CheckInId);
}

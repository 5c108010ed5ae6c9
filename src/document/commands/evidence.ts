import type { Day } from '#domain/day.ts';
import type { EvidenceId, KeyResultId } from '#domain/id.ts';
import type { Evidence } from '#domain/key-result.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { pastDay, prose, saying } from '../checks.ts';
import type { Edit } from '../edit.ts';
import { nestedOf } from '../entity.ts';
import { appendFact } from '../fact.ts';

/** What was observed, in somebody's words, and where to see it. */
export interface EvidenceFacts {
	readonly quote: string;
	readonly link?: string;
	readonly day?: Day;
}

/** Add one concrete observation to a key result. Refuses an empty one. */
export function addEvidence(
	edit: Edit,
	keyResultId: KeyResultId,
	facts: EvidenceFacts
): Result<EvidenceId, Why> {
	return append(edit, keyResultId, facts);
}

/** Put an observation right by another one that replaces it. */
export function correctEvidence(
	edit: Edit,
	keyResultId: KeyResultId,
	corrected: Evidence,
	facts: EvidenceFacts
): Result<EvidenceId, Why> {
	return append(edit, keyResultId, { day: corrected.day, ...facts }, corrected.id);
}

/** Take an observation back. It is kept, and no longer counts. */
export function withdrawEvidence(
	edit: Edit,
	keyResultId: KeyResultId,
	id: EvidenceId
): Result<undefined, Why> {
	const evidence = nestedOf(edit, 'keyResults', keyResultId, 'evidence');
	if (!evidence.done) return evidence;
	if (!evidence.value.has(id)) return refused('gone');
	appendFact(edit, evidence.value, { withdrawn: true }, id);
	return done();
}

function append(
	edit: Edit,
	keyResultId: KeyResultId,
	facts: EvidenceFacts,
	replaces?: EvidenceId
): Result<EvidenceId, Why> {
	const evidence = nestedOf(edit, 'keyResults', keyResultId, 'evidence');
	if (!evidence.done) return evidence;
	if (replaces !== undefined && !evidence.value.has(replaces)) return refused('gone');
	const day = pastDay(facts.day ?? edit.today, edit.today);
	if (!day.done) return day;
	const quote = saying(facts.quote);
	if (!quote.done) return quote;
	const link = prose(facts.link);
	if (!link.done) return link;
	const fields = { day: day.value, quote: quote.value, link: link.value ?? undefined };
	return done(appendFact(edit, evidence.value, fields, replaces) as EvidenceId);
}

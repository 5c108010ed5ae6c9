import type { CycleId, KeyResultId, KpiId, ObjectiveId, Subject } from '#domain/id.ts';
import { done, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { Edit } from './edit.ts';
import { known } from './entity.ts';

/** What a comment is about, as one plain value. */
function subjectText(about: Subject): string {
	return about.kind === 'board' ? 'board' : `${about.kind}:${about.id}`;
}

/** What a stored value says a comment is about. */
export function subjectFromText(text: unknown): Subject | undefined {
	if (text === 'board') return { kind: 'board' };
	if (typeof text !== 'string') return undefined;
	const [, kind, id] = /^(cycle|objective|keyResult|kpi):(.+)$/s.exec(text) ?? [];
	if (!id) return undefined;
	if (kind === 'cycle') return { kind, id: id as CycleId };
	if (kind === 'objective') return { kind, id: id as ObjectiveId };
	return kind === 'kpi' ? { kind, id: id as KpiId } : { kind: 'keyResult', id: id as KeyResultId };
}

/** A subject as it is stored, if it is there. */
export function knownSubject(edit: Edit, about: Subject): Result<string, Why> {
	const there = isThere(edit, about);
	return there.done ? done(subjectText(about)) : there;
}

function isThere(edit: Edit, about: Subject): Result<unknown, Why> {
	switch (about.kind) {
		case 'board':
			return done();
		case 'cycle':
			return known(edit, 'cycles', about.id);
		case 'objective':
			return known(edit, 'objectives', about.id);
		case 'keyResult':
			return known(edit, 'keyResults', about.id);
		case 'kpi':
			return known(edit, 'kpis', about.id);
	}
}

import type { CommentId, Subject } from '#domain/id.ts';
import { done, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { saying } from '../checks.ts';
import type { Edit } from '../edit.ts';
import { createEntity, patchEntity } from '../entity.ts';
import { knownSubject } from '../subject.ts';

/** Say something about the board, a cycle, an objective, a key result or a KPI. Refuses silence. */
export function addComment(edit: Edit, about: Subject, text: string): Result<CommentId, Why> {
	return createEntity(edit, 'comments', {
		about: knownSubject(edit, about),
		at: done(edit.at),
		by: done(edit.by),
		text: saying(text)
	});
}

/** Put other words into a comment. */
export function rewordComment(edit: Edit, id: CommentId, text: string): Result<undefined, Why> {
	return patchEntity(edit, 'comments', id, { text: saying(text) });
}

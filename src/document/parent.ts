import type { KeyResultId, ObjectiveId } from '#domain/id.ts';
import type { Parent } from '#domain/objective.ts';

/** A parent as one plain value, so that its kind and its id always belong together. */
export function parentText(parent: Parent): string {
	return `${parent.kind}:${parent.id}`;
}

/** The parent that a stored value names, if it names one. */
export function parentFromText(text: unknown): Parent | undefined {
	if (typeof text !== 'string') return undefined;
	const [, kind, id] = /^(objective|keyResult):(.+)$/s.exec(text) ?? [];
	if (!id) return undefined;
	return kind === 'objective'
		? { kind, id: id as ObjectiveId }
		: { kind: 'keyResult', id: id as KeyResultId };
}

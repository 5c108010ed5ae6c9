import type { CycleState } from '#domain/cycle.ts';
import type { Span } from '#domain/day.ts';
import type { CycleId } from '#domain/id.ts';
import { done, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { spanText, wording } from '../checks.ts';
import type { Edit } from '../edit.ts';
import { createEntity, patchEntity } from '../entity.ts';

/** Add a cycle, active unless said otherwise. Refuses a span that ends before it begins. */
export function addCycle(
	edit: Edit,
	cycle: { readonly name: string; readonly state?: CycleState } & Span
): Result<CycleId, Why> {
	return createEntity(edit, 'cycles', {
		name: wording(cycle.name),
		span: spanText(cycle),
		state: done(cycle.state ?? 'active')
	});
}

/** Give a cycle another name. */
export function renameCycle(edit: Edit, id: CycleId, name: string): Result<undefined, Why> {
	return patchEntity(edit, 'cycles', id, { name: wording(name) });
}

/** Let a cycle begin and end on other days, both included. */
export function setCycleSpan(edit: Edit, id: CycleId, span: Span): Result<undefined, Why> {
	return patchEntity(edit, 'cycles', id, { span: spanText(span) });
}

/** Move a cycle on: draft, active, in review, closed; or back. */
export function setCycleState(edit: Edit, id: CycleId, state: CycleState): Result<undefined, Why> {
	return patchEntity(edit, 'cycles', id, { state: done(state) });
}

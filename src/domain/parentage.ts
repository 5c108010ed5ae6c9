import type { Entities } from './board.ts';
import type { KeyResultId, ObjectiveId } from './id.ts';
import type { KeyResult } from './key-result.ts';
import type { Objective, Parent } from './objective.ts';
import { done, refused, type Result } from './result.ts';

/** As much of a board as it takes to follow parents; a whole board is one. */
export interface Parentage {
	readonly objectives: Entities<ObjectiveId, Pick<Objective, 'parent'>>;
	readonly keyResults: Entities<KeyResultId, Pick<KeyResult, 'objectiveId'>>;
}

/** The objective that a parent stands for: itself, or the one whose key result it is. */
export function parentObjectiveId(board: Parentage, parent: Parent): ObjectiveId | undefined {
	return parent.kind === 'objective' ? parent.id : board.keyResults.get(parent.id)?.objectiveId;
}

/** Whether an objective may serve this parent: it exists, and is neither itself nor anything below itself. */
export function mayMove(
	board: Parentage,
	id: ObjectiveId,
	parent: Parent | null
): Result<undefined, 'loop' | 'gone'> {
	let above = parent && parentObjectiveId(board, parent);
	if (parent && (!above || !board.objectives.get(above))) return refused('gone');
	// Two people can have closed a loop above at the same time: it is walked once.
	const seen = new Set<ObjectiveId>();
	while (above && !seen.has(above)) {
		if (above === id) return refused('loop');
		seen.add(above);
		const next: Parent | undefined = board.objectives.get(above)?.parent;
		above = next && parentObjectiveId(board, next);
	}
	return done();
}

import type { Board } from '#domain/board.ts';
import { keyResultsOf, objectivesByLevel } from '#domain/lookups.ts';
import type { Objective, Parent } from '#domain/objective.ts';
import { mayMove } from '#domain/parentage.ts';
import { searchBoard } from '#domain/search.ts';
import { whoseWords } from '#ui/vocabulary/whose-words.ts';
import { isSameParent } from './map-moves.ts';

/** A place that an objective could be moved to. */
export interface MoveChoice {
	readonly key: string;
	readonly parent: Parent;
	readonly title: string;
	/** Whose it is; for a key result, the objective it belongs to. */
	readonly detail: string;
	/** `here` is where it is now; `loop` is below the objective itself, so it cannot be above. */
	readonly standing: 'free' | 'here' | 'loop';
}

/**
 * Where an objective could go: objectives of its cycle and of the company, each with its key results, company
 * first. Places that would close a loop are included, so that nobody looks for them in vain. If words are typed,
 * what they find, the best first.
 */
export function moveChoices(board: Board, moved: Objective, text: string): readonly MoveChoice[] {
	const choices = new Map<string, MoveChoice>();
	for (const above of objectivesByLevel(board)) {
		if (above.id === moved.id) continue;
		if (above.cycleId !== moved.cycleId && above.level !== 'company') continue;
		add({ kind: 'objective', id: above.id }, above.title, whoseWords(board, above));
		for (const { id, title } of keyResultsOf(board, above.id))
			add({ kind: 'keyResult', id }, title, above.title);
	}
	if (text.trim() === '') return [...choices.values()];
	return searchBoard(board, text, Infinity).flatMap(({ kind, id }) => {
		const found = choices.get(`${kind}:${id}`);
		return found ? [found] : [];
	});

	function add(parent: Parent, title: string, detail: string): void {
		const key = `${parent.kind}:${parent.id}`;
		const isHere = isSameParent(moved.parent, parent);
		const standing = isHere ? 'here' : mayMove(board, moved.id, parent).done ? 'free' : 'loop';
		choices.set(key, { key, parent, title, detail, standing });
	}
}

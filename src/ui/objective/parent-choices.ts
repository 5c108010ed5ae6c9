import type { Board } from '#domain/board.ts';
import type { ObjectiveId } from '#domain/id.ts';
import { keyResultsOf, objectivesByLevel } from '#domain/lookups.ts';
import type { Objective, Parent } from '#domain/objective.ts';
import { mayMove } from '#domain/parentage.ts';
import { whoseWords } from '#ui/vocabulary/whose-words.ts';

/** Something that an objective may serve, as a choice in a list. */
export interface ParentChoice {
	readonly value: string;
	readonly label: string;
	readonly hint: string;
}

/**
 * Every objective and key result that an objective may serve: not itself nor anything below it. Company objectives
 * come first. From other cycles only the current choice is listed.
 */
export function parentChoices(
	board: Board,
	objective: Pick<Objective, 'cycleId' | 'parent'> & { readonly id?: ObjectiveId },
	keyResultTerm: string
): readonly ParentChoice[] {
	const named = objective.parent && textFromParent(objective.parent);
	const choices: ParentChoice[] = [];
	for (const above of objectivesByLevel(board)) {
		const parent = { kind: 'objective', id: above.id } as const;
		if (objective.id !== undefined && !mayMove(board, objective.id, parent).done) continue;
		const isOfCycle = above.cycleId === objective.cycleId || above.level === 'company';
		const own = [
			{ value: textFromParent(parent), label: above.title, hint: whoseWords(board, above) },
			...keyResultsOf(board, above.id).map(({ id, title }) => {
				const hint = `${keyResultTerm} of “${above.title}”`;
				return { value: textFromParent({ kind: 'keyResult', id }), label: title, hint };
			})
		];
		choices.push(...own.filter(({ value }) => isOfCycle || value === named));
	}
	return choices;
}

/** A parent as the value of a list, and in an address. */
export function textFromParent(parent: Parent): string {
	return `${parent.kind}:${parent.id}`;
}

/** The parent that such a text names; undefined for any other text. */
export function parentFromText(text: string | undefined): Parent | undefined {
	const [kind, id] = text?.split(':') ?? [];
	if (!id) return undefined;
	if (kind === 'objective') return { kind, id: id as (Parent & { kind: 'objective' })['id'] };
	if (kind === 'keyResult') return { kind, id: id as (Parent & { kind: 'keyResult' })['id'] };
	return undefined;
}

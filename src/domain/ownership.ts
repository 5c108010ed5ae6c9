import type { Board } from './board.ts';
import { currentCycles, isCurrent } from './home.ts';
import type { Day } from './day.ts';
import type { PersonId } from './id.ts';
import type { KeyResult } from './key-result.ts';
import type { Kpi } from './kpi.ts';
import { keyResultsOf, liveKpis, liveObjectives } from './lookups.ts';
import type { Objective } from './objective.ts';

/** What one person answers for on a board. */
export interface Ownership {
	readonly objectives: readonly Objective[];
	readonly keyResults: readonly KeyResult[];
	readonly kpis: readonly Kpi[];
}

/** What each person owns in the cycles that are running or belong to none, in the order of the board. */
export function ownership(board: Board, today: Day): ReadonlyMap<PersonId, Ownership> {
	const current = new Set(currentCycles(board, today).map(({ id }) => id));
	const objectives = liveObjectives(board).filter((objective) =>
		isCurrent(board, current, objective)
	);
	const keyResults = objectives.flatMap(({ id }) => keyResultsOf(board, id));
	const owned = new Map<
		PersonId,
		{ -readonly [kind in keyof Ownership]: Ownership[kind][number][] }
	>();
	const of = (person: PersonId) => {
		const known = owned.get(person) ?? { objectives: [], keyResults: [], kpis: [] };
		owned.set(person, known);
		return known;
	};
	for (const objective of objectives)
		if (objective.ownerId) of(objective.ownerId).objectives.push(objective);
	for (const keyResult of keyResults)
		if (keyResult.ownerId) of(keyResult.ownerId).keyResults.push(keyResult);
	for (const kpi of liveKpis(board)) if (kpi.ownerId) of(kpi.ownerId).kpis.push(kpi);
	return owned;
}

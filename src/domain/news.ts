import type { Board } from './board.ts';
import type { Instant } from './day.ts';
import type { PersonId } from './id.ts';
import { entitiesIn, isLive } from './lookups.ts';
import { remember } from './remember.ts';

/** How much others have said since a moment, and who of them. */
export interface News {
	readonly checkIns: number;
	readonly readings: number;
	readonly comments: number;
	/** Whoever said most stands first. */
	readonly people: readonly PersonId[];
}

/** A fact that somebody added at a moment. */
interface Said {
	readonly at: Instant;
	readonly by?: PersonId;
}

/**
 * The check-ins, readings and comments that others added after a moment, on whatever is not in the trash. What
 * carries no name may be one's own, and does not count.
 */
export function newsSince(board: Board, since: Instant, me: PersonId | null): News {
	const counts = new Map<PersonId, number>();
	const ofOthers = (facts: readonly Said[]): number => {
		const whose = facts.flatMap(({ by }) => (by && by !== me ? [by] : []));
		for (const by of whose) counts.set(by, (counts.get(by) ?? 0) + 1);
		return whose.length;
	};
	const checkIns = entitiesIn(board.keyResults)
		.filter((keyResult) => isLive(keyResult) && isLive(board.objectives[keyResult.objectiveId]))
		.flatMap((keyResult) => addedSince(keyResult.checkIns, since));
	const readings = entitiesIn(board.kpis)
		.filter(isLive)
		.flatMap((kpi) => addedSince(kpi.readings, since));
	const comments = addedSince(entitiesIn(board.comments).filter(isLive), since);
	return {
		checkIns: ofOthers(checkIns),
		readings: ofOthers(readings),
		comments: ofOthers(comments),
		people: [...counts].sort(([, one], [, other]) => other - one).map(([id]) => id)
	};
}

/** Asked of every key result and KPI after each edit: only those that changed are walked again. */
const addedSince = remember((facts: readonly Said[], since: Instant) =>
	facts.filter(({ at }) => at > since)
);

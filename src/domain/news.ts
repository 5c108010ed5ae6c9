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

/**
 * When those facts were made that came to this device late, by the key result or KPI they belong to; of comments, by
 * the comment itself.
 */
export type LateFacts = ReadonlyMap<string, ReadonlySet<Instant>>;

/** What this device had not seen when the person last looked. */
export interface Unseen {
	readonly since: Instant;
	/** Made before that, and come after it. */
	readonly late: LateFacts;
}

/** A fact that somebody added at a moment. */
interface Said {
	readonly at: Instant;
	readonly by?: PersonId;
}

/**
 * The check-ins, readings and comments of others that this device had not seen, on whatever is not in the trash.
 * Something without a name may be the person's own, and does not count.
 */
export function unseenNews(board: Board, { since, late }: Unseen, me: PersonId | null): News {
	const counts = new Map<PersonId, number>();
	const ofOthers = (facts: readonly Said[]): number => {
		const whose = facts.flatMap(({ by }) => (by && by !== me ? [by] : []));
		for (const by of whose) counts.set(by, (counts.get(by) ?? 0) + 1);
		return whose.length;
	};
	const checkIns = entitiesIn(board.keyResults)
		.filter((keyResult) => isLive(keyResult) && isLive(board.objectives.get(keyResult.objectiveId)))
		.flatMap(({ id, checkIns }) => unseen(checkIns, since, late.get(id)));
	const readings = entitiesIn(board.kpis)
		.filter(isLive)
		.flatMap(({ id, readings }) => unseen(readings, since, late.get(id)));
	const comments = entitiesIn(board.comments)
		.filter(isLive)
		.filter(({ id, at }) => at > since || late.get(id)?.has(at));
	return {
		checkIns: ofOthers(checkIns),
		readings: ofOthers(readings),
		comments: ofOthers(comments),
		people: [...counts].sort(([, one], [, other]) => other - one).map(([id]) => id)
	};
}

/** Asked of every key result and KPI after each edit: only those that changed are walked again. */
const unseen = remember(
	(facts: readonly Said[], since: Instant, late: ReadonlySet<Instant> | undefined) =>
		facts.filter(({ at }) => at > since || late?.has(at))
);

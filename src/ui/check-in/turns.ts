import type { Board } from '#domain/board.ts';
import type { Day } from '#domain/day.ts';
import { homeObjectives } from '#domain/home.ts';
import type { KeyResultId, KpiId, ObjectiveId, PersonId } from '#domain/id.ts';
import { isLive, keyResultsOf, liveKpis } from '#domain/lookups.ts';
import { owed } from '#domain/owed.ts';
import { isDerived } from '#domain/whole-readings.ts';

/** One thing to report on. */
export type Turn =
	| { readonly kind: 'keyResult'; readonly id: KeyResultId }
	| { readonly kind: 'kpi'; readonly id: KpiId };

/** What to go through: what is due by me, all that is mine, or everything on the board. */
export type Scope = 'due' | 'mine' | 'everything';

/** What to go through, in order. Key results first, those of one objective together; then KPIs. */
export function turnsOf(
	board: Board,
	scope: Scope,
	me: PersonId | null,
	today: Day
): readonly Turn[] {
	if (scope === 'due') return me ? dueTurns(board, me, today) : [];
	const isWanted = (owner: PersonId | undefined) => scope === 'everything' || owner === me;
	const keyResults = homeObjectives(board, {}, today).flatMap(
		({ objective, keyResults: reports }) =>
			reports
				.filter(({ keyResult }) => isWanted(keyResult.ownerId ?? objective.ownerId))
				.map(({ keyResult }): Turn => ({ kind: 'keyResult', id: keyResult.id }))
	);
	const kpis = liveKpis(board)
		.filter((kpi) => isWanted(kpi.ownerId) && !isDerived(kpi))
		.map(({ id }): Turn => ({ kind: 'kpi', id }));
	return [...keyResults, ...kpis];
}

/** What an address names: a key result, a KPI, or all key results of an objective. */
export function turnsAbout(board: Board, subject: string): readonly Turn[] {
	if (isLive(board.keyResults[subject as KeyResultId]))
		return [{ kind: 'keyResult', id: subject as KeyResultId }];
	const kpi = board.kpis[subject as KpiId];
	if (isLive(kpi)) return isDerived(kpi) ? [] : [{ kind: 'kpi', id: kpi.id }];
	return keyResultsOf(board, subject as ObjectiveId).map(({ id }) => ({ kind: 'keyResult', id }));
}

function dueTurns(board: Board, me: PersonId, today: Day): readonly Turn[] {
	return owed(board, me, today).map((due): Turn =>
		due.kind === 'check-in'
			? { kind: 'keyResult', id: due.keyResult.id }
			: { kind: 'kpi', id: due.kpi.id }
	);
}

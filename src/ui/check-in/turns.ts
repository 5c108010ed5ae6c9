import type { Board } from '#domain/board.ts';
import type { Day } from '#domain/day.ts';
import { homeObjectives } from '#domain/home.ts';
import type { KeyResultId, KpiId, ObjectiveId, PersonId, SegmentId } from '#domain/id.ts';
import type { Kpi, Segment } from '#domain/kpi.ts';
import { isLive, keyResultsOf, liveKpis } from '#domain/lookups.ts';
import { owed } from '#domain/owed.ts';
import { segmentsDue } from '#domain/segment-due.ts';
import { isCounted, isDerived } from '#domain/whole-readings.ts';

/** One thing to report on. */
export type Turn =
	| { readonly kind: 'keyResult'; readonly id: KeyResultId }
	/** If a KPI is counted from its segments, each segment is due by itself. */
	| { readonly kind: 'kpi'; readonly id: KpiId; readonly segmentId?: SegmentId };

/** What tells one turn from another. */
export function turnKey(turn: Turn): string {
	return turn.kind === 'kpi' && turn.segmentId ? `${turn.id} ${turn.segmentId}` : turn.id;
}

/** What to go through: what is due by me, all that is mine, or everything on the board. */
export type Scope = 'due' | 'mine' | 'everything';

/** What to go through, in order: key results first, those of one objective together; then KPIs. */
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
		.filter(({ ownerId }) => isWanted(ownerId))
		.flatMap((kpi) => kpiTurns(kpi));
	return [...keyResults, ...kpis];
}

/** What an address names: a key result, a KPI, or all key results of an objective. */
export function turnsAbout(board: Board, subject: string): readonly Turn[] {
	if (isLive(board.keyResults.get(subject as KeyResultId)))
		return [{ kind: 'keyResult', id: subject as KeyResultId }];
	const kpi = board.kpis.get(subject as KpiId);
	if (isLive(kpi)) return kpiTurns(kpi);
	return keyResultsOf(board, subject as ObjectiveId).map(({ id }) => ({ kind: 'keyResult', id }));
}

function dueTurns(board: Board, me: PersonId, today: Day): readonly Turn[] {
	return owed(board, me, today).flatMap((due): readonly Turn[] =>
		due.kind === 'check-in'
			? [{ kind: 'keyResult', id: due.keyResult.id }]
			: kpiTurns(due.kpi, segmentsDue(due.kpi, today))
	);
}

/** One turn for the whole; if it is counted from segments, one for each of these; none if it is derived. */
function kpiTurns(kpi: Kpi, segments: readonly Segment[] = kpi.segments): readonly Turn[] {
	const { id } = kpi;
	if (isDerived(kpi)) return [];
	if (!isCounted(kpi)) return [{ kind: 'kpi', id }];
	return segments.map((segment) => ({ kind: 'kpi', id, segmentId: segment.id }));
}

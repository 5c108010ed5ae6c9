import type { Board } from '#domain/board.ts';
import type { KeyResultId, KpiId, ObjectiveId } from '#domain/id.ts';
import type { BoardAddresses } from '#ui/vocabulary/addresses.ts';
import { termOf } from '#ui/vocabulary/terms.ts';

/** Where a check-in of one thing was begun: the page of its KPI or of its objective, and what that is called. */
export function subjectPlace(
	{ kpis, keyResults, objectives, settings }: Board,
	subject: string,
	addresses: BoardAddresses
): { readonly word: string; readonly href: string } | undefined {
	const kpi = kpis.get(subject as KpiId);
	if (kpi) return { word: termOf(settings, 'kpi').one, href: addresses.kpi(kpi.id) };
	const id = keyResults.get(subject as KeyResultId)?.objectiveId ?? (subject as ObjectiveId);
	if (!objectives.get(id)) return undefined;
	return { word: termOf(settings, 'objective').one, href: addresses.objective(id) };
}

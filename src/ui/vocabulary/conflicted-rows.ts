import type { Conflicted } from '#domain/conflict.ts';
import type { Kpi } from '#domain/kpi.ts';
import type { ObjectiveReport } from '#domain/objective-report.ts';
import { saidTwice } from '#domain/said-twice.ts';

/** The ids of everything that has a conflict, or has something attached that does. */
type Around = ReadonlySet<string>;

/** Whether there is a conflict to settle on a KPI's page. */
export function isKpiConflicted(kpi: Kpi, around: Around): boolean {
	return isConflicted(kpi) || saidTwice(kpi.readings).length > 0 || around.has(kpi.id);
}

/** Whether there is a conflict to settle on an objective's page. */
export function isPageConflicted(
	{ objective, keyResults }: ObjectiveReport,
	around: Around
): boolean {
	return (
		isConflicted(objective) ||
		around.has(objective.id) ||
		keyResults.some(({ keyResult }) => isConflicted(keyResult) || around.has(keyResult.id))
	);
}

function isConflicted({ conflicts }: Conflicted): boolean {
	return conflicts !== undefined;
}

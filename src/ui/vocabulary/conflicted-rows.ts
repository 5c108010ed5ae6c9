import type { Conflicted } from '#domain/conflict.ts';
import type { Kpi } from '#domain/kpi.ts';
import type { ObjectiveReport } from '#domain/objective-report.ts';
import { saidTwice } from '#domain/said-twice.ts';

/** The ids of what has something hanging on it of which something is to be chosen. */
type Around = ReadonlySet<string>;

/** Whether something is to be chosen on a KPI's page. */
export function isKpiConflicted(kpi: Kpi, around: Around): boolean {
	return isConflicted(kpi) || saidTwice(kpi.readings).length > 0 || around.has(kpi.id);
}

/** Whether something is to be chosen on an objective's page. */
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

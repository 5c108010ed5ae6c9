import type { Board } from '#domain/board.ts';
import type { Day } from '#domain/day.ts';
import { runningRecovery } from '#domain/kpi-recovery.ts';
import type { Kpi } from '#domain/kpi.ts';
import { investigationsOf, personName } from '#domain/lookups.ts';

/**
 * What is being done about a KPI, in a sentence: "Recovering by Calm support", "Ana Lima is looking into it".
 * Undefined if nothing is.
 */
export function careWords(board: Board, kpi: Kpi, today: Day): string | undefined {
	const recovery = runningRecovery(board, kpi, today);
	if (recovery) return `Recovering by “${recovery.objective.title}”`;
	const [latest] = investigationsOf(board, kpi.id);
	if (!latest || latest.closedOn) return undefined;
	const who = personName(board, latest.ownerId ?? kpi.ownerId);
	return who ? `Being looked into by ${who}` : 'Being looked into';
}

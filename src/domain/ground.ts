import type { Board } from './board.ts';
import type { BoardSettings } from './board-settings.ts';
import type { Cycle } from './cycle.ts';
import type { Span } from './day.ts';
import type { KeyResult } from './key-result.ts';
import type { Kpi } from './kpi.ts';
import type { Objective } from './objective.ts';
import { remember } from './remember.ts';

/**
 * All of a board that a key result's figures depend on besides itself. The same object for as long as its
 * parts are the same, so that answers can be remembered by it: nothing may be computed from more than this.
 */
export interface Ground {
	readonly objective: Objective | undefined;
	readonly cycle: Cycle | undefined;
	readonly kpi: Kpi | undefined;
	readonly settings: BoardSettings;
}

/** Where a key result finds what it stands on. */
export type Around = Pick<Board, 'objectives' | 'cycles' | 'kpis' | 'settings'>;

/** What a key result stands on. */
export function groundOf(board: Around, keyResult: KeyResult): Ground {
	const objective = board.objectives.get(keyResult.objectiveId);
	return groundOfParts(
		keyResult,
		objective,
		objective?.cycleId === undefined ? undefined : board.cycles.get(objective.cycleId),
		keyResult.kpiId === undefined ? undefined : board.kpis.get(keyResult.kpiId),
		board.settings
	);
}

/** The days in which a key result is worked on: its own window, else its cycle. */
export function windowOf(keyResult: KeyResult, { cycle }: Pick<Ground, 'cycle'>): Span | undefined {
	return keyResult.window ?? cycle;
}

const groundOfParts = remember(
	(
		_keyResult: KeyResult,
		objective: Objective | undefined,
		cycle: Cycle | undefined,
		kpi: Kpi | undefined,
		settings: BoardSettings
	): Ground => ({ objective, cycle, kpi, settings })
);

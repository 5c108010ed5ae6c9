import type { Board } from './board.ts';
import type { Day } from './day.ts';
import { forecast } from './forecast.ts';
import { keyResultReport } from './key-result-report.ts';
import { keyResultsOf } from './lookups.ts';
import type { Objective } from './objective.ts';
import { rollUp } from './roll-up.ts';

/** Where an objective will probably end, and for how many of its key results that is more than today's figure. */
export interface ObjectiveForecast {
	readonly ratio: number;
	readonly foreseen: number;
	readonly counted: number;
}

/**
 * The roll-up of its key results' median forecasts; what cannot be foreseen counts as it stands today. Null when
 * nothing can be.
 */
export function objectiveForecast(
	board: Board,
	objective: Objective,
	today: Day
): ObjectiveForecast | null {
	const parts = keyResultsOf(board, objective.id).flatMap((keyResult) => {
		const now = keyResultReport(board, keyResult, today).ratio;
		const end = forecast(board, keyResult, today)?.median.ratio;
		return now === null || !(keyResult.weight > 0)
			? []
			: [{ value: end ?? now, weight: keyResult.weight, isForeseen: end !== undefined }];
	});
	const ratio = rollUp(parts);
	const foreseen = parts.filter(({ isForeseen }) => isForeseen).length;
	return ratio === null || foreseen === 0 ? null : { ratio, foreseen, counted: parts.length };
}

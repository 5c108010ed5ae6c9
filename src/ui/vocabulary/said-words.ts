import type { KeyResultReport } from '#domain/key-result-report.ts';
import type { ComputedStatus } from '#domain/pace.ts';

/** What the figures say, in words that continue a sentence; nothing where they say nothing. */
const statusWords: Readonly<Partial<Record<ComputedStatus, string>>> = {
	'on-track': 'on track',
	'at-risk': 'at risk',
	'off-track': 'off track',
	met: 'reached'
};

/**
 * Whose word a status is, where a person has said another one than the figures: "said on track; by the figures off
 * track".
 */
export function saidAgainstFigures({ said, computed }: KeyResultReport): string | undefined {
	const figures = statusWords[computed];
	const agrees = said === computed || (said === 'on-track' && computed === 'met');
	if (said === null || agrees || figures === undefined) return undefined;
	return `said ${statusWords[said]}; by the figures ${figures}`;
}

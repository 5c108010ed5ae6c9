import type { KeyResultReport } from '#domain/key-result-report.ts';
import type { ObjectiveReport } from '#domain/objective-report.ts';

/** How progress compares with the time that has passed: "12 points behind where we should be today". */
export function standingWords(
	report: Pick<ObjectiveReport | KeyResultReport, 'ratio' | 'expectedRatio' | 'computed'>
): string {
	const { ratio, expectedRatio, computed } = report;
	if (ratio === null) return 'nothing has been measured yet';
	if (computed === 'met') return 'reached';
	if (expectedRatio === null) return 'without dates there is no pace to compare it with';
	const points = Math.round(ratio * 100) - Math.round(expectedRatio * 100);
	if (points === 0) return 'just where we should be today';
	const distance = `${Math.abs(points)} ${Math.abs(points) === 1 ? 'point' : 'points'}`;
	return `${distance} ${points > 0 ? 'ahead of' : 'behind'} where we should be today`;
}

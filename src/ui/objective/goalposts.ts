import type { Board } from '#domain/board.ts';
import { dayFromInstant } from '#domain/day.ts';
import type { Change } from '#domain/entity.ts';
import { formatDay } from '#domain/format.ts';
import type { KeyResult } from '#domain/key-result.ts';
import type { KeyResultReport } from '#domain/key-result-report.ts';
import { personName } from '#domain/lookups.ts';
import type { ObjectiveReport } from '#domain/objective-report.ts';
import type { Objective } from '#domain/objective.ts';
import type { ChangeLine } from '#ui/vocabulary/ChangeList.svelte';
import { changeWords } from '#ui/vocabulary/change-words.ts';
import { partsIn } from '#ui/vocabulary/field-words.ts';
import { valueUnit } from '#ui/vocabulary/measure-words.ts';
import { capitalised } from '#ui/vocabulary/terms.ts';

/** "Target changed from 80 to 70 on 3 Mar by Ana": the last time that a key result's goalposts were moved. */
export function goalpostWords(
	board: Board,
	{ keyResult, movedGoalposts }: KeyResultReport,
	locale: string
): string | undefined {
	const last = movedGoalposts.at(-1);
	if (!last) return undefined;
	const together = movedGoalposts.filter(({ at }) => at === last.at);
	const day = formatDay(dayFromInstant(last.at, board.settings.timeZone), locale);
	const words = wordsOf(board, keyResult, together, locale);
	return capitalised(`${words} on ${day} by ${personName(board, last.by) ?? 'somebody'}`);
}

/** Who changed what in an objective and its key results, the latest first. */
export function historyOf(
	board: Board,
	{ objective, keyResults, movedGoalposts }: ObjectiveReport,
	locale: string,
	whoMade: (change: Change, of: Objective | KeyResult) => string
): readonly ChangeLine[] {
	const moved = new Set(movedGoalposts);
	const linesOf = (subject: Objective | KeyResult, of: string | undefined) =>
		steps(subject.changes).map((changes): ChangeLine & { readonly order: number } => ({
			key: `${subject.id} ${changes[0]?.at} ${changes[0]?.field}`,
			order: changes[0]?.at ?? 0,
			at: changes[0]?.at ?? (0 as Change['at']),
			who: changes[0] && whoMade(changes[0], subject),
			of,
			words: wordsOf(board, subject, changes, locale),
			movesGoalposts: changes.some((change) => moved.has(change))
		}));
	return [
		...linesOf(objective, undefined),
		...keyResults.flatMap(({ keyResult }) => linesOf(keyResult, keyResult.title))
	].sort((one, other) => other.order - one.order);
}

/** Changes made in one step are one line. */
function steps(changes: readonly Change[]): readonly (readonly Change[])[] {
	const byStep = new Map<string, Change[]>();
	for (const change of changes) {
		const step = `${change.at} ${change.by}`;
		byStep.set(step, [...(byStep.get(step) ?? []), change]);
	}
	return [...byStep.values()];
}

function wordsOf(
	board: Board,
	subject: Objective | KeyResult,
	changes: readonly Change[],
	locale: string
): string {
	const unitOf = (field: string) => {
		if (!('measure' in subject)) return undefined;
		return field === 'baseline' ? subject.unit : valueUnit(subject);
	};
	const parts = 'measure' in subject ? partsIn(subject) : [];
	return changes
		.map((change) => changeWords(change, { board, unit: unitOf(change.field), parts, locale }))
		.join(', ');
}

import { formatDay } from '#domain/format.ts';
import type { KeyResultReport } from '#domain/key-result-report.ts';
import { levels, type ObjectiveKind } from '#domain/objective.ts';
import { kindWords, levelWords } from '#ui/vocabulary/objective-words.ts';
import { saidAgainstFigures } from '#ui/vocabulary/said-words.ts';
import { capitalised } from '#ui/vocabulary/terms.ts';

const kinds: readonly ObjectiveKind[] = ['committed', 'aspirational', 'learning'];

/** The kinds of objective, each in a sentence. */
export const kindChoices = kinds.map((value) => {
	const { word, hint } = kindWords[value];
	return { value, label: word, hint };
});

/** Whose objective it is. */
export const levelChoices = levels.map((value) => ({ value, label: levelWords[value] }));

/** Why a personal objective is seldom the best choice. */
export const personHint =
	'For one person, responsibilities and a growth goal usually say more than an objective. You find them under People.';

/** What progress may be costing: guardrails beyond their limits, by name. */
export function sufferingWords(names: readonly string[]): string {
	const are = names.length === 1 ? 'is beyond its limits' : 'are beyond their limits';
	return `Look before you go on: ${names.join(' and ')} ${are}. Is that the price of this progress?`;
}

/** What deserves a remark beside a key result: figures that differ from what was said, silence, standstill. */
export function remarksOn(
	report: KeyResultReport,
	locale: string
): readonly { readonly tone: 'quiet' | 'watch'; readonly words: string }[] {
	const { isStale, isStalled, lastCheckIn } = report;
	const remarks: { tone: 'quiet' | 'watch'; words: string }[] = [];
	const said = saidAgainstFigures(report);
	if (said !== undefined) remarks.push({ tone: 'quiet', words: capitalised(said) });
	if (isStale) {
		const since = lastCheckIn ? ` since ${formatDay(lastCheckIn.day, locale)}` : ' yet';
		remarks.push({ tone: 'watch', words: `Stale: nothing heard${since}` });
	}
	if (isStalled)
		remarks.push({ tone: 'watch', words: 'Stalled: three values in a row without a move' });
	return remarks;
}

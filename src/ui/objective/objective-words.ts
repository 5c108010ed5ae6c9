export { standingWords } from '#ui/vocabulary/standing-words.ts';
import type { SaidStatus } from '#domain/check-in.ts';
import { formatDay } from '#domain/format.ts';
import type { KeyResultReport } from '#domain/key-result-report.ts';
import type { Level, ObjectiveKind } from '#domain/objective.ts';
import type { ObjectiveHint } from '#domain/objective-report.ts';

/** The kinds of objective, each in a sentence. */
export const kindChoices: readonly {
	readonly value: ObjectiveKind;
	readonly label: string;
	readonly hint: string;
}[] = [
	{
		value: 'committed',
		label: 'Committed',
		hint: 'We promise all of it; falling short is a reason to ask why.'
	},
	{
		value: 'aspirational',
		label: 'Aspirational',
		hint: 'A stretch on purpose: six or seven tenths of it is a good result.'
	},
	{
		value: 'learning',
		label: 'Learning',
		hint: 'We want to find something out; what counts in the end is what we know.'
	}
];

/** Whose objective it is. */
export const levelChoices: readonly { readonly value: Level; readonly label: string }[] = [
	{ value: 'company', label: 'Company' },
	{ value: 'team', label: 'Team' },
	{ value: 'person', label: 'Person' }
];

/** Why a personal objective is seldom the best way. */
export const personHint =
	'For one person, responsibilities and a growth goal usually say more than an objective. You find them under People.';

/** What somebody said, in words that go on a sentence. */
export const saidWords: Readonly<Record<SaidStatus, string>> = {
	'on-track': 'on track',
	'at-risk': 'at risk',
	'off-track': 'off track'
};

/** What deserves a word beside a key result: what the figures say against what was said, silence, standstill. */
export function remarksOn(
	report: KeyResultReport,
	locale: string
): readonly { readonly tone: 'quiet' | 'watch'; readonly words: string }[] {
	const { said, computed, isStale, isStalled, lastCheckIn } = report;
	const remarks: { tone: 'quiet' | 'watch'; words: string }[] = [];
	if (said && said !== computed && (computed in saidWords || computed === 'met')) {
		const figures = computed === 'met' ? 'reached' : saidWords[computed as SaidStatus];
		remarks.push({ tone: 'quiet', words: `Said ${saidWords[said]}; by the figures ${figures}` });
	}
	if (isStale) {
		const since = lastCheckIn ? ` since ${formatDay(lastCheckIn.day, locale)}` : ' yet';
		remarks.push({ tone: 'watch', words: `Stale: nothing heard${since}` });
	}
	if (isStalled)
		remarks.push({ tone: 'watch', words: 'Stalled: three values in a row without a move' });
	return remarks;
}

/** A hint as a sentence, in the board's own words for a key result. */
export function hintWords(
	{ code }: ObjectiveHint,
	count: number,
	term: { readonly one: string; readonly many: string }
): string {
	switch (code) {
		case 'few-key-results':
			if (count === 0) return `No ${term.one} yet: how would you see that it worked?`;
			return count === 1
				? `One ${term.one} seldom proves an objective; two to five do.`
				: `Two ${term.many} are enough if both together prove it.`;
		case 'many-key-results':
			return count > 5
				? `${count} ${term.many} are hard to keep in mind; two to five are enough.`
				: `Five ${term.many} are many: is there one that proves less than the others?`;
		case 'no-owner':
			return 'Nobody owns it yet.';
		case 'no-why':
			return 'Why it matters is not written down yet.';
		case 'no-winning':
			return 'A picture of winning would show everybody where this goes.';
		case 'no-cycle':
			return 'It belongs to no cycle, so it has no end and no pace.';
		case 'weights-all-zero':
			return 'All weights are 0, so nothing counts in the progress.';
	}
}

import type { PlanKind } from './import-plan.ts';
import type { Label } from './outline-lines.ts';
import type { Sentence } from './outline-words.ts';
import { figuresIn } from './figures.ts';
import type { Level } from '#domain/objective.ts';

/** A line on its way to a node: what it says is known, what it is gets settled here. */
export interface Draft {
	readonly id: string;
	readonly line: number;
	readonly title: string;
	readonly who: string;
	readonly result: string;
	/** What follows the first sentence. */
	readonly sentences: readonly Sentence[];
	readonly details: {
		owner?: string;
		team?: string;
		why?: string;
		winning?: string;
		result?: string;
	};
	readonly notes: string[];
	readonly isBox: boolean;
	readonly done: boolean;
	/** Names whom the lines below belong to and is nothing itself. */
	readonly isGroup: boolean;
	readonly isMeasured: boolean;
	below: Draft[];
	/** What its own label says it is. */
	forced?: PlanKind;
	/** What its label says the lines below are. */
	forcedBelow?: Label;
	kind?: PlanKind;
	level?: Level;
	/** Its further sentences are key results themselves. */
	splits?: boolean;
}

type Above = 'nothing' | 'objective' | 'keyResult';

/**
 * Settle what each line is. A label decides. Otherwise a line with others below it is an objective, a line at the
 * end is its key result, and what is below a measured key result is an initiative; a line with another name that
 * has results of its own is an objective again. Returns the lines at the top.
 */
export function settleKinds(roots: readonly Draft[]): readonly Draft[] {
	const gathered = gatherLoose(roots);
	settleAll(gathered, 'nothing', undefined);
	settleLevels(gathered, []);
	return gathered;
}

function settleAll(drafts: readonly Draft[], above: Above, forced: Label | undefined): void {
	const siblings = seen(drafts);
	for (const draft of drafts) {
		if (draft.isGroup) {
			draft.kind = draft.forced ?? 'team';
			draft.below = gatherLoose(draft.below, above);
			settleAll(draft.below, above, draft.forcedBelow ?? forced);
			continue;
		}
		draft.splits = splitsUp(draft, above, forced);
		draft.kind = draft.forced ?? forced ?? kindOf(draft, above, siblings);
		const reaches = draft.kind === 'keyResult' || draft.kind === 'initiative';
		if (reaches || draft.kind === 'kpi') draft.splits = false;
		settleAll(draft.below, reaches ? 'keyResult' : 'objective', undefined);
	}
}

function kindOf(draft: Draft, above: Above, siblings: readonly Draft[]): PlanKind {
	const below = seen(draft.below);
	if (draft.splits) return 'objective';
	if (above === 'nothing') return draft.isBox && below.length === 0 ? 'initiative' : 'objective';
	if (below.length === 0) return above === 'keyResult' ? 'initiative' : 'keyResult';
	const namesOthers = below.some((other) => other.who !== '' && other.who !== draft.who);
	const hasResults = below.some((other) => other.isMeasured || other.forced === 'keyResult');
	if (above === 'keyResult') return namesOthers || hasResults ? 'objective' : 'initiative';
	if (namesOthers || below.some((other) => other.forced === 'keyResult')) return 'objective';
	if (draft.isMeasured || below.every((other) => other.isBox)) return 'keyResult';
	if (hasResults) return 'objective';
	const besideResults = siblings.some(
		(other) => other.isMeasured || seen(other.below).length === 0
	);
	return besideResults ? 'keyResult' : 'objective';
}

/** Whether further sentences are results: always after a name, otherwise if one of them has a number. */
function splitsUp(draft: Draft, above: Above, forced: Label | undefined): boolean {
	const kind = draft.forced ?? forced;
	if (draft.sentences.length === 0 || (kind && kind !== 'objective')) return false;
	if (draft.isBox || (above === 'keyResult' && !draft.who)) return false;
	if (draft.who || kind === 'objective') return true;
	const hasFigures = draft.sentences.some((sentence) => figuresIn(sentence.title).length > 0);
	return hasFigures && (above === 'nothing' || seen(draft.below).length > 0);
}

/**
 * Lines without any indent: a line with a measure belongs to the last line before it without one, and a checkbox to
 * the result before it.
 */
function gatherLoose(drafts: readonly Draft[], above: Above = 'nothing'): Draft[] {
	let open: Draft | undefined;
	const kept: Draft[] = [];
	for (const draft of drafts) {
		const isLoose =
			above === 'nothing' &&
			!draft.isGroup &&
			!draft.forced &&
			draft.who === '' &&
			draft.below.length === 0 &&
			draft.sentences.length === 0;
		if (isLoose && open && (draft.isMeasured || draft.isBox)) {
			open.below.push(draft);
			continue;
		}
		kept.push(draft);
		const takes = !draft.isGroup && !draft.isMeasured && !draft.isBox;
		open = takes && (draft.below.length === 0 || open === draft) ? draft : undefined;
	}
	for (const draft of kept) gatherBoxes(draft);
	return kept;
}

/** Checkboxes between results are the work for the result before them. */
function gatherBoxes(draft: Draft): void {
	const kept: Draft[] = [];
	for (const other of draft.below) {
		const before = kept.at(-1);
		if (other.isBox && before && !before.isBox && !before.isGroup && other.below.length === 0)
			before.below.push(other);
		else kept.push(other);
	}
	draft.below = kept;
	for (const other of draft.below) gatherBoxes(other);
}

/** A company objective is the CEO's, or one at the top that others belong to. All others are a team's. */
function settleLevels(drafts: readonly Draft[], above: readonly Draft[]): void {
	for (const draft of drafts) {
		if (draft.kind === 'objective') {
			const isTop = above.every((other) => other.kind !== 'objective');
			const carries = isTop && !draft.who && hasObjectiveBelow(draft);
			draft.level = carries || /^(?:CEO|company)$/iu.test(draft.who) ? 'company' : 'team';
		}
		settleLevels(draft.below, [...above, draft]);
	}
}

function hasObjectiveBelow(draft: Draft): boolean {
	return draft.below.some((other) => other.kind === 'objective' || hasObjectiveBelow(other));
}

/** The lines below as a reader counts them: groups are skipped. */
function seen(drafts: readonly Draft[]): readonly Draft[] {
	return drafts.flatMap((draft) => (draft.isGroup ? seen(draft.below) : [draft]));
}

import {
	isDocumentTitle,
	isGroup,
	isTeamName,
	resultsIn,
	spoken,
	type Sentence
} from './outline-words.ts';
import { plainNode } from './import-plan.ts';
import type { ImportPlan, LinePlace, PlanKind, PlanNode } from './import-plan.ts';
import { isEndless } from './endless.ts';
import { outlineLines, type DetailLabel, type OutlineLine } from './outline-lines.ts';
import { outlineTree, type Branch } from './outline-tree.ts';
import { isMeasured, measureFromWords } from './measure-words.ts';
import { settleKinds, type Draft } from './outline-kinds.ts';

/** Names that the board knows already: what they are does not have to be guessed. */
export interface KnownNames {
	readonly people: readonly string[];
	readonly teams: readonly string[];
}

/**
 * Read an outline as people write them. Every line that is not blank ends in exactly one place; titles, names and
 * numbers are taken from the text as they are.
 */
export function planFromOutline(
	text: string,
	known: KnownNames = { people: [], teams: [] }
): ImportPlan {
	const lines = outlineLines(text);
	const places = new Map<number, LinePlace>();
	for (const line of lines) {
		if (line.content === '') places.set(line.number, { kind: 'unread', why: 'only-marks' });
	}
	const readable = lines.filter((line) => line.content !== '');
	const names = new Set(
		readable
			.map((line) => (isEndless(line.content) ? '' : spoken(line.content).who))
			.filter(Boolean)
	);
	const drafts = settleKinds(draftsOf(outlineTree(readable), names, places, undefined));
	const nodes = nodesOf(drafts, undefined, known, '');
	for (const [number, ids] of idsByLine(nodes)) places.set(number, { kind: 'node', ids });
	return {
		nodes,
		lines: lines.map(({ number, text: source }) => ({
			number,
			text: source,
			place: places.get(number) ?? { kind: 'unread', why: 'only-marks' }
		})),
		problems: [],
		asks: []
	};
}

function idsByLine(nodes: readonly PlanNode[]): Map<number, string[]> {
	const ids = new Map<number, string[]>();
	for (const node of nodes) {
		const ofLine = ids.get(node.line);
		if (ofLine) ofLine.push(node.id);
		else ids.set(node.line, [node.id]);
	}
	return ids;
}

function draftsOf(
	branches: readonly Branch[],
	names: ReadonlySet<string>,
	places: Map<number, LinePlace>,
	above: Draft | undefined
): Draft[] {
	const drafts: Draft[] = [];
	for (const branch of branches) {
		const { line } = branch;
		const about = drafts.at(-1) ?? above;
		const told = line.detail && branch.below.length === 0 ? (above ?? about) : undefined;
		if (line.detail && told && !told.isGroup) {
			addDetail(told, line.detail, line.content);
			for (const { number } of [line, ...branch.wrapped])
				places.set(number, { kind: 'detail', id: told.id });
			continue;
		}
		const draft = draftOf(branch, names);
		for (const wrapped of branch.wrapped)
			places.set(wrapped.number, { kind: 'detail', id: draft.id });
		draft.below = draftsOf(branch.below, names, places, draft);
		drafts.push(draft);
	}
	return drafts;
}

function draftOf(branch: Branch, names: ReadonlySet<string>): Draft {
	const { line } = branch;
	const draft: Draft = {
		id: String(line.number),
		line: line.number,
		title: '',
		who: '',
		result: '',
		sentences: [],
		details: {},
		notes: [],
		isBox: line.box !== undefined,
		done: line.box === 'done',
		isGroup: false,
		isMeasured: false,
		below: []
	};
	if (isEndless(line.content)) return { ...draft, title: line.content };
	if (line.label) draft.forced = line.label;
	if (line.labelBelow)
		return {
			...draft,
			title: line.content,
			forced: 'ignored',
			forcedBelow: line.labelBelow,
			isGroup: true
		};
	if (isTitleLine(line) && isDocumentTitle(line.content))
		return { ...draft, title: line.content, forced: 'ignored', isGroup: true };
	// A name whose sentence goes on in the next line is somebody saying something, not a group.
	if (branch.wrapped.length === 0 && !line.label && !line.box && isGroup(line.content, names)) {
		const who = line.content.replace(/\s*:$/u, '');
		return { ...draft, title: who, who, forced: 'team', isGroup: true };
	}
	const content = [line.content, ...branch.wrapped.map((wrapped) => wrapped.content)].join(' ');
	const { who, sentences } = spoken(line.detail ? line.text.trim() : content);
	const [first, ...rest] = sentences;
	return {
		...draft,
		who,
		title: first?.title ?? content,
		result: first?.result ?? '',
		sentences: rest.flatMap(resultsIn),
		isMeasured: isMeasured(first?.title ?? content)
	};
}

function isTitleLine(line: OutlineLine): boolean {
	return !line.label && !line.box && (line.heading !== undefined || line.mark === 'plain');
}

function addDetail(draft: Draft, detail: DetailLabel, words: string): void {
	if (detail === 'note') draft.notes.push(words);
	else if (draft.details[detail]) draft.notes.push(words);
	else draft.details[detail] = words;
}

function nodesOf(
	drafts: readonly Draft[],
	parentId: string | undefined,
	known: KnownNames,
	groupName: string
): PlanNode[] {
	return drafts.flatMap((draft) => {
		const kind: PlanKind = draft.kind ?? 'objective';
		const splits = draft.splits === true;
		const spare = splits ? [] : draft.sentences.map(wordsOf);
		const node = plainNode({
			id: draft.id,
			line: draft.line,
			kind,
			title: draft.title || draft.result,
			...(parentId === undefined ? {} : { parentId }),
			...(draft.level ? { level: draft.level } : {}),
			...whoIs(draft, known, kind === 'objective' || kind === 'keyResult' ? groupName : ''),
			guess: measureFromWords(kind === 'keyResult' || kind === 'kpi' ? draft.title : ''),
			why: draft.details.why ?? '',
			winning: draft.details.winning ?? '',
			result: draft.title ? [draft.result, draft.details.result].filter(Boolean).join('; ') : '',
			done: draft.done,
			notes: [...spare, ...draft.notes, ...unusedName(draft)]
		});
		const own = splits
			? draft.sentences.map((sentence, at) => resultNode(draft, sentence, at))
			: [];
		const below = draft.isGroup ? draft.who || groupName : '';
		return [node, ...own, ...nodesOf(draft.below, draft.id, known, below)];
	});
}

function resultNode(draft: Draft, sentence: Sentence, at: number): PlanNode {
	return plainNode({
		id: `${draft.id}.${at + 1}`,
		parentId: draft.id,
		line: draft.line,
		kind: 'keyResult',
		title: sentence.title || sentence.result,
		guess: measureFromWords(sentence.title),
		result: sentence.title ? sentence.result : ''
	});
}

function wordsOf(sentence: Sentence): string {
	return [sentence.title, sentence.result].filter(Boolean).join(' => ');
}

/**
 * Who a name is: what the board or a label says, otherwise a team if it looks like a team or a role, otherwise a
 * person.
 */
function whoIs(
	draft: Draft,
	known: KnownNames,
	groupName: string
): { owner: string; team: string } {
	const owner = draft.details.owner ?? '';
	const team = draft.details.team ?? '';
	const name = draft.who || groupName;
	const isKnown = (names: readonly string[]): boolean =>
		names.some((other) => other.toLowerCase() === name.toLowerCase());
	const isTeam = isKnown(known.teams) || (!isKnown(known.people) && isTeamName(name));
	if (isTeam ? team : owner) return { owner, team };
	return isTeam ? { owner, team: name } : { owner: name, team };
}

/** A name before the colon when a label below names somebody else: it is kept as a note. */
function unusedName(draft: Draft): string[] {
	const { owner, team } = draft.details;
	const isUsed = ![owner, team].some(Boolean) || [owner, team].includes(draft.who);
	return draft.who && !isUsed ? [draft.who] : [];
}

import { figuresIn } from './figures.ts';

/** A line's words taken apart: who, what, and the result. */
export interface Spoken {
	/** The name before the colon; empty when there is none. */
	readonly who: string;
	/** The sentences, each with the result that followed its `=>`. */
	readonly sentences: readonly Sentence[];
}

export interface Sentence {
	readonly title: string;
	readonly result: string;
}

/** Take a line's words apart. All of its words are kept; only a final full stop goes. */
export function spoken(content: string): Spoken {
	const { who, rest } = nameBefore(content);
	return { who, sentences: sentencesOf(rest).map(sentenceOf) };
}

/** Several results in one sentence, "120% of plan, pipeline 3x": one each, if each has a number. */
export function resultsIn(sentence: Sentence): readonly Sentence[] {
	if (sentence.result) return [sentence];
	const parts = sentence.title.split(/,\s+(?:and\s+)?/u);
	const isList = parts.length > 1 && parts.every((part) => figuresIn(part).length > 0);
	return isList ? parts.map((title) => ({ title, result: '' })) : [sentence];
}

const small = /^(?:and|of|&|the|for|und|de|team|department|squad|guild|\/|-|–)$/iu;

/** A name before a colon: one to five words with capitals, such as "VP Product". */
function isName(words: string): boolean {
	const parts = words.split(/\s+/u);
	return (
		words.length <= 40 &&
		parts.length <= 5 &&
		parts.every((part) => small.test(part) || /^[\p{Lu}&][\p{L}\p{N}&/'’.+-]*,?$/u.test(part)) &&
		/\p{Lu}/u.test(words)
	);
}

const roles =
	/^(?:C[A-Z]{1,3}O|CEO|[ES]?VP[A-Z]{0,3}(?:\s.*)?|(?:Head|Director|VP|Chief|Lead|Manager)\s.+|.+\s(?:Lead|Manager|Director|Officer|Counsel|Owner)|Founder|Co-?founder|President|Chair\p{L}*|Controller|Treasurer)$/u;

/** A role that one person fills, such as CEO or VP Product. */
function isRole(name: string): boolean {
	return roles.test(name);
}

const departments =
	/\b(?:sales|marketing|support|success|legal|finance|people|hr|talent|recruit\p{L}*|product|engineering|design|ux|data|analytics|security|infrastructure|platform|backend|frontend|mobile|web|quality|qa|ops|operations|content|growth|brand|community|partner\p{L}*|alliances|research|it|development|devops|growth|communications|accounting|procurement|logistics|warehouse|customer|customers|services|team|department|squad|tribe|guild|chapter|office|company|entwicklung|vertrieb|einkauf|personal)\b/iu;

/** A name that looks like a team's: a department, or capitals only, such as SDR. */
export function isTeamName(name: string): boolean {
	return !isRole(name) && (departments.test(name) || /^[A-Z]{2,5}$/u.test(name));
}

/** A line that only says whom the lines below belong to: "VP Product:", "CRO", "Sales team". */
export function isGroup(content: string, knownNames: ReadonlySet<string>): boolean {
	const name = content.replace(/(?<!\s)\s*:$/u, '');
	if (!isName(name) || name.split(/\s+/u).length > 4) return false;
	if (content !== name || knownNames.has(name)) return true;
	return isRole(name) || isTeamName(name);
}

/** A heading above everything, such as "2018-Q1 OKRs" or "Q4 2026": it names the text, not a goal. */
export function isDocumentTitle(content: string): boolean {
	if (content.split(/\s+/u).length > 7 || /[:.]\s/u.test(content)) return false;
	return (
		/\bOKRs?\b|objectives (?:and|&) key results/iu.test(content) ||
		/^(?:(?:FY\s?)?\d{2,4}[\s/-]*)?(?:Q[1-4]|H[12]|quarter [1-4])(?:[\s/-]*(?:FY\s?)?\d{2,4})?(?:\s(?:goals|plan))?$/iu.test(
			content
		)
	);
}

function nameBefore(content: string): { who: string; rest: string } {
	const match = /^([^:]{1,40}?)\s*:(?!\/\/|\d)\s*(.*)$/su.exec(content);
	const [, who = '', rest = ''] = match ?? [];
	if (!match || rest === '' || !isName(who)) return { who: '', rest: content };
	// "Uptime: at least 98" names what is measured; "Ana: Write the guide" names who.
	const isSomebody = isRole(who) || isTeamName(who) || /^["“‘'(]?\p{Lu}/u.test(rest);
	return isSomebody ? { who, rest } : { who: '', rest: content };
}

const abbreviations =
	/(?:^|[\s(])(?:e\.g|i\.e|etc|vs|approx|incl|excl|no|nr|ca|dr|mr|mrs|ms|st|inc|ltd|co|corp|dept|est|min|max|avg|resp|z\.b|d\.h|bzw|u\.s|\p{Lu})\.$/iu;

/** Sentences end at a full stop before a new beginning; never inside v2.0, about.example.com, e.g. or 1.5x. */
function sentencesOf(text: string): string[] {
	const sentences: string[] = [];
	let from = 0;
	for (const match of text.matchAll(/[.!?;]\s+(?=[\p{Lu}\d%/"“‘'(<>$€£])/gu)) {
		const sentence = text.slice(from, match.index + 1);
		if (abbreviations.test(sentence)) continue;
		sentences.push(sentence);
		from = match.index + match[0].length;
	}
	sentences.push(text.slice(from));
	return sentences;
}

function sentenceOf(text: string): Sentence {
	const [title = '', ...results] = text.split(/\s*(?:=>|⇒)\s*/u);
	return { title: withoutStop(title), result: withoutStop(results.join(' => ')) };
}

function withoutStop(text: string): string {
	const trimmed = text.trim();
	const isClosed = /[^.][.;]$/u.test(trimmed) && !abbreviations.test(trimmed);
	return isClosed ? trimmed.slice(0, -1) : trimmed;
}

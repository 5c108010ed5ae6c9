import { isEndless } from './endless.ts';

/** Labels that people put before a line to say what it is. */
export type Label = 'objective' | 'keyResult' | 'initiative' | 'kpi';
/** Labels of a line that says something about the line above it. */
export type DetailLabel = 'owner' | 'team' | 'why' | 'winning' | 'result' | 'note';

/** One line of an outline, its marks taken off. */
export interface OutlineLine {
	readonly number: number;
	readonly text: string;
	/** Columns before the first mark, a tab counting to the next multiple of four. */
	readonly indent: number;
	/** Lines with the same kind of mark at the same indent are siblings. */
	readonly mark: string;
	/** 1 to 6 for a Markdown heading. */
	readonly heading?: number;
	readonly box?: 'open' | 'done';
	readonly label?: Label;
	/** "Key results:" with nothing after it: what the lines below are. */
	readonly labelBelow?: Label;
	readonly detail?: DetailLabel;
	readonly afterBlank: boolean;
	/** What is left to read; empty if the line consists of marks only. */
	readonly content: string;
}

/** The lines of a text that are not blank, each with its indent, mark and label taken off. */
export function outlineLines(text: string): readonly OutlineLine[] {
	const lines: OutlineLine[] = [];
	let afterBlank = true;
	text.split(/\r\n|\n|\r/u).forEach((line, index) => {
		if (line.trim() === '') {
			afterBlank = true;
			return;
		}
		lines.push({ number: index + 1, text: line, afterBlank, ...readMarks(line) });
		afterBlank = false;
	});
	return lines;
}

type Marks = Omit<OutlineLine, 'number' | 'text' | 'afterBlank'>;

function readMarks(line: string): Marks {
	const space = /^[\s\u200b\ufeff]*/u.exec(line)?.[0] ?? '';
	const indent = columnsOf(space);
	if (isEndless(line)) return { indent, mark: 'plain', content: line.slice(space.length).trim() };
	const { mark, rest, heading } = readMark(line.slice(space.length).trimEnd());
	const box = /^(?:\[( |x|X|✓|✔)?\]|([☐☑☒✅✔]))\s*/u.exec(rest);
	const words = plainWords(box ? rest.slice(box[0].length) : rest);
	const isDone = box !== null && /[xX✓✔☑☒✅]/u.test(box[0]);
	return {
		indent,
		mark,
		...(heading === undefined ? {} : { heading }),
		...(box ? { box: isDone ? 'done' : 'open' } : {}),
		...readLabel(words)
	};
}

function columnsOf(space: string): number {
	let columns = 0;
	for (const sign of space) {
		if (sign === '\t') columns += 4 - (columns % 4);
		else if (sign !== '\u200b' && sign !== '\ufeff') columns += 1;
	}
	return columns;
}

/** Emphasis has no meaning here: its marks go, its words stay. */
function plainWords(text: string): string {
	const plain = text
		.replace(/(?<![\p{L}\p{N}])(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}_])/gu, '$2')
		.trim();
	return /[\p{L}\p{N}]/u.test(plain) ? plain : '';
}

const marks: readonly [RegExp, (match: RegExpExecArray) => string][] = [
	[/^(?:[•◦▪▫‣⁃●○■□➢➤✓]\s*|[·–—*+-]\s+|o(?:\t|\s{2,}))/u, () => 'bullet'],
	[/^\(?\d{1,3}((?:\.\d{1,3})*)[.)]\s+/u, (match) => `number${(match[1] ?? '').split('.').length}`],
	[/^\(?[ivx]{2,4}[.)]\s+/u, () => 'roman'],
	[/^\(?\p{L}[.)]\s+/u, () => 'letter']
];

function readMark(text: string): { mark: string; rest: string; heading?: number } {
	const heading = /^(#{1,6})\s+(.*?)\s*#*$/u.exec(text);
	if (heading) return { mark: 'heading', rest: heading[2] ?? '', heading: heading[1]?.length ?? 1 };
	for (const [pattern, nameOf] of marks) {
		const match = pattern.exec(text);
		if (match) return { mark: nameOf(match), rest: text.slice(match[0].length) };
	}
	return { mark: 'plain', rest: text };
}

const end = String.raw`(?:\s*#?\d{1,2}(?:\.\d{1,2})*\s*(?:[:.)]\s*|[-–—]\s+|\s+)|\s*:\s*|\s+[-–—]\s+)`;
const labels: readonly [RegExp, Label][] = [
	[
		new RegExp(
			String.raw`^(?:objective|obj|goal|okr|ziel|objectif|objetivo|mål|o)${end}(?=\S)`,
			'iu'
		),
		'objective'
	],
	[
		new RegExp(
			String.raw`^(?:key[\s-]?result|kr|schlüsselergebnis|résultat[\s-]clé|resultado clave)${end}(?=\S)`,
			'iu'
		),
		'keyResult'
	],
	[
		new RegExp(
			String.raw`^(?:initiative|task|action|todo|project|maßnahme|aufgabe)${end}(?=\S)`,
			'iu'
		),
		'initiative'
	],
	[new RegExp(String.raw`^(?:kpi|health metric|vital sign)${end}(?=\S)`, 'iu'), 'kpi']
];
const labelsBelow: readonly [RegExp, Label][] = [
	[/^(?:objectives|goals|okrs|ziele)\s*:?$/iu, 'objective'],
	[
		/^(?:key[\s-]?results?|krs?|schlüsselergebnisse|résultats[\s-]clés|resultados clave)\s*:?$/iu,
		'keyResult'
	],
	[
		/^(?:initiatives?|tasks?|actions?|action items|to-?dos?|projects|maßnahmen|aufgaben)\s*:?$/iu,
		'initiative'
	],
	[/^(?:kpis?|health metrics|metrics|vital signs|kennzahlen)\s*:?$/iu, 'kpi']
];
const details: readonly [RegExp, DetailLabel][] = [
	[
		/^(?:owner|responsible|dri|accountable|lead by|verantwortlich|besitzer)\s*:\s*(?=\S)/iu,
		'owner'
	],
	[/^(?:team|department|abteilung)\s*:\s*(?=\S)/iu, 'team'],
	[/^(?:why|because|reason|motivation|rationale|warum)\s*:\s*(?=\S)/iu, 'why'],
	[/^(?:winning|picture of winning|success looks like|done when)\s*:\s*(?=\S)/iu, 'winning'],
	[/^(?:score|result|grade|outcome|final score|ergebnis)\s*:\s*(?=\S)/iu, 'result'],
	[
		/^(?=(?:notes?|comments?|status|progress|due|deadline|baseline|target|current|start|metric|source|link|description|retrospective|good|bad|try)\s*:\s*\S)/iu,
		'note'
	]
];

function readLabel(
	words: string
): Pick<OutlineLine, 'label' | 'labelBelow' | 'detail' | 'content'> {
	for (const [pattern, labelBelow] of labelsBelow) {
		if (pattern.test(words)) return { labelBelow, content: words };
	}
	for (const [pattern, detail] of details) {
		const match = pattern.exec(words);
		if (match) return { detail, content: words.slice(match[0].length) };
	}
	for (const [pattern, label] of labels) {
		const match = pattern.exec(words);
		if (match) return { label, content: words.slice(match[0].length) };
	}
	return { content: words };
}

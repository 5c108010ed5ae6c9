import { daysFrom } from './day-words.ts';
import { figureOf } from './figures.ts';
import type { TableRow } from './table.ts';

/** What a column of a foreign table holds. `reading`: values of the KPI named in its head. */
export type ColumnRole =
	| 'objective'
	| 'keyResult'
	| 'initiative'
	| 'kpi'
	| 'title'
	| 'kind'
	| 'level'
	| 'team'
	| 'owner'
	| 'why'
	| 'winning'
	| 'from'
	| 'to'
	| 'current'
	| 'watch'
	| 'alarm'
	| 'unit'
	| 'direction'
	| 'weight'
	| 'due'
	| 'done'
	| 'result'
	| 'question'
	| 'note'
	| 'day'
	| 'value'
	| 'reading'
	| 'unused';

export interface Column {
	readonly at: number;
	readonly head: string;
	readonly role: ColumnRole;
	/** A few of its cells, to recognise it by. */
	readonly examples: readonly string[];
}

export interface TableShape {
	readonly columns: readonly Column[];
	readonly head?: TableRow;
	readonly body: readonly TableRow[];
}

const heads: readonly [ColumnRole, RegExp][] = [
	[
		'keyResult',
		/^(?:(?:the )?key ?results?|kr|krs|kr (?:title|name)|key result (?:title|name|description)|measure of success|schlüsselergebnis(?:se)?|resultados? claves?|résultats? clés?|nøkkelresultat(?:er)?|nyckelresultat|kernresultaat|risultat[oi] chiave)$/u
	],
	[
		'objective',
		/^(?:objectives?|objective (?:title|name|description)|goals?|okrs?|ziele?|objectifs?|objetivos?|mål|doel|obiettiv[oi]|objective \d*|company objective|team objective|parent objective)$/u
	],
	[
		'initiative',
		/^(?:initiatives?|tasks?|actions?|action items?|projects?|activit(?:y|ies)|maßnahmen?|aufgaben?|tiltak)$/u
	],
	[
		'kpi',
		/^(?:kpis?|kpi names?|metrics?|metric name|indicators?|kennzahl(?:en)?|indicadore?s?|indicateurs?|måltall|nøkkeltall)$/u
	],
	['kind', /^(?:type|kind|item type|art|typ|tipo)$/u],
	[
		'title',
		/^(?:title|name|item|description|summary|titel|bezeichnung|nombre|nom|tittel|navn|titre)$/u
	],
	['level', /^(?:level|scope|ebene|nivel|niveau|nivå)$/u],
	[
		'team',
		/^(?:teams?|departments?|squad|group|area|function|business unit|abteilung|bereich|equipo|équipe|avdeling|avdelning)$/u
	],
	[
		'owner',
		/^(?:owners?|owned by|dri|responsible|lead|assignee|accountable|person|who|champion|verantwortlich(?:e|er)?|besitzer|zuständig|responsables?|eier|ansvarlig|ägare|ansvarig|eigenaar|propietario)$/u
	],
	['why', /^(?:why|reason|rationale|purpose|because|warum|grund|porqué|pourquoi|hvorfor)$/u],
	[
		'winning',
		/^(?:winning|picture of winning|success looks like|definition of done|outcome description)$/u
	],
	[
		'from',
		/^(?:from|start(?:ing)?(?: value| point)?|baseline|initial(?: value)?|start|startwert|ausgangswert|inicio|valor inicial|départ|valeur initiale|startverdi|basis)$/u
	],
	[
		'to',
		/^(?:to|target(?: value)?|goal value|end value|goal \(number\)|zielwert|zielgröße|soll|meta|cible|valeur cible|målverdi|målvärde|objetivo \(valor\)|target \(number\))$/u
	],
	[
		'current',
		/^(?:current(?: value)?|actual|now|today|latest(?: value)?|progress value|aktuell(?:er wert)?|ist|istwert|actual value|valor actual|actuel|valeur actuelle|nåværende|nå)$/u
	],
	['watch', /^(?:watch|warning|warn(?:ing)? (?:limit|level|at)|amber|yellow|warnung)$/u],
	['alarm', /^(?:alarm|alert|critical|red|(?:alarm|alert|red) (?:limit|level|at)|kritisch)$/u],
	['unit', /^(?:units?|unit of measure|uom|einheit|unidad|unité|enhet|eenheid|measured in)$/u],
	['direction', /^(?:direction|better|polarity|good when|richtung)$/u],
	['weight', /^(?:weight|weighting|gewicht(?:ung)?|peso|poids|vekt)$/u],
	['due', /^(?:due|due date|deadline|end date|by when|fällig|frist|vence|échéance)$/u],
	['done', /^(?:done|completed?|finished|erledigt|hecho|fait|ferdig)$/u],
	[
		'result',
		/^(?:score|final score|grade|result|outcome|progress|% ?complete|status|rating|fortschritt|ergebnis|note finale|resultado|résultat|framdrift)$/u
	],
	['question', /^(?:question|the question it answers|frage)$/u],
	[
		'note',
		/^(?:notes?|comments?|remarks?|update|updates|latest update|notiz(?:en)?|kommentare?|bemerkung(?:en)?|comentarios?|commentaires?|merknad|kommentar)$/u
	],
	[
		'day',
		/^(?:dates?|day|week|month|period|as of|datum|tag|woche|monat|fecha|jour|dato|uke|vecka|semaine|mes)$/u
	],
	[
		'value',
		/^(?:values?|reading|readings|figure|number|amount|wert|werte|valor|valeur|verdi|värde)$/u
	]
];

/** The role that a column's head names; undefined if the word is unknown. */
function roleOfHead(head: string): ColumnRole | undefined {
	const plain = head
		.toLowerCase()
		.replace(/[_*]+/gu, ' ')
		.replace(/\s*[#:]+\s*\d*$/u, '')
		.replace(/\s+/gu, ' ')
		.trim();
	const found = heads.find(([, pattern]) => pattern.test(plain));
	if (found) return found[0];
	const bare = plain.replace(/\s*\(.*\)$/u, '').replace(/\s+\d+$/u, '');
	return bare === plain ? undefined : heads.find(([, pattern]) => pattern.test(bare))?.[0];
}

/**
 * What each column holds: by its head, or by its cells if there is no head. Beside a column of days, columns of
 * numbers under unknown heads are readings of the KPI named in the head.
 */
export function tableShape(rows: readonly TableRow[]): TableShape {
	const [first] = rows;
	const width = Math.max(0, ...rows.map((row) => row.cells.length));
	const named = (first?.cells ?? []).filter((cell) => roleOfHead(cell) !== undefined).length;
	const isReadings = named > 0 && isDayColumn(rows.slice(1), 0) && !isDayCell(first?.cells[0]);
	const isHead =
		first !== undefined && (named >= Math.min(2, width) || isReadings || onlyWords(rows));
	const head = isHead ? first : undefined;
	const body = isHead ? rows.slice(1) : rows;
	const roles = head ? rolesOfHeads(head, body) : rolesOfCells(body, width);
	const columns = Array.from({ length: width }, (_, at) => ({
		at,
		head: head?.cells[at] ?? '',
		role: roles[at] ?? ('unused' as const),
		examples: body
			.map((row) => row.cells[at] ?? '')
			.filter(Boolean)
			.slice(0, 3)
	}));
	return head ? { columns, head, body } : { columns, body };
}

/** A first row of words above columns of numbers or days is a head, whatever its words are. */
function onlyWords(rows: readonly TableRow[]): boolean {
	const [first, ...rest] = rows;
	if (!first || rest.length === 0 || first.cells.some((cell) => isDayCell(cell) || figureOf(cell)))
		return false;
	return first.cells.some(
		(cell, at) => cell !== '' && (isDayColumn(rest, at) || isNumberColumn(rest, at))
	);
}

function rolesOfHeads(head: TableRow, body: readonly TableRow[]): readonly ColumnRole[] {
	const roles = head.cells.map((cell) => roleOfHead(cell) ?? 'unused');
	const taken = new Set<ColumnRole>();
	const single = roles.map((role): ColumnRole => {
		if (role === 'note' || role === 'unused') return role;
		if (taken.has(role)) return 'unused';
		taken.add(role);
		return role;
	});
	const hasThing = (['objective', 'keyResult', 'kpi', 'title'] as const).some((role) =>
		taken.has(role)
	);
	const isReadings = taken.has('day') && !hasThing;
	return single.map((role, at) => {
		if (isReadings && role !== 'day' && role !== 'note' && isNumberColumn(body, at))
			return 'reading';
		// "Target" beside an objective in words is a key result in words.
		return role === 'to' &&
			!taken.has('keyResult') &&
			taken.has('objective') &&
			!isNumberColumn(body, at)
			? 'keyResult'
			: role;
	});
}

/** Without a head: days and numbers are readings; words are objective, key result and owner, in this order. */
function rolesOfCells(body: readonly TableRow[], width: number): readonly ColumnRole[] {
	const columns = Array.from({ length: width }, (_, at) => at);
	const days = columns.find((at) => isDayColumn(body, at));
	const numbers = columns.filter((at) => at !== days && isNumberColumn(body, at));
	const words = columns.filter((at) => at !== days && !numbers.includes(at));
	const roles = columns.map((): ColumnRole => 'unused');
	const give = (at: number | undefined, role: ColumnRole): void => {
		if (at !== undefined) roles[at] = role;
	};
	if (days !== undefined && numbers.length > 0) {
		give(days, 'day');
		give(words[0], numbers.length === 1 && body.length > 1 ? 'kpi' : 'note');
		for (const at of numbers)
			give(at, words.length > 0 && numbers.length === 1 ? 'value' : 'reading');
		return roles;
	}
	give(words[0], words.length > 1 ? 'objective' : numbers.length > 0 ? 'kpi' : 'objective');
	give(words[1], 'keyResult');
	give(words[2], 'owner');
	const figures: readonly ColumnRole[] =
		words.length > 1 ? ['from', 'to', 'current'] : ['current', 'to'];
	numbers.forEach((at, index) => give(at, figures[index] ?? 'unused'));
	return roles;
}

function isDayCell(cell: string | undefined): boolean {
	return daysFrom(cell ?? '').length > 0;
}

function isDayColumn(rows: readonly TableRow[], at: number): boolean {
	return mostly(rows, at, isDayCell);
}

function isNumberColumn(rows: readonly TableRow[], at: number): boolean {
	return mostly(rows, at, (cell) => figureOf(cell) !== undefined);
}

function mostly(rows: readonly TableRow[], at: number, fits: (cell: string) => boolean): boolean {
	const cells = rows.map((row) => row.cells[at] ?? '').filter(Boolean);
	return cells.length > 0 && cells.filter(fits).length >= cells.length * 0.5;
}

/** What spreadsheets call a column without a head: A, B … Z, AA, AB. */
export function columnName(at: number): string {
	const before = at < 26 ? '' : columnName(Math.floor(at / 26) - 1);
	return before + String.fromCodePoint(65 + (at % 26));
}

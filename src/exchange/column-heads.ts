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

/** No head is longer: what is goes unread, whatever somebody made it of. */
const longestHead = 100;

/** The role that a column's head names; undefined if the word is unknown. */
export function roleOfHead(head: string): ColumnRole | undefined {
	if (head.length > longestHead) return undefined;
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

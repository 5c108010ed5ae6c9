import { roleOfHead, type ColumnRole } from './column-heads.ts';
import { daysFrom } from './day-words.ts';
import { figureOf } from './figures.ts';
import { isRuler, type TableRow, widthOf } from './table.ts';

export interface Column {
	readonly at: number;
	readonly head: string;
	readonly role: ColumnRole;
	/** A few of its cells, to recognise it by. */
	readonly examples: readonly string[];
}

export interface TableShape {
	readonly columns: readonly Column[];
	/** The row with the names of the columns and, in Markdown, the line under it. None if the columns have no names. */
	readonly head: readonly TableRow[];
	readonly body: readonly TableRow[];
}

/**
 * What each column holds: by its head, or by its cells if there is no head. Beside a column of days, columns of
 * numbers under unknown heads are readings of the KPI named in the head.
 */
export function tableShape(rows: readonly TableRow[]): TableShape {
	const [first] = rows;
	const width = widthOf(rows);
	const named = (first?.cells ?? []).filter((cell) => roleOfHead(cell) !== undefined).length;
	const isReadings = named > 0 && isDayColumn(rows.slice(1), 0) && !isDayCell(first?.cells[0]);
	const isHead =
		first !== undefined && (named >= Math.min(2, width) || isReadings || onlyWords(rows));
	const head = isHead ? rows.slice(0, rows[1] && isRuler(rows[1]) ? 2 : 1) : [];
	const body = rows.slice(head.length);
	const roles = isHead ? rolesOfHeads(first, body) : rolesOfCells(body, width);
	const columns = Array.from({ length: width }, (_, at) => ({
		at,
		head: head[0]?.cells[at] ?? '',
		role: roles[at] ?? ('unused' as const),
		examples: body
			.map((row) => row.cells[at] ?? '')
			.filter(Boolean)
			.slice(0, 3)
	}));
	return { columns, head, body };
}

/** A first row of words above columns of numbers or days is a head, whatever its words are. */
function onlyWords(rows: readonly TableRow[]): boolean {
	const [first, ...rest] = rows;
	if (!first || rest.length === 0) return false;
	// Months may be heads too, above columns of something else.
	if (first.cells.some((cell, at) => figureOf(cell) ?? (isDayCell(cell) && isDayColumn(rest, at))))
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

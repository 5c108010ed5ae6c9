import Papa from 'papaparse';

export type CsvCell = string | number | null;

/** A table to be written: a head and rows of as many cells. */
export interface CsvTable {
	readonly name: string;
	readonly head: readonly string[];
	readonly rows: readonly (readonly CsvCell[])[];
}

/**
 * A table as RFC 4180 text. A cell that a spreadsheet would run as a formula gets an apostrophe before it;
 * plain numbers are left alone. `mark`: the byte order mark, which Excel needs to read accents.
 */
export function csvFromTable(table: CsvTable, options: { readonly mark: 'bom' | 'none' }): string {
	const rows = [table.head, ...table.rows].map((row) => row.map(safeCell));
	const text = Papa.unparse(rows, { newline: '\r\n', skipEmptyLines: false });
	return `${options.mark === 'bom' ? '\ufeff' : ''}${text}\r\n`;
}

function safeCell(cell: CsvCell): string | number {
	if (cell === null) return '';
	if (typeof cell === 'number') return cell;
	return /^[=+\-@\t\r]/u.test(cell) && !/^[+-]?\d+(?:[.,]\d+)*$/u.test(cell) ? `'${cell}` : cell;
}

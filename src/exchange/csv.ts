import Papa from 'papaparse';
import { GrowingFile } from './growing-file.ts';

export type CsvCell = string | number | null;

type CsvRow = readonly CsvCell[];

/** A table to be written: a head, and rows of the same width, made section by section. */
export interface CsvTable {
	readonly name: string;
	readonly head: readonly string[];
	readonly sections: readonly (() => readonly CsvRow[])[];
}

/**
 * A table as a file of RFC 4180 text. What a spreadsheet would run as a formula gets an apostrophe in front, also inside
 * a cell: one that splits at semicolons begins another there. Plain numbers are left alone. `mark` adds the byte order mark that Excel needs to read accents. After each section
 * it yields how much is written, from 0 to 1.
 */
export function* csvFromTable(
	{ head, sections }: CsvTable,
	options: { readonly mark: 'bom' | 'none' }
): Generator<number, Blob> {
	const file = new GrowingFile();
	file.add(options.mark === 'bom' ? '\ufeff' : '');
	file.add(csvFromRows([head]));
	for (const [at, rows] of sections.entries()) {
		file.add(csvFromRows(rows()));
		yield (at + 1) / sections.length;
	}
	return file.whole();
}

function csvFromRows(rows: readonly CsvRow[]): string {
	const safe = rows.map((row) => row.map(safeCell));
	return safe.length === 0 ? '' : `${Papa.unparse(safe, { newline: '\r\n' })}\r\n`;
}

function safeCell(cell: CsvCell): string | number {
	if (cell === null) return '';
	if (typeof cell === 'number') return cell;
	if (/^[+-]?\d+(?:[.,]\d+)*$/u.test(cell)) return cell;
	const begun = /^[=+\-@\t\r\n＝＋－＠]/u.test(cell) ? `'${cell}` : cell;
	return begun.replace(/([;\t\r\n]["\s]*)(?=[=+\-@＝＋－＠])/gu, "$1'");
}

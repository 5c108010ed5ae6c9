import Papa from 'papaparse';

/** One row of a foreign table, and where it comes from. */
export interface TableRow {
	/** The line it begins on, from 1. */
	readonly line: number;
	/** Exactly as in the text; a cell with line breaks makes it several lines. */
	readonly text: string;
	readonly cells: readonly string[];
	/** A quote was never closed: the cells may not be what was meant. */
	readonly isBroken: boolean;
}

const delimiters = ['\t', ';', ',', '|'] as const;

/**
 * The rows of a text with commas, semicolons, tabs or pipes, quoted as spreadsheets do. Blank rows are left out, and
 * so is a first line such as `sep=;`, which tells a spreadsheet the mark; every other line is in exactly one row.
 */
export function tableRows(text: string): readonly TableRow[] {
	const lines = text.replace(/^\ufeff+/u, '').replace(/\r\n?/gu, '\n');
	const [toldLine, told] = /^"?sep=([^"\n])"?[^\S\n]*\n/iu.exec(lines) ?? [];
	const plain = lines.slice(toldLine?.length ?? 0);
	const delimiter = told ?? delimiterOf(plain);
	const rows: TableRow[] = [];
	const cellsOf = cellsBy(delimiter, plain);
	let from = 0;
	let line = toldLine ? 2 : 1;
	Papa.parse<string[]>(plain, {
		delimiter,
		newline: '\n',
		step: ({ data, errors, meta }) => {
			const source = plain.slice(from, meta.cursor).replace(/\n$/u, '');
			from = meta.cursor;
			if (source.trim() !== '') {
				const isBroken = errors.some((error) => error.type === 'Quotes');
				rows.push({ line, text: source, cells: cellsOf(data), isBroken });
			}
			line += source.split('\n').length;
		}
	});
	return rows;
}

/** True if the rows of a text look like a table: the same mark splits most of them into the same number of cells. */
export function isTable(all: readonly TableRow[]): boolean {
	const rows = all.filter((row) => !isRuler(row));
	if (rows.length < 2) return false;
	if (all[1] && isRuler(all[1]) && all[1].text.includes('|')) return true;
	const isList = rows.some((row) => /^\s+\S|^(?:[•*–—+-]|#+|\d+[.)])\s/u.test(row.text));
	const usual = widthOf(rows);
	const even = rows.filter((row) => row.cells.length === usual).length / rows.length;
	const isTabbed = rows.every((row) => !/^\t/u.test(row.text)) && rows[0]?.text.includes('\t');
	return usual > 1 && even >= 0.8 && (isTabbed === true || !isList) && looksHeaded(rows);
}

/** How many cells the longest row has. Not as arguments: Safari takes 65,536 of them, and a file may have more rows. */
export function widthOf(rows: readonly TableRow[]): number {
	return rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
}

/** The line under the head of a Markdown table. */
export function isRuler(row: TableRow): boolean {
	return /^[|\s:-]+$/u.test(row.text) && row.text.includes('-');
}

/** Sentences have commas too, but the cells of a table's first row are short. */
function looksHeaded(rows: readonly TableRow[]): boolean {
	const cells = rows[0]?.cells ?? [];
	return (
		cells.filter((cell) => cell.length <= 40 && !/[.!?]$/u.test(cell)).length >= cells.length * 0.75
	);
}

/** How the cells of a row are taken from it: pipes may also be around a row, if they are around the first one. */
function cellsBy(delimiter: string, text: string): (data: readonly string[]) => readonly string[] {
	const trimmed = (data: readonly string[]) => data.map((cell) => cell.trim());
	if (delimiter !== '|') return trimmed;
	const isFramed = /^\s*\|/u.test(text);
	return (data) => {
		const cells = trimmed(data);
		const inner = isFramed && cells[0] === '' ? cells.slice(1) : cells;
		return inner.at(-1) === '' ? inner.slice(0, -1) : inner;
	};
}

/** The mark that splits the first lines most evenly and into the most cells. */
function delimiterOf(text: string): string {
	const sample = text.split('\n').slice(0, 50).join('\n');
	let best: { delimiter: string; points: number } = { delimiter: ',', points: 0 };
	for (const delimiter of delimiters) {
		const rows = Papa.parse<string[]>(sample, {
			delimiter,
			newline: '\n',
			skipEmptyLines: 'greedy'
		}).data;
		const widths = rows.map((row) => row.length);
		const width = widths[0] ?? 1;
		const even = widths.filter((other) => other === width).length / Math.max(1, widths.length);
		const points = width > 1 ? even * 10 + Math.min(width, 8) / 10 : 0;
		if (points > best.points) best = { delimiter, points };
	}
	return best.delimiter;
}

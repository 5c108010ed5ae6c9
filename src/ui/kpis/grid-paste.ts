import type { EnteredReading } from '#document/commands/reading.ts';
import type { Day } from '#domain/day.ts';
import { readNumber } from '#domain/number-input.ts';
import type { Cell } from './grid-moves.ts';
import { dayOfCell, type GridRow } from './grid-rows.ts';

/** A block of cells from a spreadsheet, as it lands on a grid. */
export interface PastedBlock {
	/** What would change anything. */
	readonly entered: readonly EnteredReading[];
	/** Cells that have this value already. */
	readonly equal: number;
	/** Texts that are not figures of their KPI; what was there stays. */
	readonly unreadable: readonly string[];
	/** Figures in rows that are counted or calculated: nothing can be typed there. */
	readonly untyped: number;
	/** Figures that the grid has no cell for. */
	readonly outside: number;
}

/**
 * The cells of a text from a spreadsheet: one row to a line, tabs between columns, quotes around cells that contain
 * either.
 */
function blockCells(text: string): readonly (readonly string[])[] {
	const lines = text.replace(/\r\n?/gu, '\n').replace(/\n$/u, '').split('\n');
	return lines.map((line) =>
		line.split('\t').map((cell) => cell.replace(/^"(.*)"$/su, '$1').trim())
	);
}

/** Lay a block onto a grid with its first cell at `at`. An empty cell changes nothing; it does not clear. */
export function pastedBlock(
	text: string,
	at: Cell,
	rows: readonly GridRow[],
	{ today, locale }: { readonly today: Day; readonly locale: string }
): PastedBlock {
	const entered: EnteredReading[] = [];
	const unreadable: string[] = [];
	let equal = 0;
	let untyped = 0;
	let outside = 0;
	for (const [down, cells] of blockCells(text).entries()) {
		for (const [along, typed] of cells.entries()) {
			if (typed === '') continue;
			const row = rows[at.row + down];
			const cell = row?.cells[at.column + along];
			if (!row || !cell || row.isCounted) {
				if (row?.isCounted && cell) untyped += 1;
				else outside += 1;
				continue;
			}
			const read = readNumber(typed, row.kpi.unit, locale);
			if (!read.done) unreadable.push(typed);
			else if (cell.value === read.value) equal += 1;
			else entered.push(enteredAt(row, cell, read.value, today));
		}
	}
	return { entered, equal, unreadable, untyped, outside };
}

/** A value for a cell: in place of the reading that is there, whose note stays, or as a new one. */
export function enteredAt(
	{ kpi, segment }: GridRow,
	cell: GridRow['cells'][number],
	value: number,
	today: Day
): EnteredReading {
	const { reading } = cell;
	const day = dayOfCell(cell, today);
	return {
		kpiId: kpi.id,
		...(reading ? { instead: reading } : {}),
		reading: {
			...{ day, value },
			...(segment ? { segmentId: segment.id } : {}),
			...(reading?.note === undefined ? {} : { note: reading.note })
		}
	};
}

/** What became of a paste: "12 values entered, 2 already there, 1 could not be read: "n/a"." */
export function pastedSentence({
	entered,
	equal,
	unreadable,
	untyped,
	outside
}: PastedBlock): string {
	const values = (count: number) => `${count} ${count === 1 ? 'value' : 'values'}`;
	const parts = [
		entered.length > 0 ? `${values(entered.length)} entered` : 'Nothing new',
		...(equal > 0 ? [`${equal} already there`] : []),
		...(unreadable.length > 0
			? [`${unreadable.length} could not be read, such as “${unreadable[0]?.slice(0, 24) ?? ''}”`]
			: []),
		...(untyped > 0 ? [`${untyped} left out where values are calculated and not typed`] : []),
		...(outside > 0 ? [`${outside} did not fit into the grid`] : [])
	];
	return `${parts.join(', ')}.`;
}

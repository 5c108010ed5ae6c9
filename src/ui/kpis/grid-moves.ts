/** A cell of a grid: which row and which column, from 0. */
export interface Cell {
	readonly row: number;
	readonly column: number;
}

interface GridSize {
	readonly rows: number;
	readonly columns: number;
}

/** Where a key leads from a cell, never beyond the edges; undefined for a key that does not move. */
export function cellAfter(
	key: string,
	from: Cell,
	size: GridSize,
	withControl: boolean
): Cell | undefined {
	const lastRow = size.rows - 1;
	const lastColumn = size.columns - 1;
	const { row, column } = from;
	switch (key) {
		case 'ArrowUp':
			return { row: Math.max(0, row - 1), column };
		case 'ArrowDown':
			return { row: Math.min(lastRow, row + 1), column };
		case 'ArrowLeft':
			return { row, column: Math.max(0, column - 1) };
		case 'ArrowRight':
			return { row, column: Math.min(lastColumn, column + 1) };
		case 'Home':
			return { row: withControl ? 0 : row, column: 0 };
		case 'End':
			return { row: withControl ? lastRow : row, column: lastColumn };
		default:
			return undefined;
	}
}

/** Where Tab leads: along the row. Undefined at its ends, so that Tab then leaves the grid as it does elsewhere. */
export function cellByTab(from: Cell, size: GridSize, backwards: boolean): Cell | undefined {
	const column = from.column + (backwards ? -1 : 1);
	return column < 0 || column >= size.columns ? undefined : { row: from.row, column };
}

/** What a key press asks of a cell that is not being typed into. */
export type CellAsk = 'edit' | 'replace' | 'clear' | undefined;

/**
 * A figure begins with a digit, a sign, a decimal mark or a currency sign; letters are left to the shortcuts of the
 * page.
 */
const beginsFigure = /^[\p{Nd}\p{Sc}+\-−.,]$/u;

/** Enter and F2 edit what is there, a figure replaces it, Delete and Backspace clear it. */
export function cellAsk(event: {
	readonly key: string;
	readonly ctrlKey: boolean;
	readonly metaKey: boolean;
	readonly altKey: boolean;
}): CellAsk {
	if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
	if (event.key === 'Enter' || event.key === 'F2') return 'edit';
	if (event.key === 'Delete' || event.key === 'Backspace') return 'clear';
	return beginsFigure.test(event.key) ? 'replace' : undefined;
}

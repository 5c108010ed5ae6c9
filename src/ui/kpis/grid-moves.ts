/** A cell of a grid: which row and which column, from 0. */
export interface Cell {
	readonly row: number;
	readonly column: number;
}

/** Where a key leads from a cell, never beyond the edges; nothing for a key that does not move. */
export function cellAfter(
	key: string,
	from: Cell,
	size: { readonly rows: number; readonly columns: number },
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

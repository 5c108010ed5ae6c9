import type { PeriodLength } from '#domain/kpi-periods.ts';
import { type BegunReading, nothingBegun } from '#ui/vocabulary/begun-reading.ts';
import type { GridRow } from './grid-rows.ts';

/** What is being typed, into which cell and over which reading; an empty row means nothing. */
export type TypedCell = BegunReading & { row: string; from: string; text: string };

/** What is typed and not entered, in all grids: a cell with what cannot be read may be out of sight. */
export type TypedCells = readonly (TypedCell & { period: PeriodLength })[];

export const nothingTyped: TypedCell = { ...nothingBegun, row: '', from: '', text: '' };

/** What is typed into a grid as it is shown; the first of several, which may have been filtered away meanwhile. */
export function typedIn(
	cells: TypedCells,
	period: PeriodLength,
	rows: readonly GridRow[]
): TypedCell {
	const isShown = (typed: TypedCells[number]) =>
		typed.period === period &&
		rows.some(
			({ key, cells }) => key === typed.row && cells.some(({ from }) => from === typed.from)
		);
	return cells.find(isShown) ?? nothingTyped;
}

/** What is typed after one cell of a grid, or none, was typed into instead of another. */
export function typedInstead(
	cells: TypedCells,
	period: PeriodLength,
	was: TypedCell,
	is: TypedCell
): TypedCells {
	const others = cells.filter((cell) => cell !== was);
	return is.row === '' ? others : [...others, { ...is, period }];
}

import type { EnteredReading } from '#document/commands/reading.ts';
import type { Day } from '#domain/day.ts';
import type { KpiPeriod } from '#domain/kpi-periods.ts';
import { readNumber } from '#domain/number-input.ts';
import { typedNumber } from '#domain/typed-number.ts';
import { begunReading, readingBegun } from '#ui/vocabulary/begun-reading.ts';
import { refusals } from '#ui/vocabulary/refusals.ts';
import { cellAfter, cellAsk, cellByTab, type Cell } from './grid-moves.ts';
import { enteredAt, pastedBlock, type PastedBlock } from './grid-paste.ts';
import type { GridRow } from './grid-rows.ts';
import { nothingTyped, type TypedCell } from './typed-cell.ts';

/** What a grid needs to know and may do. Without `enter` it can only be read. */
export interface GridHost {
	readonly rows: readonly GridRow[];
	readonly typed: TypedCell;
	readonly today: Day;
	readonly locale: string;
	type(typed: TypedCell): void;
	focus(cell: Cell): void;
	open(row: GridRow): void;
	/** Returns what speaks against it. */
	readonly enter: ((entered: readonly EnteredReading[]) => string | undefined) | undefined;
	pasted(block: PastedBlock): void;
}

/** A cell under the cursor or the caret. */
interface Place {
	readonly row: GridRow;
	readonly cell: KpiPeriod;
}

/** Moving through a grid and typing into it, as in a spreadsheet. Column 0 holds the names, the cells follow. */
export class GridEntry {
	/** The cell that was visited last. */
	visited = $state.raw<Cell>();
	/** What is wrong with what is being typed. */
	problem = $state<string>();
	/** Arrows leave a figure that was started anew, and move the caret in one that is being edited. */
	mode = $state<'edit' | 'replace'>();
	/** Where a row of values typed with Tab between them began: Enter goes to the cell below it. */
	#lineStart: number | undefined;

	constructor(readonly host: () => GridHost) {}

	get size(): { rows: number; columns: number } {
		const { rows } = this.host();
		return { rows: rows.length, columns: (rows[0]?.cells.length ?? 0) + 1 };
	}

	/** The one cell that Tab stops at: the one visited last, at first the latest period. */
	get here(): Cell {
		const { rows, columns } = this.size;
		return {
			row: Math.min(this.visited?.row ?? 0, rows - 1),
			column: Math.min(this.visited?.column ?? columns - 1, columns - 1)
		};
	}

	/** Whether a cell is the one being typed into. */
	isTyped(row: GridRow, cell: KpiPeriod): boolean {
		const { typed, enter } = this.host();
		return enter !== undefined && typed.row === row.key && typed.from === cell.from;
	}

	/**
	 * Begin to type: by editing what is there, or anew. What is being typed already is kept first; if it cannot be, one
	 * is led back to it.
	 */
	begin(at: Cell, mode: 'edit' | 'replace', text?: string): void {
		const place = this.#enterable(at);
		if (!place) return;
		if (this.isTyped(place.row, place.cell) || !this.commit()) return void this.#goBack();
		const { locale, type } = this.host();
		const { value, reading } = place.cell;
		this.visited = at;
		this.mode = mode;
		this.problem = undefined;
		const typed = text ?? (value === null ? '' : typedNumber(value, locale));
		type({ ...begunReading(reading), row: place.row.key, from: place.cell.from, text: typed });
	}

	press(event: KeyboardEvent): void {
		if (event.isComposing) return;
		const isTyping = this.#typedAt && (event.key === 'Escape' || isInField(event));
		const isUsed = isTyping ? this.#pressTyping(event) : this.#pressMoving(event);
		if (!isUsed) return;
		event.preventDefault();
		event.stopPropagation();
	}

	/** Put what was typed into its cell. False if it cannot be read: then it stays, to be corrected. */
	commit(): boolean {
		const place = this.#typedAt;
		if (!place) return true;
		const { typed, today, locale, enter, type } = this.host();
		const { row } = place;
		// What others entered there meanwhile was covered by what is typed: it is not replaced.
		const over = readingBegun(typed) ?? null;
		const cell = { ...place.cell, reading: over };
		const isAsBefore = (value: number) => value === place.cell.value || value === over?.value;
		const read =
			typed.text.trim() === '' ? undefined : readNumber(typed.text, row.kpi.unit, locale);
		if (read && !read.done) {
			this.problem = refusals[read.why];
			return false;
		}
		type(nothingTyped);
		this.mode = undefined;
		if (!read) this.#takeBack({ row, cell });
		else if (!isAsBefore(read.value))
			this.problem = enter?.([enteredAt(row, cell, read.value, today)]);
		else this.problem = undefined;
		return true;
	}

	cancel(): void {
		this.host().type(nothingTyped);
		this.mode = this.problem = undefined;
	}

	/** Paste what was copied from a spreadsheet onto the grid, as one step. True if it was a block. */
	paste(text: string): boolean {
		const { row, column } = this.here;
		const { enter, rows, today, locale, pasted } = this.host();
		if (!enter || column === 0 || text.trim() === '') return false;
		const isOver = this.#typedAt?.cell === this.#placeAt(this.here)?.cell;
		if (isOver && !/[\t\n]/u.test(text.trimEnd())) return false;
		if (!isOver && !this.commit()) return this.#goBack();
		const block = pastedBlock(text, { row, column: column - 1 }, rows, { today, locale });
		this.cancel();
		this.problem = block.entered.length > 0 ? enter(block.entered) : undefined;
		if (this.problem === undefined) pasted(block);
		return true;
	}

	/** The figure under the cursor, to be copied. */
	get copied(): string | undefined {
		const value = this.#placeAt(this.here)?.cell.value;
		return this.#typedAt || value === null || value === undefined
			? undefined
			: typedNumber(value, this.host().locale);
	}

	#pressTyping(event: KeyboardEvent): boolean {
		const { key, shiftKey } = event;
		if (key === 'Escape') {
			this.cancel();
			this.host().focus(this.here);
			return true;
		}
		if (key === 'Tab') {
			const start = this.#lineStart ?? this.here.column;
			const next = cellByTab(this.here, this.size, shiftKey);
			if (!this.commit()) return true;
			if (next) this.#go(next);
			this.#lineStart = start;
			return next !== undefined;
		}
		const arrow = key === 'Enter' ? (shiftKey ? 'ArrowUp' : 'ArrowDown') : key;
		const isAlong = arrow === 'ArrowLeft' || arrow === 'ArrowRight';
		const isMove = arrow === 'ArrowUp' || arrow === 'ArrowDown';
		if (!isMove && !(isAlong && this.mode === 'replace')) return false;
		const from = { ...this.here };
		if (key === 'Enter' && this.#lineStart !== undefined) from.column = this.#lineStart;
		if (this.commit()) this.#go(cellAfter(arrow, from, this.size, false) ?? from);
		return true;
	}

	#pressMoving(event: KeyboardEvent): boolean {
		const { here, size } = this;
		const place = this.#enterable(here);
		const ask = cellAsk(event);
		if (ask === 'edit' && !place) return this.#open(event.key);
		if (place && ask) {
			if (!this.commit()) return this.#goBack();
			if (ask === 'clear') this.#takeBack(place);
			else this.begin(here, ask, ask === 'replace' ? event.key : undefined);
			return true;
		}
		const isTab = event.key === 'Tab' && this.host().enter !== undefined;
		const next = isTab
			? cellByTab(here, size, event.shiftKey)
			: cellAfter(event.key, here, size, event.ctrlKey || event.metaKey);
		if (!next) return false;
		if (!this.commit()) return this.#goBack();
		if (isTab) this.#lineStart ??= here.column;
		else this.#lineStart = undefined;
		const start = this.#lineStart;
		this.#go(next);
		this.#lineStart = isTab ? start : undefined;
		return true;
	}

	#open(key: string): boolean {
		const row = this.host().rows[this.here.row];
		if (key !== 'Enter' || !row) return false;
		this.host().open(row);
		return true;
	}

	#go(cell: Cell): void {
		this.#lineStart = undefined;
		this.visited = cell;
		this.host().focus(cell);
	}

	/** To what is being typed. True, as of what was done about a key. */
	#goBack(): true {
		const place = this.#typedAt;
		if (place) {
			const row = this.host().rows.indexOf(place.row);
			this.#go({ row, column: place.row.cells.indexOf(place.cell) + 1 });
		}
		return true;
	}

	#takeBack({ row, cell }: Place): void {
		const { enter } = this.host();
		this.problem = cell.reading
			? enter?.([{ kpiId: row.kpi.id, instead: cell.reading }])
			: undefined;
	}

	#placeAt({ row, column }: Cell): Place | undefined {
		const found = this.host().rows[row];
		const cell = found?.cells[column - 1];
		return found && cell && { row: found, cell };
	}

	/** A cell that takes a figure. */
	#enterable(at: Cell): Place | undefined {
		const place = this.host().enter && this.#placeAt(at);
		return place?.row.isCounted ? undefined : place;
	}

	get #typedAt(): Place | undefined {
		for (const row of this.host().rows) {
			const cell = row.cells.find((found) => this.isTyped(row, found));
			if (cell) return { row, cell };
		}
		return undefined;
	}
}

/** Typed text is in a field; the focus may be on another cell while it waits to be corrected. */
function isInField({ target }: KeyboardEvent): boolean {
	return target instanceof HTMLInputElement;
}

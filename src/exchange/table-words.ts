import type { Day } from '#domain/day.ts';
import { daysFrom, orderOf, readingDay, type DayOrder } from './day-words.ts';
import { figureOf, type DecimalMark, type Figure } from './figures.ts';
import type { PlanWhy } from './import-plan.ts';
import type { TableRow } from './table.ts';
import { decimalOf, type MeasureCells } from './table-cells.ts';
import type { ColumnRole } from './column-heads.ts';
import type { Column, TableShape } from './table-columns.ts';

/** What a person answered about a table that it does not say itself. */
export interface TableChoices {
	readonly dayOrder?: DayOrder;
	readonly decimal?: DecimalMark;
	/** A reading of the month that is not over yet is of this day. */
	readonly today?: Day;
}

/** A table's cells by what they hold; days and numbers are read as its columns prove or a person said. */
export class TableWords {
	/** What would have to be known, and is not. */
	readonly asks = new Set<'day-order' | 'decimal-mark'>();
	readonly #columns: readonly Column[];
	readonly #order: DayOrder | undefined;
	readonly #today: Day | undefined;
	readonly #decimals: ReadonlyMap<number, DecimalMark | undefined>;

	constructor(shape: TableShape, choices: TableChoices) {
		this.#columns = shape.columns;
		this.#today = choices.today;
		const cells = (at: number): readonly string[] =>
			shape.body.map((row) => row.cells[at] ?? '').filter(Boolean);
		const days = shape.columns.filter(({ role }) => role === 'day' || role === 'due');
		const order = choices.dayOrder ?? orderOf(days.flatMap(({ at }) => cells(at)));
		this.#order = order === 'either-reads-the-same' ? 'day-first' : order;
		this.#decimals = new Map(
			shape.columns.map(({ at }) => [at, decimalOf(cells(at)) ?? choices.decimal])
		);
	}

	column(role: ColumnRole): Column | undefined {
		return this.#columns.find((column) => column.role === role);
	}

	has(role: ColumnRole): boolean {
		return this.column(role) !== undefined;
	}

	isBefore(one: ColumnRole, other: ColumnRole): boolean {
		return (this.column(one)?.at ?? Infinity) < (this.column(other)?.at ?? Infinity);
	}

	/** The row's cell with a role; empty if there is none. */
	cell(row: TableRow, role: ColumnRole): string {
		return row.cells[this.column(role)?.at ?? -1] ?? '';
	}

	/** All that the row says in columns of notes. */
	notes(row: TableRow): string {
		const columns = this.#columns.filter((column) => column.role === 'note');
		return columns.flatMap(({ at }) => row.cells[at] || []).join('; ');
	}

	figure(column: Column, cell: string): Figure | undefined {
		const figure = figureOf(cell, this.#decimals.get(column.at));
		if (figure?.ambiguous) this.asks.add('decimal-mark');
		return figure;
	}

	/** The day that a reading of the row is of. */
	readingDay(row: TableRow): Day | { readonly why: PlanWhy } {
		return this.day(this.cell(row, 'day'), this.#today);
	}

	/** A day; with the day of today, the month that is not over yet ends there. */
	day(text: string, today?: Day): Day | { readonly why: PlanWhy } {
		if (daysFrom(text).length > 1 && !this.#order) {
			this.asks.add('day-order');
			return { why: 'day-ambiguous' };
		}
		return readingDay(text, this.#order ?? 'day-first', today) ?? { why: 'day-unreadable' };
	}

	/** The cells that describe a measure. */
	measure(row: TableRow, title: string): MeasureCells {
		const target = this.column('to') ?? this.column('from');
		const decimal = target && this.#decimals.get(target.at);
		if (target && figureOf(row.cells[target.at] ?? '', decimal)?.ambiguous)
			this.asks.add('decimal-mark');
		const [from, to] = [this.cell(row, 'from'), this.cell(row, 'to')];
		const [unit, direction] = [this.cell(row, 'unit'), this.cell(row, 'direction')];
		return { title, from, to, unit, direction, decimal };
	}
}

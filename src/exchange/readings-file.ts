import type { Entities } from '#domain/board.ts';
import type { Day } from '#domain/day.ts';
import type { KpiId } from '#domain/id.ts';
import type { Kpi } from '#domain/kpi.ts';
import type { Reading } from '#domain/reading.ts';
import { isDerived, wholeReadings } from '#domain/whole-readings.ts';
import { daysFrom, orderOf, readingDay, type DayOrder } from './day-words.ts';
import { figureOf, type DecimalMark } from './figures.ts';
import { sameName } from './same-name.ts';
import { decimalOf } from './table-cells.ts';
import { tableShape } from './table-columns.ts';
import { tableRows, type TableRow } from './table.ts';

/** What becomes of a column: an existing KPI, a new one with the column's name, or nothing. */
export type ColumnUse = KpiId | 'new' | 'none';

/** A file of readings: a column of days, and columns beside it that may be KPIs. */
export interface ReadingsFile {
	/** All heads together: they identify the next file of the same kind. */
	readonly head: string;
	readonly dayAt: number;
	readonly columns: readonly FileColumn[];
	readonly rows: readonly TableRow[];
}

export interface FileColumn {
	readonly at: number;
	readonly head: string;
	readonly examples: readonly string[];
	/** Whether most of its first cells are figures. */
	readonly isFigures: boolean;
}

/** How many rows are examined to see what a column holds: enough to settle it, however long the file is. */
const sampleRows = 200;

/** The shape of a file of readings; undefined if it has no head, no column of days or no other column. */
export function readingsFile(text: string): ReadingsFile | undefined {
	const rows = tableRows(text);
	const { columns, head } = tableShape(rows.slice(0, sampleRows));
	const dayAt = columns.find(({ role }) => role === 'day')?.at;
	const others = columns.filter((column) => column.at !== dayAt && column.head !== '');
	const [names] = head;
	if (!names || dayAt === undefined || others.length === 0) return undefined;
	const apart = namesApart(others.map((column) => column.head));
	return {
		head: names.cells.join('\t'),
		dayAt,
		rows: rows.slice(head.length),
		columns: others.map(({ at, head: name, examples }, index) => ({
			...{ at, examples, head: apart[index] ?? name },
			isFigures: isMostlyFigures(examples)
		}))
	};
}

/** Each head once: the second Sales is Sales (2), and has a use of its own. */
function namesApart(heads: readonly string[]): readonly string[] {
	const taken = new Set<string>();
	const counts = new Map<string, number>();
	return heads.map((head) => {
		let name = head;
		let count = counts.get(head) ?? 1;
		while (taken.has(name)) name = `${head} (${(count += 1)})`;
		counts.set(head, count);
		taken.add(name);
		return name;
	});
}

function isMostlyFigures(cells: readonly string[]): boolean {
	const figures = cells.filter((cell) => figureOf(cell) !== undefined);
	return figures.length > 0 && figures.length * 2 >= cells.length;
}

/**
 * What a column is probably for: the KPI with its name, unless that one is calculated; a new one if it holds
 * figures.
 */
export function likelyUse({ head, isFigures }: FileColumn, kpis: readonly Kpi[]): ColumnUse {
	const known = kpis.find(({ name }) => sameName(name) === sameName(head));
	if (known) return isDerived(known) ? 'none' : known.id;
	return isFigures ? 'new' : 'none';
}

/** A value to be added, and the reading that it replaces. */
interface FileReading {
	readonly day: Day;
	readonly value: number;
	readonly instead?: Reading;
}

/** What a column amounts to. */
export interface ColumnPlan {
	readonly column: FileColumn;
	readonly use: ColumnUse;
	readonly taken: readonly FileReading[];
	readonly new: number;
	readonly changed: number;
	readonly equal: number;
	readonly unreadable: number;
	/** Values of a day that a later column for the same KPI has as well: that one counts. */
	readonly overruled: number;
	/** The first cell that could not be read, with its line. */
	readonly firstUnreadable?: { readonly line: number; readonly text: string };
}

/** What a file amounts to, and what a person has to say before all of it can be read. */
export interface FilePlan {
	readonly columns: readonly ColumnPlan[];
	/** Rows whose day cannot be read or lies in the future. */
	readonly daysUnreadable: number;
	readonly daysToCome: number;
	readonly asks: readonly ('day-order' | 'decimal-mark')[];
}

interface PlanChoices {
	readonly uses: { readonly [head: string]: ColumnUse };
	readonly kpis: Entities<KpiId, Kpi>;
	readonly today: Day;
	readonly dayOrder?: DayOrder;
	readonly decimal?: DecimalMark;
}

/**
 * Read a file row by row. After each of the given number of rows it yields how much is read, from 0 to 1, so that
 * the caller can let the screen draw; at the end it returns the plan. If two rows have the same day, the later one
 * counts.
 */
export function* planReadings(
	{ rows, dayAt, columns }: ReadingsFile,
	choices: PlanChoices,
	rowsAtOnce = 500
): Generator<number, FilePlan> {
	const order = choices.dayOrder ?? orderOf(rows.map(({ cells }) => cells[dayAt] ?? ''));
	const asks = new Set<'day-order' | 'decimal-mark'>();
	const readers = columns
		.filter(({ head }) => (choices.uses[head] ?? 'none') !== 'none')
		.map((column) => new ColumnReader(column, rows, choices, () => asks.add('decimal-mark')));
	let daysUnreadable = 0;
	let daysToCome = 0;
	for (const [at, row] of rows.entries()) {
		if (at > 0 && at % rowsAtOnce === 0) yield at / rows.length;
		const text = row.cells[dayAt] ?? '';
		const isOpen = order === undefined && daysFrom(text).length > 1;
		if (isOpen) asks.add('day-order');
		const numeric = order === 'month-first' ? order : 'day-first';
		const day = isOpen ? undefined : readingDay(text, numeric, choices.today);
		if (!day) daysUnreadable += 1;
		else if (day > choices.today) daysToCome += 1;
		else for (const reader of readers) reader.take(row, day);
	}
	const later = new Map<ColumnUse, Set<Day>>();
	const plans = readers
		.toReversed()
		.map((reader) => reader.plan(later))
		.toReversed();
	return { columns: plans, daysUnreadable, daysToCome, asks: [...asks] };
}

/** Reads one column from top to bottom and compares it with what the board has. */
class ColumnReader {
	readonly #taken = new Map<Day, number>();
	readonly #there: ReadonlyMap<Day, Reading>;
	readonly #decimal: DecimalMark | undefined;
	readonly #use: ColumnUse;
	#unreadable = 0;
	#first: ColumnPlan['firstUnreadable'];

	constructor(
		readonly column: FileColumn,
		rows: readonly TableRow[],
		{ uses, kpis, decimal }: PlanChoices,
		readonly onDoubt: () => void
	) {
		this.#use = uses[column.head] ?? 'none';
		const kpi = kpis.get(this.#use as KpiId);
		this.#there = new Map((kpi ? wholeReadings(kpi) : []).map((reading) => [reading.day, reading]));
		this.#decimal = decimalOf(rows.map(({ cells }) => cells[column.at] ?? '')) ?? decimal;
	}

	take({ cells, line }: TableRow, day: Day): void {
		const text = cells[this.column.at] ?? '';
		if (text === '') return;
		const figure = figureOf(text, this.#decimal);
		if (figure?.ambiguous) this.onDoubt();
		if (figure && !figure.ambiguous) return void this.#taken.set(day, figure.value);
		this.#unreadable += 1;
		this.#first ??= { line, text };
	}

	/** What comes of it, given the days that later columns have for each KPI; its own join them. */
	plan(later: Map<ColumnUse, Set<Day>>): ColumnPlan {
		const taken: FileReading[] = [];
		let equal = 0;
		let overruled = 0;
		// A new KPI belongs to its column alone.
		const days = (this.#use !== 'new' && later.get(this.#use)) || new Set<Day>();
		later.set(this.#use, days);
		for (const [day, value] of this.#taken) {
			if (days.has(day)) {
				overruled += 1;
				continue;
			}
			days.add(day);
			const instead = this.#there.get(day);
			if (instead?.value === value) equal += 1;
			else taken.push(instead ? { day, value, instead } : { day, value });
		}
		const changed = taken.filter(({ instead }) => instead).length;
		return {
			...{ column: this.column, use: this.#use, taken, equal, changed, overruled },
			new: taken.length - changed,
			unreadable: this.#unreadable,
			...(this.#first ? { firstUnreadable: this.#first } : {})
		};
	}
}

import type { ColumnRole } from './column-heads.ts';
import type { LinePlace } from './import-plan.ts';
import type { RowReader } from './row-reader.ts';
import { limitFromCells, unitFromCell } from './table-cells.ts';
import { columnName, type Column } from './table-columns.ts';
import type { GrowingNode } from './table-nodes.ts';
import type { TableRow } from './table.ts';

/** What a row may say of a KPI besides its value of a day. */
const besides: readonly ColumnRole[] = [
	...(['owner', 'team', 'question', 'result', 'from', 'to', 'watch', 'alarm'] as const),
	...(['why', 'winning', 'weight', 'due', 'current'] as const)
];

/** Reads the rows of a table that has a column of days. */
export class TableReadings {
	readonly #reader: RowReader;
	readonly #columns: readonly Column[];
	/** What was said of each KPI besides its values: a table says it again on each row. */
	readonly #said = new Map<GrowingNode, Set<string>>();

	constructor(reader: RowReader) {
		this.#reader = reader;
		this.#columns = reader.shape.columns.filter(
			({ role }) => role === 'reading' || role === 'value'
		);
	}

	/** Values of a day: a reading of each KPI that has a column, or of the KPI that the row names. */
	read(row: TableRow): LinePlace | undefined {
		const { words, nodes } = this.#reader;
		if (!words.has('day') || this.#columns.length === 0) return undefined;
		const day = words.readingDay(row);
		if (typeof day !== 'string') return { kind: 'unread', why: day.why };
		const before = nodes.all.length;
		let first: GrowingNode | undefined;
		for (const column of this.#columns) {
			const cell = row.cells[column.at] ?? '';
			if (cell === '') continue;
			const figure = this.#reader.figure(row, column, cell);
			if (figure === undefined) continue;
			const isNamed = column.role === 'value';
			const name = isNamed ? words.cell(row, 'kpi') || words.cell(row, 'title') : '';
			const kpi = nodes.kpi(row, name || column.head || columnName(column.at));
			const isFirst = kpi.readings.length === 0;
			if (isFirst) {
				if (isNamed) this.#reader.measure(row, kpi, limitFromCells);
				kpi.guess = { ...kpi.guess, unit: unitFromCell(words.cell(row, 'unit')) ?? figure.unit };
			}
			if (isNamed) this.#describe(row, kpi, isFirst);
			kpi.readings.push({ day, value: figure.value, note: words.notes(row), line: row.line });
			first ??= kpi;
		}
		if (!first) return { kind: 'unread', why: 'number-unreadable' };
		const made = nodes.all.slice(before).map((node) => node.id);
		return made.length > 0 ? { kind: 'node', ids: made } : { kind: 'detail', id: first.id };
	}

	/** The first row fills what a KPI has a field for. All else is a note, and so is what a later row says otherwise. */
	#describe(row: TableRow, kpi: GrowingNode, isFirst: boolean): void {
		const said = this.#said.get(kpi) ?? new Set<string>();
		this.#said.set(kpi, said);
		for (const role of besides) {
			const column = this.#reader.words.column(role);
			const cell = column && row.cells[column.at];
			if (!cell || said.has(`${role} ${cell}`)) continue;
			said.add(`${role} ${cell}`);
			if (role === 'owner' || role === 'team' || role === 'question' || role === 'result')
				this.#reader.fill(row, kpi, role);
			else if (isFirst && (role === 'from' || role === 'to')) continue;
			else if (isFirst && (role === 'watch' || role === 'alarm')) {
				const figure = this.#reader.figure(row, column, cell);
				if (figure) kpi[role] = figure.value;
				else this.#reader.keep(row, kpi, role);
			} else this.#reader.keep(row, kpi, role);
		}
	}
}

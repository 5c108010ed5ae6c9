import type { Figure } from './figures.ts';
import type { MeasureGuess, PlanProblem, PlanWhy } from './import-plan.ts';
import type { TableRow } from './table.ts';
import type { ColumnRole } from './column-heads.ts';
import { leftOfMeasure, type MeasureCells } from './table-cells.ts';
import type { Column, TableShape } from './table-columns.ts';
import { TableNodes, type GrowingNode } from './table-nodes.ts';
import { TableWords, type TableChoices } from './table-words.ts';

/** Brings what the cells of a row say into a node: into a field, a note or a problem. */
export class RowReader {
	readonly words: TableWords;
	readonly nodes = new TableNodes();
	readonly problems: PlanProblem[] = [];

	constructor(
		readonly shape: TableShape,
		choices: TableChoices
	) {
		this.words = new TableWords(shape, choices);
	}

	/** Fill a field with what the row says. What an earlier row said of the same thing stays, the other is a note. */
	fill(row: TableRow, node: GrowingNode, role: 'owner' | 'team' | 'question' | 'result'): void {
		const said = this.words.cell(row, role);
		if (said === '' || said === node[role]) return;
		if (node[role] === '') node[role] = said;
		else this.keep(row, node, role);
	}

	/** What has no field of its own is kept as a note, in its own words. */
	keep(row: TableRow, node: GrowingNode, ...roles: readonly ColumnRole[]): void {
		for (const column of this.shape.columns.filter(({ role }) => roles.includes(role))) {
			const cell = row.cells[column.at] ?? '';
			if (cell)
				node.notes = [...node.notes, column.role === 'note' ? cell : `${column.head}: ${cell}`];
		}
	}

	/** A cell as a number, or nothing; what cannot be read, or in two ways, is a problem of its row. */
	figure(row: TableRow, column: Column, cell: string): Figure | undefined {
		const figure = this.words.figure(column, cell);
		if (!figure || figure.ambiguous)
			this.problem(row, figure ? 'number-ambiguous' : 'number-unreadable');
		return figure;
	}

	problem(row: TableRow, why: PlanWhy): void {
		this.problems.push({ line: row.line, text: row.text, why });
	}

	/** What the row measures something by. A start or a target that no measure holds stays as a note. */
	measure(row: TableRow, node: GrowingNode, read: (cells: MeasureCells) => MeasureGuess): void {
		const cells = this.words.measure(row, node.title);
		node.guess = read(cells);
		const left = leftOfMeasure(cells, node);
		if (left.isUnreadable) this.problem(row, 'number-unreadable');
		this.keep(row, node, ...left.roles);
	}
}

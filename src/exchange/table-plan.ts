import type { Figure } from './figures.ts';
import type { ImportPlan, LinePlace, PlanKind, PlanProblem, PlanWhy } from './import-plan.ts';
import { isRuler, type TableRow } from './table.ts';
import {
	kindFromWord,
	levelFromWord,
	limitFromCells,
	measureFromCells,
	saysYes,
	unitFromCell
} from './table-cells.ts';
import type { ColumnRole } from './column-heads.ts';
import { columnName, type Column, type TableShape } from './table-columns.ts';
import { TableNodes, type GrowingNode } from './table-nodes.ts';
import { TableWords, type TableChoices } from './table-words.ts';

/**
 * Read a table: a row for each key result, with the objective repeated or left blank below; a row for each KPI; or
 * a column of days beside columns of readings. Every row ends in exactly one place.
 */
export function planFromTable(shape: TableShape, choices: TableChoices = {}): ImportPlan {
	const reader = new TableReader(shape, choices);
	for (const row of shape.body) reader.read(row);
	return reader.plan();
}

/** What has a place for a number. */
const takes: Readonly<Record<'current' | 'watch' | 'alarm' | 'weight', readonly PlanKind[]>> = {
	current: ['keyResult', 'kpi'],
	watch: ['kpi'],
	alarm: ['kpi'],
	weight: ['keyResult']
};

class TableReader {
	readonly #shape: TableShape;
	readonly #words: TableWords;
	readonly #nodes = new TableNodes();
	readonly #places = new Map<TableRow, LinePlace>();
	readonly #problems: PlanProblem[] = [];
	#objective: GrowingNode | undefined;
	#keyResult: GrowingNode | undefined;

	constructor(shape: TableShape, choices: TableChoices) {
		this.#shape = shape;
		this.#words = new TableWords(shape, choices);
	}

	read(row: TableRow): void {
		if (row.isBroken) this.#problem(row, 'row-broken');
		if (isRuler(row) || !/[\p{L}\p{N}]/u.test(row.text)) return this.#unread(row, 'only-marks');
		const made = this.#readings(row) ?? this.#things(row);
		if (Array.isArray(made)) this.#places.set(row, { kind: 'node', ids: made });
		else if (made) this.#places.set(row, made);
		else this.#unread(row, 'row-without-name');
	}

	plan(): ImportPlan {
		const { head, body } = this.#shape;
		const rows = head ? [head, ...body] : body;
		return {
			nodes: this.#nodes.all,
			lines: rows.map((row) => ({
				number: row.line,
				text: row.text,
				place:
					row === head
						? { kind: 'header' }
						: (this.#places.get(row) ?? { kind: 'unread', why: 'row-without-name' })
			})),
			problems: this.#problems,
			asks: [...this.#words.asks]
		};
	}

	/** Values of a day: a reading of each KPI that has a column, or of the KPI that the row names. */
	#readings(row: TableRow): LinePlace | undefined {
		const dayText = this.#words.cell(row, 'day');
		const columns = this.#shape.columns.filter(
			({ role }) => role === 'reading' || role === 'value'
		);
		if (!this.#words.has('day') || columns.length === 0) return undefined;
		const day = this.#words.day(dayText);
		if (typeof day !== 'string') return { kind: 'unread', why: day.why };
		const before = this.#nodes.all.length;
		let first: string | undefined;
		for (const column of columns) {
			const cell = row.cells[column.at] ?? '';
			if (cell === '') continue;
			const figure = this.#figure(row, column, cell);
			if (figure === undefined) continue;
			const name =
				column.role === 'value'
					? this.#words.cell(row, 'kpi') || this.#words.cell(row, 'title')
					: '';
			const kpi = this.#nodes.kpi(row, name || column.head || columnName(column.at));
			if (kpi.readings.length === 0)
				kpi.guess = {
					...kpi.guess,
					unit: unitFromCell(this.#words.cell(row, 'unit')) ?? figure.unit
				};
			const note = this.#words.cell(row, 'note');
			kpi.readings.push({ day, value: figure.value, note, line: row.line });
			first ??= kpi.id;
		}
		if (first === undefined) return { kind: 'unread', why: 'number-unreadable' };
		const made = this.#nodes.all.slice(before).map((node) => node.id);
		return made.length > 0 ? { kind: 'node', ids: made } : { kind: 'detail', id: first };
	}

	#things(row: TableRow): string[] | LinePlace | undefined {
		const made: string[] = [];
		const title = this.#words.cell(row, 'title');
		const kind = kindFromWord(this.#words.cell(row, 'kind'));
		const fallback = this.#words.has('objective')
			? 'keyResult'
			: this.#words.has('to') || this.#words.has('from')
				? 'keyResult'
				: 'objective';
		const named = (role: 'objective' | 'keyResult' | 'initiative' | 'kpi'): string =>
			this.#words.cell(row, role) || (title && (kind ?? fallback) === role ? title : '');
		const repeated = this.#openObjective(row, named('objective'), made);
		const keyResult = named('keyResult');
		if (keyResult) {
			this.#keyResult = this.#nodes.add(row, 'keyResult', keyResult, this.#objective);
			this.#keyResult.guess = measureFromCells(this.#words.measure(row, keyResult));
			made.push(this.#keyResult.id);
		}
		const initiative = named('initiative');
		if (initiative)
			made.push(
				this.#nodes.add(row, 'initiative', initiative, this.#keyResult ?? this.#objective).id
			);
		const known = this.#nameKpi(row, named('kpi'), made);
		const about = this.#nodes.get(made.at(-1)) ?? known ?? repeated;
		if (!about) return undefined;
		this.#describe(row, about, made);
		return made.length > 0 ? made : { kind: 'detail', id: about.id };
	}

	/** The row's objective: the one named, seen before or new; a blank cell continues the one above. */
	#openObjective(row: TableRow, title: string, made: string[]): GrowingNode | undefined {
		if (!title) return undefined;
		const same = this.#nodes.objective(title, this.#words.cell(row, 'team'));
		if (same !== this.#objective || !same) this.#keyResult = undefined;
		this.#objective = same ?? this.#nodes.add(row, 'objective', title, undefined);
		if (!same) made.push(this.#objective.id);
		return same;
	}

	/** The row's KPI. If it was named before it keeps its limits, and what this row says of them becomes a note. */
	#nameKpi(row: TableRow, name: string, made: string[]): GrowingNode | undefined {
		if (!name) return undefined;
		const before = this.#nodes.all.length;
		const kpi = this.#nodes.kpi(row, name);
		if (this.#nodes.all.length === before) {
			this.#keep(row, kpi, 'from', 'to');
			return kpi;
		}
		kpi.guess = limitFromCells(this.#words.measure(row, name));
		made.push(kpi.id);
		return undefined;
	}

	#describe(row: TableRow, deepest: GrowingNode, made: readonly string[]): void {
		const objective = made
			.map((id) => this.#nodes.get(id))
			.find((node) => node?.kind === 'objective');
		const ofObjective =
			objective && this.#words.isBefore('owner', 'keyResult') ? objective : deepest;
		this.#fill(row, ofObjective, 'owner');
		this.#fill(row, objective ?? deepest, 'team');
		const level = levelFromWord(this.#words.cell(row, 'level'));
		if (objective) {
			objective.level = level ?? 'team';
			objective.why = this.#words.cell(row, 'why');
			objective.winning = this.#words.cell(row, 'winning');
		} else {
			this.#keep(row, deepest, 'why', 'winning');
		}
		this.#fill(row, deepest, 'question');
		this.#fill(row, deepest, 'result');
		deepest.done ||=
			saysYes(this.#words.cell(row, 'done')) ||
			(deepest.kind === 'initiative' && saysYes(deepest.result));
		this.#numbers(row, deepest);
		const due = this.#words.cell(row, 'due');
		const day = due ? this.#words.day(due) : undefined;
		if (typeof day === 'string' && (deepest.due ?? day) === day) deepest.due = day;
		else if (day) this.#keep(row, deepest, 'due');
		if (typeof day === 'object') this.#problem(row, day.why);
		this.#keep(row, deepest, 'note');
	}

	/** Fill a field with what the row says. What an earlier row said of the same thing stays, the other is a note. */
	#fill(row: TableRow, node: GrowingNode, role: 'owner' | 'team' | 'question' | 'result'): void {
		const said = this.#words.cell(row, role);
		if (said === '' || said === node[role]) return;
		if (node[role] === '') node[role] = said;
		else this.#keep(row, node, role);
	}

	#numbers(row: TableRow, node: GrowingNode): void {
		for (const role of ['current', 'watch', 'alarm', 'weight'] as const) {
			if (!takes[role].includes(node.kind)) {
				this.#keep(row, node, role);
				continue;
			}
			const column =
				this.#words.column(role) ??
				(role === 'current' && node.kind === 'kpi' ? this.#words.column('value') : undefined);
			const cell = column ? (row.cells[column.at] ?? '') : '';
			const figure = column && cell ? this.#figure(row, column, cell) : undefined;
			if (figure && (node[role] ?? figure.value) === figure.value) node[role] = figure.value;
			else if (cell) node.notes = [...node.notes, `${column?.head ?? role}: ${cell}`];
		}
		if (node.kind === 'objective') this.#keep(row, node, 'from', 'to');
		const to = this.#words.cell(row, 'to');
		if (node.kind === 'keyResult' && to && node.guess.measure.kind === 'done')
			this.#keep(row, node, 'from', 'to');
	}

	/** What has no field of its own is kept as a note, in its own words. */
	#keep(row: TableRow, node: GrowingNode, ...roles: readonly ColumnRole[]): void {
		for (const column of this.#shape.columns.filter(({ role }) => roles.includes(role))) {
			const cell = row.cells[column.at] ?? '';
			if (cell)
				node.notes = [...node.notes, column.role === 'note' ? cell : `${column.head}: ${cell}`];
		}
	}

	#figure(row: TableRow, column: Column, cell: string): Figure | undefined {
		const figure = this.#words.figure(column, cell);
		if (!figure || figure.ambiguous)
			this.#problem(row, figure ? 'number-ambiguous' : 'number-unreadable');
		return figure;
	}

	#unread(row: TableRow, why: PlanWhy): void {
		this.#places.set(row, { kind: 'unread', why });
	}

	#problem(row: TableRow, why: PlanWhy): void {
		this.#problems.push({ line: row.line, text: row.text, why });
	}
}

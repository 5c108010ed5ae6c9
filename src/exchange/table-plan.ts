import type { ImportPlan, LinePlace, PlanKind, PlanWhy } from './import-plan.ts';
import { isRuler, type TableRow } from './table.ts';
import {
	kindFromWord,
	levelFromWord,
	limitFromCells,
	measureFromCells,
	saysYes
} from './table-cells.ts';
import type { TableShape } from './table-columns.ts';
import type { GrowingNode } from './table-nodes.ts';
import { RowReader } from './row-reader.ts';
import { TableReadings } from './table-readings.ts';
import type { TableChoices } from './table-words.ts';

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
	readonly #reader: RowReader;
	readonly #readings: TableReadings;
	readonly #places = new Map<TableRow, LinePlace>();
	#objective: GrowingNode | undefined;
	#keyResult: GrowingNode | undefined;

	constructor(shape: TableShape, choices: TableChoices) {
		this.#reader = new RowReader(shape, choices);
		this.#readings = new TableReadings(this.#reader);
	}

	read(row: TableRow): void {
		if (row.isBroken) this.#reader.problem(row, 'row-broken');
		if (isRuler(row) || !/[\p{L}\p{N}]/u.test(row.text)) return this.#unread(row, 'only-marks');
		const made = this.#readings.read(row) ?? this.#things(row);
		if (Array.isArray(made)) this.#places.set(row, { kind: 'node', ids: made });
		else if (made) this.#places.set(row, made);
		else this.#unread(row, 'row-without-name');
	}

	plan(): ImportPlan {
		const { head, body } = this.#reader.shape;
		const headings = head.map((row) => ({ row, place: { kind: 'header' } as const }));
		const others = body.map((row) => ({
			row,
			place: this.#places.get(row) ?? ({ kind: 'unread', why: 'row-without-name' } as const)
		}));
		return {
			nodes: this.#reader.nodes.all,
			lines: [...headings, ...others].map(({ row: { line, text }, place }) => ({
				...{ number: line, text, place }
			})),
			problems: this.#reader.problems,
			asks: [...this.#reader.words.asks]
		};
	}

	#things(row: TableRow): string[] | LinePlace | undefined {
		const made: string[] = [];
		const title = this.#reader.words.cell(row, 'title');
		const kind = kindFromWord(this.#reader.words.cell(row, 'kind'));
		const fallback = this.#reader.words.has('objective')
			? 'keyResult'
			: this.#reader.words.has('to') || this.#reader.words.has('from')
				? 'keyResult'
				: 'objective';
		const named = (role: 'objective' | 'keyResult' | 'initiative' | 'kpi'): string =>
			this.#reader.words.cell(row, role) || (title && (kind ?? fallback) === role ? title : '');
		const repeated = this.#openObjective(row, named('objective'), made);
		const keyResult = named('keyResult');
		if (keyResult) {
			this.#keyResult = this.#reader.nodes.add(row, 'keyResult', keyResult, this.#objective);
			this.#reader.measure(row, this.#keyResult, measureFromCells);
			made.push(this.#keyResult.id);
		}
		const initiative = named('initiative');
		if (initiative)
			made.push(
				this.#reader.nodes.add(row, 'initiative', initiative, this.#keyResult ?? this.#objective).id
			);
		const known = this.#nameKpi(row, named('kpi'), made);
		const about = this.#reader.nodes.get(made.at(-1)) ?? known ?? repeated;
		if (!about) return undefined;
		this.#describe(row, about, made);
		return made.length > 0 ? made : { kind: 'detail', id: about.id };
	}

	/** The row's objective: the one named, seen before or new; a blank cell continues the one above. */
	#openObjective(row: TableRow, title: string, made: string[]): GrowingNode | undefined {
		if (!title) return undefined;
		const same = this.#reader.nodes.objective(title, this.#reader.words.cell(row, 'team'));
		if (same !== this.#objective || !same) this.#keyResult = undefined;
		this.#objective = same ?? this.#reader.nodes.add(row, 'objective', title, undefined);
		if (!same) made.push(this.#objective.id);
		return same;
	}

	/** The row's KPI. If it was named before it keeps its limits, and what this row says of them becomes a note. */
	#nameKpi(row: TableRow, name: string, made: string[]): GrowingNode | undefined {
		if (!name) return undefined;
		const before = this.#reader.nodes.all.length;
		const kpi = this.#reader.nodes.kpi(row, name);
		if (this.#reader.nodes.all.length === before) {
			this.#reader.keep(row, kpi, 'from', 'to');
			return kpi;
		}
		this.#reader.measure(row, kpi, limitFromCells);
		made.push(kpi.id);
		return undefined;
	}

	#describe(row: TableRow, deepest: GrowingNode, made: readonly string[]): void {
		const objective = made
			.map((id) => this.#reader.nodes.get(id))
			.find((node) => node?.kind === 'objective');
		const ofObjective =
			objective && this.#reader.words.isBefore('owner', 'keyResult') ? objective : deepest;
		this.#reader.fill(row, ofObjective, 'owner');
		this.#reader.fill(row, objective ?? deepest, 'team');
		const level = levelFromWord(this.#reader.words.cell(row, 'level'));
		if (objective) {
			objective.level = level ?? 'team';
			objective.why = this.#reader.words.cell(row, 'why');
			objective.winning = this.#reader.words.cell(row, 'winning');
		} else {
			this.#reader.keep(row, deepest, 'why', 'winning');
		}
		this.#reader.fill(row, deepest, 'question');
		this.#reader.fill(row, deepest, 'result');
		deepest.done ||=
			saysYes(this.#reader.words.cell(row, 'done')) ||
			(deepest.kind === 'initiative' && saysYes(deepest.result));
		this.#numbers(row, deepest);
		const due = this.#reader.words.cell(row, 'due');
		const day = due ? this.#reader.words.day(due) : undefined;
		if (typeof day === 'string' && (deepest.due ?? day) === day) deepest.due = day;
		else if (day) this.#reader.keep(row, deepest, 'due');
		if (typeof day === 'object') this.#reader.problem(row, day.why);
		this.#reader.keep(row, deepest, 'note');
	}

	#numbers(row: TableRow, node: GrowingNode): void {
		for (const role of ['current', 'watch', 'alarm', 'weight'] as const) {
			if (!takes[role].includes(node.kind)) {
				this.#reader.keep(row, node, role);
				continue;
			}
			const column =
				this.#reader.words.column(role) ??
				(role === 'current' && node.kind === 'kpi'
					? this.#reader.words.column('value')
					: undefined);
			const cell = column ? (row.cells[column.at] ?? '') : '';
			const figure = column && cell ? this.#reader.figure(row, column, cell) : undefined;
			if (figure && (node[role] ?? figure.value) === figure.value) node[role] = figure.value;
			else if (cell) node.notes = [...node.notes, `${column?.head ?? role}: ${cell}`];
		}
		if (node.kind === 'objective') this.#reader.keep(row, node, 'from', 'to');
	}

	#unread(row: TableRow, why: PlanWhy): void {
		this.#places.set(row, { kind: 'unread', why });
	}
}

import { plainNode, type PlanNode } from './import-plan.ts';
import type { TableRow } from './table.ts';

/** A node that further rows may still add to. */
export type GrowingNode = { -readonly [field in keyof PlanNode]: PlanNode[field] } & {
	readings: PlanNode['readings'][number][];
};

/** The nodes of a table in reading order, found again by id and by name: a table may have tens of thousands of rows. */
export class TableNodes {
	readonly all: GrowingNode[] = [];
	readonly #byId = new Map<string, GrowingNode>();
	readonly #kpis = new Map<string, GrowingNode>();
	readonly #objectives = new Map<string, GrowingNode[]>();
	/** The line of the latest node, and how many nodes that line has. */
	#line = 0;
	#ofLine = 0;

	get(id: string | undefined): GrowingNode | undefined {
		return id === undefined ? undefined : this.#byId.get(id);
	}

	add(
		{ line }: TableRow,
		kind: PlanNode['kind'],
		title: string,
		parent: GrowingNode | undefined
	): GrowingNode {
		this.#ofLine = line === this.#line ? this.#ofLine + 1 : 0;
		this.#line = line;
		const id = this.#ofLine === 0 ? String(line) : `${line}.${this.#ofLine}`;
		const place = parent ? { parentId: parent.id } : {};
		const node = { ...plainNode({ id, line, kind, title, ...place }), readings: [] };
		this.all.push(node);
		this.#byId.set(id, node);
		if (kind === 'kpi') this.#kpis.set(title, node);
		if (kind === 'objective') this.#called(title).push(node);
		return node;
	}

	/** The KPI with a name, created if it is new. */
	kpi(row: TableRow, name: string): GrowingNode {
		return this.#kpis.get(name) ?? this.add(row, 'kpi', name, undefined);
	}

	/** An objective that was named before; if both name a team, it has to be the same one. */
	objective(title: string, team: string): GrowingNode | undefined {
		return this.#called(title).find(
			(node) => team === '' || node.team === '' || node.team === team
		);
	}

	#called(title: string): GrowingNode[] {
		const name = title.toLowerCase();
		const known = this.#objectives.get(name) ?? [];
		this.#objectives.set(name, known);
		return known;
	}
}

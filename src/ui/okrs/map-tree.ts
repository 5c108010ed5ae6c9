import { alignment, ancestorsOf, type AlignmentNode } from '#domain/alignment.ts';
import type { Board } from '#domain/board.ts';
import type { Day } from '#domain/day.ts';
import { homeObjectives } from '#domain/home.ts';
import type { CycleId, ObjectiveId } from '#domain/id.ts';
import type { KeyResultReport } from '#domain/key-result-report.ts';

/** The objectives of a cycle as trees, with those of other cycles that they serve. */
export interface MapTree {
	/** Trees with a company objective above. */
	readonly aligned: readonly AlignmentNode[];
	/** Trees without a company objective above. */
	readonly loose: readonly AlignmentNode[];
	readonly orphans: ReadonlySet<ObjectiveId>;
	readonly count: number;
}

/** What is drawn below an objective: what serves one of its key results, or the objective as a whole. */
export interface Branch {
	readonly keyResult?: KeyResultReport;
	readonly nodes: readonly AlignmentNode[];
}

/** Who serves whom in a cycle; without one, in the running cycles. */
export function mapTree(board: Board, cycleId: CycleId | undefined, today: Day): MapTree {
	const shown = new Set<ObjectiveId>();
	for (const { objective } of homeObjectives(board, { cycleId }, today)) {
		shown.add(objective.id);
		for (const above of ancestorsOf(board, objective.id)) shown.add(above.id);
	}
	const { roots, orphans } = alignment(board, shown);
	return {
		aligned: roots.filter(({ objective }) => !orphans.has(objective.id)),
		loose: roots.filter(({ objective }) => orphans.has(objective.id)),
		orphans,
		count: shown.size
	};
}

/** Key results that are served, or all of them; what serves the whole objective comes last. */
export function branchesOf(
	node: AlignmentNode,
	keyResults: readonly KeyResultReport[],
	everyKeyResult: boolean
): readonly Branch[] {
	const branches: Branch[] = keyResults.map((report) => ({
		keyResult: report,
		nodes: node.children.filter(({ viaKeyResultId }) => viaKeyResultId === report.keyResult.id)
	}));
	const drawn = branches.filter(({ nodes }) => everyKeyResult || nodes.length > 0);
	const placed = new Set(drawn.flatMap(({ nodes }) => nodes));
	const rest = node.children.filter((child) => !placed.has(child));
	return rest.length > 0 ? [...drawn, { nodes: rest }] : drawn;
}

/** How many objectives are anywhere below. */
export function countBelow(node: AlignmentNode): number {
	let count = node.children.length;
	const waiting = [...node.children];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		count += next.children.length;
		waiting.push(...next.children);
	}
	return count;
}

/** Every objective of some trees that has something below it. */
export function withChildren(nodes: readonly AlignmentNode[]): readonly ObjectiveId[] {
	const found: ObjectiveId[] = [];
	const waiting = [...nodes];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		if (next.children.length > 0) found.push(next.objective.id);
		waiting.push(...next.children);
	}
	return found;
}

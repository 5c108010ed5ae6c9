import type { Board } from './board.ts';
import type { KeyResultId, ObjectiveId } from './id.ts';
import { isLive, liveObjectives } from './lookups.ts';
import type { Objective } from './objective.ts';
import { parentObjectiveId } from './parentage.ts';
import { remember } from './remember.ts';

/** An objective with those that serve it, in order. */
export interface AlignmentNode {
	readonly objective: Objective;
	/** The key result of the objective above that it serves; absent when it serves the objective itself. */
	readonly viaKeyResultId?: KeyResultId;
	readonly children: readonly AlignmentNode[];
}

/** Who serves whom. Every objective is in it exactly once. */
export interface Forest {
	readonly roots: readonly AlignmentNode[];
	/** Below company level, with no live company objective anywhere above. */
	readonly orphans: ReadonlySet<ObjectiveId>;
}

/** As much of a board as alignment looks at. */
type Connected = Pick<Board, 'objectives' | 'keyResults'>;

/**
 * The alignment of a board's live objectives, or of some of them. An objective hangs under the nearest one
 * above it that is shown; a parent that is gone or in the trash is no parent. Where two people closed a loop at
 * the same time, every device cuts it above the objective with the smallest id.
 */
export function alignment(board: Connected, objectiveIds?: Iterable<ObjectiveId>): Forest {
	if (objectiveIds === undefined) return wholeForest(board.objectives, board.keyResults);
	const shown = new Set(objectiveIds);
	const objectives = liveObjectives(board).filter(({ id }) => shown.has(id));
	return forestOf(board, objectives);
}

/** The live objectives above one, the nearest first. */
export function ancestorsOf(board: Connected, id: ObjectiveId): readonly Objective[] {
	const above = parentsOf(board.objectives, board.keyResults);
	const ancestors: Objective[] = [];
	for (let next = above.get(id); next !== undefined; next = above.get(next)) {
		const objective = board.objectives.get(next);
		if (objective) ancestors.push(objective);
	}
	return ancestors;
}

const wholeForest = remember((objectives: Board['objectives'], keyResults: Board['keyResults']) =>
	forestOf({ objectives, keyResults }, liveObjectives({ objectives }))
);

/** Every live objective's parent, where it has one: live, and never part of a loop. */
const parentsOf = remember((objectives: Board['objectives'], keyResults: Board['keyResults']) => {
	const parents = new Map<ObjectiveId, ObjectiveId>();
	for (const { id, parent } of liveObjectives({ objectives })) {
		const above = parent && parentObjectiveId({ objectives, keyResults }, parent);
		if (above !== undefined && isLive(objectives.get(above))) parents.set(id, above);
	}
	cutLoops(parents);
	return parents;
});

/** Each objective has one parent at most, so every walk upwards ends or comes back to where it was. */
function cutLoops(parents: Map<ObjectiveId, ObjectiveId>): void {
	const walked = new Set<ObjectiveId>();
	for (const start of [...parents.keys()]) {
		const path: ObjectiveId[] = [];
		const onPath = new Set<ObjectiveId>();
		let at: ObjectiveId | undefined = start;
		while (at !== undefined && !walked.has(at) && !onPath.has(at)) {
			path.push(at);
			onPath.add(at);
			at = parents.get(at);
		}
		if (at !== undefined && onPath.has(at)) {
			const [smallest] = path.slice(path.indexOf(at)).sort();
			if (smallest !== undefined) parents.delete(smallest);
		}
		for (const id of path) walked.add(id);
	}
}

interface GrowingNode extends AlignmentNode {
	readonly children: GrowingNode[];
}

function forestOf(board: Connected, objectives: readonly Objective[]): Forest {
	const parents = parentsOf(board.objectives, board.keyResults);
	const nodes = new Map<ObjectiveId, GrowingNode>();
	for (const objective of objectives) {
		const via = viaKeyResult(board, objective, parents);
		const node = { objective, children: [] };
		nodes.set(objective.id, via === undefined ? node : { ...node, viaKeyResultId: via });
	}
	const roots: AlignmentNode[] = [];
	for (const node of nodes.values()) {
		let above = parents.get(node.objective.id);
		while (above !== undefined && !nodes.has(above)) above = parents.get(above);
		const siblings = above === undefined ? roots : (nodes.get(above)?.children ?? roots);
		siblings.push(node);
	}
	return { roots, orphans: orphansAmong(board, objectives, parents) };
}

/** The key result that an objective serves, if that is shown: live, and of its real parent. */
function viaKeyResult(
	board: Connected,
	{ id, parent }: Objective,
	parents: ReadonlyMap<ObjectiveId, ObjectiveId>
): KeyResultId | undefined {
	if (parent?.kind !== 'keyResult' || !parents.has(id)) return undefined;
	return isLive(board.keyResults.get(parent.id)) ? parent.id : undefined;
}

function orphansAmong(
	board: Connected,
	objectives: readonly Objective[],
	parents: ReadonlyMap<ObjectiveId, ObjectiveId>
): ReadonlySet<ObjectiveId> {
	const isCompany = (id: ObjectiveId) => board.objectives.get(id)?.level === 'company';
	// What is known of those already walked past: a chain is walked once, not once for each in it.
	const isUnderCompany = new Map<ObjectiveId, boolean>();
	for (const { id } of objectives) {
		const path: ObjectiveId[] = [];
		let at: ObjectiveId | undefined = id;
		while (at !== undefined && !isUnderCompany.has(at) && !isCompany(at)) {
			path.push(at);
			at = parents.get(at);
		}
		const isUnder = at !== undefined && (isCompany(at) || isUnderCompany.get(at) === true);
		for (const each of path) isUnderCompany.set(each, isUnder);
	}
	const ids = objectives.map(({ id }) => id);
	return new Set(ids.filter((id) => isUnderCompany.get(id) === false));
}

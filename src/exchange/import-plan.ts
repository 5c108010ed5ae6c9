import type { Day } from '#domain/day.ts';
import type { Measure } from '#domain/measure.ts';
import { isNameTooLong } from '#domain/name.ts';
import type { Level } from '#domain/objective.ts';
import type { Unit } from '#domain/unit.ts';
import { sameName } from './same-name.ts';

/** What a line of foreign text becomes on the board. */
export type PlanKind = 'team' | 'objective' | 'keyResult' | 'initiative' | 'kpi' | 'ignored';

/** Why something needs a look, or could not be read. The words for it are in ui/exchange. */
export type PlanWhy =
	| 'only-marks'
	| 'row-without-name'
	| 'row-broken'
	| 'title-too-long'
	| 'no-objective-above'
	| 'no-key-result-above'
	| 'counted-from-zero'
	| 'growth-from-zero'
	| 'limit-or-target'
	| 'figures-unclear'
	| 'figures-missing'
	| 'start-equals-target'
	| 'direction-guessed'
	| 'number-ambiguous'
	| 'number-unreadable'
	| 'day-ambiguous'
	| 'day-unreadable';

/** A measure as understood from words: `sure` if the words leave no choice; otherwise `why` says what is in doubt. */
export interface MeasureGuess {
	readonly measure: Measure;
	readonly unit: Unit;
	readonly sure: boolean;
	readonly why?: PlanWhy;
}

/** One dated value of a KPI, and the line it came from. */
interface PlanReading {
	readonly day: Day;
	readonly value: number;
	readonly note: string;
	readonly line: number;
}

/** One thing that a text asks for. Names are as written; whether a name is a person or a team is also a guess. */
export interface PlanNode {
	readonly id: string;
	readonly parentId?: string;
	readonly line: number;
	readonly kind: PlanKind;
	readonly title: string;
	readonly level?: Level;
	readonly owner: string;
	readonly team: string;
	readonly guess: MeasureGuess;
	/** The KPI's limits besides its target. */
	readonly watch?: number;
	readonly alarm?: number;
	readonly question: string;
	readonly why: string;
	readonly winning: string;
	/** The score or result as written, such as what follows `=>`. */
	readonly result: string;
	/** The value now, where a column says so. */
	readonly current?: number;
	readonly weight?: number;
	readonly due?: Day;
	readonly done: boolean;
	readonly notes: readonly string[];
	readonly readings: readonly PlanReading[];
}

/** Where a line of the text ended up: in nodes, in the detail of one, or unread. */
export type LinePlace =
	| { readonly kind: 'node'; readonly ids: readonly string[] }
	| { readonly kind: 'detail'; readonly id: string }
	| { readonly kind: 'header' }
	| { readonly kind: 'unread'; readonly why: PlanWhy };

/** A line that is not blank (a row of a table may span several), exactly as in the text. */
export interface PlanLine {
	readonly number: number;
	readonly text: string;
	readonly place: LinePlace;
}

export interface PlanProblem {
	readonly line: number;
	readonly text: string;
	readonly why: PlanWhy;
}

/**
 * What a text would become: nodes in reading order, and exactly one place for each line. Nothing has touched a
 * board yet.
 */
export interface ImportPlan {
	readonly nodes: readonly PlanNode[];
	readonly lines: readonly PlanLine[];
	/** What was read only in part; lines that were not read at all are in `lines`. */
	readonly problems: readonly PlanProblem[];
	/** What the text leaves open and a person has to say: whether 3/4 is in March, whether 1.500 is a thousand. */
	readonly asks: readonly ('day-order' | 'decimal-mark')[];
}

/** What a person changes in a node of the preview. */
export type Correction = Partial<
	Pick<PlanNode, 'kind' | 'title' | 'level' | 'owner' | 'team' | 'guess'>
>;
/** By node id. */
export type Corrections = { readonly [id: string]: Correction };

/** The plan with a person's corrections laid over what was read. */
export function corrected(plan: ImportPlan, corrections: Corrections): ImportPlan {
	const nodes = plan.nodes.map((node) => {
		const correction = corrections[node.id];
		return correction ? { ...node, ...correction } : node;
	});
	return { ...plan, nodes };
}

/** What a node belongs to once kinds are settled, or why it cannot be added. */
export type Placement =
	| { readonly placed: true; readonly objectiveId?: string; readonly keyResultId?: string }
	| { readonly placed: false; readonly why: PlanWhy };

/**
 * Each node's place on the board, by node id. A key result belongs to the nearest objective above it, an initiative
 * to the nearest key result, and an objective serves the nearest of either; teams and ignored lines are skipped. A
 * name that is too long has to be shortened by a person first.
 */
export function placements(plan: ImportPlan): ReadonlyMap<string, Placement> {
	const byId = new Map(plan.nodes.map((node) => [node.id, node]));
	const nearest = (from: PlanNode, kinds: readonly PlanKind[]): PlanNode | undefined => {
		let above = byId.get(from.parentId ?? '');
		while (above && !kinds.includes(above.kind)) above = byId.get(above.parentId ?? '');
		return above;
	};
	const place = (node: PlanNode): Placement => {
		if (node.kind !== 'ignored' && [node.title, node.owner, node.team].some(isNameTooLong))
			return { placed: false, why: 'title-too-long' };
		if (node.kind === 'keyResult') {
			const objective = nearest(node, ['objective']);
			return objective
				? { placed: true, objectiveId: objective.id }
				: { placed: false, why: 'no-objective-above' };
		}
		if (node.kind === 'initiative') {
			const keyResult = nearest(node, ['keyResult', 'objective']);
			return keyResult?.kind === 'keyResult'
				? { placed: true, keyResultId: keyResult.id }
				: { placed: false, why: 'no-key-result-above' };
		}
		if (node.kind === 'objective') {
			const above = nearest(node, ['objective', 'keyResult']);
			if (above?.kind === 'keyResult') return { placed: true, keyResultId: above.id };
			if (above) return { placed: true, objectiveId: above.id };
		}
		return { placed: true };
	};
	const places = new Map(plan.nodes.map((node) => [node.id, place(node)]));
	// What belongs to something that cannot be added cannot be added either.
	for (const [id, found] of places) {
		if (!found.placed) continue;
		const on = places.get(found.keyResultId ?? found.objectiveId ?? '');
		if (on && !on.placed) places.set(id, on);
	}
	return places;
}

export interface PlanCounts {
	readonly objectives: number;
	readonly keyResults: number;
	readonly initiatives: number;
	readonly kpis: number;
	readonly readings: number;
	/** Nodes without a place on the board; they would be left out. */
	readonly unplaced: number;
	readonly unreadLines: number;
}

/** How many of each would be added to a board that has some KPIs, by name, already: those get readings and remarks. */
export function planCounts(plan: ImportPlan, kpis: ReadonlySet<string> = new Set()): PlanCounts {
	const places = placements(plan);
	const placed = plan.nodes.filter((node) => places.get(node.id)?.placed);
	const isNew = ({ title }: PlanNode) => !kpis.has(sameName(title));
	const count = (kind: PlanKind): number => placed.filter((node) => node.kind === kind).length;
	return {
		objectives: count('objective'),
		keyResults: count('keyResult'),
		initiatives: count('initiative'),
		kpis: placed.filter((node) => node.kind === 'kpi' && isNew(node)).length,
		readings: placed.reduce((sum, node) => sum + (node.kind === 'kpi' ? readingsIn(node) : 0), 0),
		unplaced: plan.nodes.length - placed.length,
		unreadLines: plan.lines.filter((line) => line.place.kind === 'unread').length
	};
}

/** The value now of a KPI is a reading of today. */
function readingsIn({ readings, current }: PlanNode): number {
	return readings.length + (current === undefined ? 0 : 1);
}

/** The measure of something whose text does not mention one: reached or not. */
export const unmeasured: MeasureGuess = {
	measure: { kind: 'done' },
	unit: { kind: 'number' },
	sure: true
};

/** A node with only a place and a title. */
export function plainNode(
	node: Pick<PlanNode, 'id' | 'line' | 'kind' | 'title'> & Partial<PlanNode>
): PlanNode {
	return {
		owner: '',
		team: '',
		guess: unmeasured,
		question: '',
		why: '',
		winning: '',
		result: '',
		done: false,
		notes: [],
		readings: [],
		...node
	};
}

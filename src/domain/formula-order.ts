import type { Board } from './board.ts';
import { inputsOf, type Formula } from './formula.ts';
import { formulaOf } from './formula-tree.ts';
import type { KpiId } from './id.ts';
import type { Kpi } from './kpi.ts';
import { compareTexts, entitiesIn, isLive } from './lookups.ts';

/** In which order KPIs can be calculated, and which cannot be at all. */
interface FormulaOrder {
	/** Each after those that it is calculated from. */
	readonly order: readonly Kpi[];
	/** Of each that leads into a loop, that loop: every one needs the next, and the last the first. */
	readonly loops: ReadonlyMap<KpiId, readonly KpiId[]>;
}

/** Put the calculated KPIs of a board in order. No chain is too long for it, and a loop is reported, not cut. */
export function formulaOrder(kpis: Board['kpis']): FormulaOrder {
	const waiting = new Map<KpiId, Kpi>();
	const needs = new Map<KpiId, readonly KpiId[]>();
	const all = entitiesIn(kpis).filter(
		({ formula, counts }) => formula !== undefined && counts === undefined
	);
	if (all.length === 0) return { order: [], loops: new Map() };
	const calculatedIds = new Set(all.filter(isLive).map(({ id }) => id));
	const users = new Map<KpiId, Kpi[]>();
	const ready: Kpi[] = [];
	for (const kpi of all) {
		const formula = formulaOf(kpi);
		const own = formula ? inputsOf(formula).filter((id) => calculatedIds.has(id)) : [];
		needs.set(kpi.id, own);
		if (own.length === 0) ready.push(kpi);
		else waiting.set(kpi.id, kpi);
		for (const id of own) {
			const others = users.get(id);
			if (others) others.push(kpi);
			else users.set(id, [kpi]);
		}
	}
	const open = new Map([...waiting.keys()].map((id) => [id, needs.get(id)?.length ?? 0]));
	// Grows while it is walked: who waits for nothing more comes last.
	for (const kpi of ready) {
		for (const user of users.get(kpi.id) ?? []) {
			const left = (open.get(user.id) ?? 0) - 1;
			open.set(user.id, left);
			if (left > 0) continue;
			waiting.delete(user.id);
			ready.push(user);
		}
	}
	const next = (at: KpiId) => needs.get(at)?.find((need) => waiting.has(need));
	return { order: ready, loops: loopsBehind([...waiting.keys()], next) };
}

/**
 * The loop that a formula would close, from the KPI itself on; undefined where it closes none. The command asks the
 * same before it writes.
 */
export function loopOf(
	id: KpiId,
	formula: Formula,
	formulaIn: (id: KpiId) => Formula | undefined
): readonly KpiId[] | undefined {
	const cameFrom = new Map<KpiId, KpiId>();
	const toVisit: KpiId[] = [];
	const visit = (ids: readonly KpiId[], from: KpiId) => {
		for (const each of ids) {
			if (cameFrom.has(each)) continue;
			cameFrom.set(each, from);
			toVisit.push(each);
		}
	};
	visit(inputsOf(formula), id);
	for (const at of toVisit) {
		if (at === id) break;
		const found = formulaIn(at);
		if (found) visit(inputsOf(found), at);
	}
	if (!cameFrom.has(id)) return undefined;
	const loop: KpiId[] = [id];
	for (let at = cameFrom.get(id); at !== undefined && at !== id; at = cameFrom.get(at))
		loop.splice(1, 0, at);
	return loop;
}

/**
 * The loop that each chain runs into, begun at its smallest id, so that every device and every KPI in it names the
 * same loop.
 */
function loopsBehind(
	starts: readonly KpiId[],
	next: (at: KpiId) => KpiId | undefined
): ReadonlyMap<KpiId, readonly KpiId[]> {
	const loops = new Map<KpiId, readonly KpiId[]>();
	for (const start of starts) {
		const path: KpiId[] = [];
		const places = new Map<KpiId, number>();
		let at: KpiId | undefined = start;
		while (at !== undefined && !places.has(at) && !loops.has(at)) {
			places.set(at, path.push(at) - 1);
			at = next(at);
		}
		const known = at === undefined ? [] : loops.get(at);
		const loop = known ?? fromSmallest(path.slice(at === undefined ? 0 : places.get(at)));
		for (const id of path) loops.set(id, loop);
	}
	return loops;
}

function fromSmallest(loop: readonly KpiId[]): readonly KpiId[] {
	const [smallest] = [...loop].sort(compareTexts);
	const begin = smallest === undefined ? 0 : loop.indexOf(smallest);
	return [...loop.slice(begin), ...loop.slice(0, begin)];
}

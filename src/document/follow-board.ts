import * as Y from 'yjs';
import type { Board, Entities } from '#domain/board.ts';
import type { BoardId, KpiId } from '#domain/id.ts';
import type { Kpi } from '#domain/kpi.ts';
import type { Problem } from '#domain/problem.ts';
import { readBoard, readEntity } from './read-board.ts';
import { withReadingConflicts } from './read/reading-conflicts.ts';
import { patchReadings } from './read/readings.ts';
import { readSettings } from './read/settings.ts';
import { lastWordsTouched } from './reading-chain.ts';
import { collections, metaOf, rootOf, type Collection, type EntityIn } from './schema.ts';

/** A board that keeps up with its document until it is stopped. */
export interface FollowedBoard {
	readonly board: Board;
	stop(): void;
}

/** What one transaction touched in a collection: the entities, and of some only these readings. */
interface Touched {
	readonly whole: Set<string>;
	readonly readings: Map<string, Set<string>>;
}

/**
 * Read a document once and then only what changes: after each transaction that changed something `onBoard`
 * gets the next board, in which every entity and collection that was not touched is the same object as before.
 */
export function followBoard(
	doc: Y.Doc,
	id: BoardId,
	onBoard: (board: Board) => void
): FollowedBoard {
	let board = readBoard(doc, id);
	let touchedMeta = false;
	const touched = new Map<Collection, Touched>();

	const observeMeta = () => {
		touchedMeta = true;
	};
	const observers = collections.map((name) => {
		const observer = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
			const marks = touched.get(name) ?? { whole: new Set(), readings: new Map() };
			touched.set(name, marks);
			for (const event of events) markTouched(marks, event);
		};
		return { root: rootOf(doc, name), observer };
	});
	const afterTransaction = () => {
		if (!touchedMeta && touched.size === 0) return;
		board = nextBoard(doc, board, touched, touchedMeta);
		touched.clear();
		touchedMeta = false;
		onBoard(board);
	};

	metaOf(doc).observeDeep(observeMeta);
	for (const { root, observer } of observers) root.observeDeep(observer);
	doc.on('afterTransaction', afterTransaction);
	return {
		get board() {
			return board;
		},
		stop() {
			metaOf(doc).unobserveDeep(observeMeta);
			for (const { root, observer } of observers) root.unobserveDeep(observer);
			doc.off('afterTransaction', afterTransaction);
		}
	};
}

function markTouched(marks: Touched, event: Y.YEvent<Y.AbstractType<unknown>>): void {
	const [id, nested] = event.path;
	if (!(event instanceof Y.YMapEvent)) {
		if (typeof id === 'string') marks.whole.add(id);
	} else if (typeof id !== 'string') {
		for (const key of event.keysChanged) marks.whole.add(key);
	} else if (nested === 'readings' && event.path.length === 2) {
		const keys = marks.readings.get(id) ?? new Set();
		for (const key of event.keysChanged) keys.add(key);
		marks.readings.set(id, keys);
	} else {
		marks.whole.add(id);
	}
}

function nextBoard(
	doc: Y.Doc,
	before: Board,
	touched: ReadonlyMap<Collection, Touched>,
	touchedMeta: boolean
): Board {
	const problems = new ProblemList(before.problems);
	const next: { -readonly [Field in keyof Board]?: Board[Field] } = {};
	if (touchedMeta) {
		const found: Problem[] = [];
		next.settings = readSettings(doc, found);
		problems.replace('meta', '', found);
	}
	for (const [name, marks] of touched)
		Object.assign(next, { [name]: nextCollection(doc, before, name, marks, problems) });
	return { ...before, ...next, problems: problems.list };
}

function nextCollection<Name extends Collection>(
	doc: Y.Doc,
	before: Board,
	name: Name,
	{ whole, readings }: Touched,
	problems: ProblemList
): Entities<string, EntityIn<Name>> {
	const stood: Entities<string, object> = before[name];
	const next = new Map(stood) as Map<string, EntityIn<Name>>;
	const read = (id: string) => {
		const { entity, problems: found } = readEntity(doc, name, id);
		if (entity) next.set(id, entity);
		else next.delete(id);
		problems.replace(name, id, found);
	};
	for (const id of whole) read(id);
	for (const [id, keys] of readings) {
		if (whole.has(id)) continue;
		const kpi =
			name === 'kpis' && !problems.has(name, id) ? before.kpis.get(id as KpiId) : undefined;
		const patched = kpi && withReadings(doc, kpi, keys);
		if (patched) next.set(id, patched as EntityIn<Name>);
		else read(id);
	}
	return next;
}

function withReadings(doc: Y.Doc, kpi: Kpi, keys: ReadonlySet<string>): Kpi | undefined {
	const stored = rootOf(doc, 'kpis').get(kpi.id);
	const entries = stored instanceof Y.Map ? stored.get('readings') : undefined;
	if (!(entries instanceof Y.Map)) return undefined;
	const readings = patchReadings(kpi.readings, entries, keys);
	if (!readings) return undefined;
	const next = { ...kpi, readings };
	const touched = lastWordsTouched(entries, keys);
	return touched ? withReadingConflicts(next, touched) : next;
}

/** The board's problems, with those of one entity replaced at a time; the same list while nothing changed. */
class ProblemList {
	list: readonly Problem[];

	constructor(list: readonly Problem[]) {
		this.list = list;
	}

	has(collection: string, id: string): boolean {
		return this.list.some((problem) => problem.collection === collection && problem.id === id);
	}

	replace(collection: string, id: string, found: readonly Problem[]): void {
		if (found.length === 0 && !this.has(collection, id)) return;
		const others = this.list.filter(
			(problem) => problem.collection !== collection || problem.id !== id
		);
		this.list = [...others, ...found];
	}
}

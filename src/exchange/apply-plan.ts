import { addComment } from '#document/commands/comment.ts';
import { checkIn } from '#document/commands/check-in.ts';
import { addInitiative, finishInitiative } from '#document/commands/initiative.ts';
import { addKeyResult } from '#document/commands/key-result.ts';
import { addKpi } from '#document/commands/kpi.ts';
import { addObjective } from '#document/commands/objective.ts';
import { recordReadings } from '#document/commands/reading.ts';
import { transact, type Edit } from '#document/edit.ts';
import type {
	CycleId,
	InitiativeId,
	KeyResultId,
	KpiId,
	ObjectiveId,
	Subject
} from '#domain/id.ts';
import type { Parent } from '#domain/objective.ts';
import { done, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { optional } from './optional.ts';
import { aboutIt, ownWords, spareWords } from './spare-words.ts';
import { placements, type ImportPlan, type Placement, type PlanNode } from './import-plan.ts';
import { limitsOf } from './limits-of-node.ts';
import { otherWordsOf } from './known-kpi.ts';
import { nameBook, type NameBook } from './name-book.ts';
import type { Board } from '#domain/board.ts';

/** What was added. */
export interface Imported {
	readonly objectives: number;
	readonly keyResults: number;
	readonly initiatives: number;
	readonly kpis: number;
	readonly readings: number;
	readonly people: number;
	readonly teams: number;
	/** Nodes that the board refused, each with the reason; everything else was added. */
	readonly refusals: readonly {
		readonly line: number;
		readonly title: string;
		readonly why: Why;
	}[];
}

/** Where a plan goes: the board as it is, for the names it knows, and the cycle that new objectives belong to. */
export interface ImportTarget {
	readonly board: Board;
	readonly cycleId?: CycleId;
}

/**
 * Add a plan to a board in one transaction, through the same commands that the screens use. People, teams and KPIs
 * are matched by name with those on the board, and created where there is no match. What the board refuses is
 * reported, not dropped.
 */
export function applyImport(
	edit: Edit,
	plan: ImportPlan,
	target: ImportTarget
): Result<Imported, Why> {
	return transact(edit, () => {
		const importing = new Importing(edit, plan, target);
		for (const node of plan.nodes) importing.add(node);
		return done(importing.imported());
	});
}

class Importing {
	readonly #edit: Edit;
	readonly #target: ImportTarget;
	readonly #names: NameBook;
	readonly #places: ReadonlyMap<string, Placement>;
	readonly #objectives = new Map<string, ObjectiveId>();
	readonly #keyResults = new Map<string, KeyResultId>();
	readonly #whys = new Map<string, Why>();
	readonly #refusals: { line: number; title: string; why: Why }[] = [];
	readonly #counts = { objectives: 0, keyResults: 0, initiatives: 0, kpis: 0, readings: 0 };

	constructor(edit: Edit, plan: ImportPlan, target: ImportTarget) {
		this.#edit = edit;
		this.#target = target;
		this.#names = nameBook(edit, target.board);
		this.#places = placements(plan);
	}

	add(node: PlanNode): void {
		const place = this.#places.get(node.id);
		if (!place?.placed) return;
		switch (node.kind) {
			case 'team':
				return this.#addTeam(node);
			case 'objective':
				return this.#addObjective(node, place);
			case 'keyResult':
				return this.#addKeyResult(node, place);
			case 'initiative':
				return this.#addInitiative(node, place);
			case 'kpi':
				return this.#addKpi(node);
			case 'ignored':
		}
	}

	imported(): Imported {
		return { ...this.#counts, ...this.#names.made(), refusals: this.#refusals };
	}

	/** A team has no field for words, and nothing to comment on: they are kept with the board. */
	#addTeam(node: PlanNode): void {
		this.#names.teamId(node.team || (node.owner ? '' : node.title));
		this.#names.personId(node.owner, '');
		this.#remark(
			node,
			{ kind: 'board' },
			aboutIt(node, [...ownWords(node), node.due ?? '', ...node.notes])
		);
	}

	#addObjective(node: PlanNode, place: Placement & { placed: true }): void {
		const parent = this.#parent(place);
		const id = this.#accept(
			node,
			addObjective(this.#edit, {
				title: node.title,
				level: node.level ?? 'team',
				why: node.why,
				winning: node.winning,
				...optional('cycleId', this.#target.cycleId),
				...optional('teamId', this.#names.teamId(node.team)),
				...optional('ownerId', this.#names.personId(node.owner, '')),
				...optional('parent', parent)
			})
		);
		if (!id) return;
		this.#objectives.set(node.id, id);
		this.#counts.objectives += 1;
		const rest = [node.result, node.question, node.due ?? '', ...spareWords(node)];
		this.#remark(node, { kind: 'objective', id }, [...rest, ...node.notes]);
	}

	#addKeyResult(node: PlanNode, place: Placement & { placed: true }): void {
		const objectiveId = this.#objectives.get(place.objectiveId ?? '');
		if (!objectiveId) return this.#refuseWith(place.objectiveId, node);
		const { measure, unit } = node.guess;
		const id = this.#accept(
			node,
			addKeyResult(this.#edit, {
				objectiveId,
				title: node.title,
				measure: measure.kind === 'milestones' ? { kind: 'done' } : measure,
				unit,
				...optional('weight', node.weight),
				...optional('ownerId', this.#names.personId(node.owner, node.team))
			})
		);
		if (!id) return;
		this.#keyResults.set(node.id, id);
		this.#counts.keyResults += 1;
		const value = measure.kind === 'done' ? (node.done ? 1 : undefined) : node.current;
		if (value !== undefined) this.#accept(node, checkIn(this.#edit, id, { value }));
		this.#remark(node, { kind: 'keyResult', id }, [
			...ownWords(node),
			node.due ?? '',
			...node.notes
		]);
	}

	#addInitiative(node: PlanNode, place: Placement & { placed: true }): void {
		const keyResultId = this.#keyResults.get(place.keyResultId ?? '');
		if (!keyResultId) return this.#refuseWith(place.keyResultId, node);
		const id: InitiativeId | undefined = this.#accept(
			node,
			addInitiative(this.#edit, {
				keyResultId,
				title: node.title,
				...optional('ownerId', this.#names.personId(node.owner, node.team)),
				...optional('due', node.due)
			})
		);
		if (!id) return;
		this.#counts.initiatives += 1;
		if (node.done) this.#accept(node, finishInitiative(this.#edit, id, this.#edit.today));
		const words = [...ownWords(node), ...node.notes];
		this.#remark(node, { kind: 'keyResult', id: keyResultId }, aboutIt(node, words));
	}

	#addKpi(node: PlanNode): void {
		const known = this.#names.kpiId(node.title);
		const id: KpiId | undefined = known ?? this.#newKpi(node);
		if (!id) return;
		const readings = node.readings.map(({ day, value, note }) => ({
			day,
			value,
			...(note ? { note } : {})
		}));
		if (node.current !== undefined) readings.push({ day: this.#edit.today, value: node.current });
		const recorded = this.#accept(node, recordReadings(this.#edit, id, readings));
		this.#counts.readings += recorded ?? 0;
		const other = known ? otherWordsOf(node, this.#target.board, known, this.#edit.today) : [];
		const rest = [node.result, node.winning, node.due ?? '', ...spareWords(node), ...other];
		this.#remark(node, { kind: 'kpi', id }, [...rest, ...node.notes]);
	}

	#newKpi(node: PlanNode): KpiId | undefined {
		const id = this.#accept(
			node,
			addKpi(this.#edit, {
				name: node.title,
				question: node.question,
				because: node.why,
				unit: node.guess.unit,
				limits: limitsOf(node),
				...optional('teamId', this.#names.teamId(node.team)),
				...optional('ownerId', this.#names.personId(node.owner, ''))
			})
		);
		if (id) this.#counts.kpis += 1;
		return id;
	}

	#parent(place: Placement & { placed: true }): Parent | undefined {
		const keyResultId = this.#keyResults.get(place.keyResultId ?? '');
		if (keyResultId) return { kind: 'keyResult', id: keyResultId };
		const id = this.#objectives.get(place.objectiveId ?? '');
		return id ? { kind: 'objective', id } : undefined;
	}

	/** Words that have no field of their own are kept as a comment on the thing. */
	#remark(node: PlanNode, about: Subject, words: readonly string[]): void {
		const text = words.filter(Boolean).join('\n');
		if (text) this.#accept(node, addComment(this.#edit, about, text));
	}

	#accept<Value>(node: PlanNode, result: Result<Value, Why>): Value | undefined {
		if (result.done) return result.value;
		this.#refuse(node, result.why);
		return undefined;
	}

	#refuse(node: PlanNode, why: Why): void {
		this.#whys.set(node.id, why);
		this.#refusals.push({ line: node.line, title: node.title, why });
	}

	/** What belongs to something that the board refused is refused for the same reason. */
	#refuseWith(aboveId: string | undefined, node: PlanNode): void {
		const why = this.#whys.get(aboveId ?? '');
		if (why) this.#refuse(node, why);
	}
}

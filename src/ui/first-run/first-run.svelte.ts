import { addKeyResult } from '#document/commands/key-result.ts';
import { addKpi } from '#document/commands/kpi.ts';
import { addObjective } from '#document/commands/objective.ts';
import { isNameTooLong } from '#domain/name.ts';
import { currentCycles } from '#domain/home.ts';
import type { KpiLimits, Cadence } from '#domain/kpi.ts';
import { liveKpis, liveObjectives, liveTeams } from '#domain/lookups.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import type { Draft } from '#session/draft.svelte.ts';
import { blankKeyResult, type KeyResultFields } from '#ui/vocabulary/key-result-fields.ts';
import { readKeyResult } from '#ui/vocabulary/read-key-result.ts';
import { refusalOf } from '#ui/vocabulary/refusal-of.ts';
import { refusals } from '#ui/vocabulary/refusals.ts';
import { blankUnit, unitFromFields, type UnitFields } from '#ui/vocabulary/unit-fields.ts';
import { readFirstLimits } from './first-limits.ts';

/** What the first run asks for, as it is typed. */
export type FirstRunFields = {
	way: 'none' | 'change' | 'healthy';
	step: number;
	isLeft: boolean;
	title: string;
	why: string;
	winning: string;
	keyResult: KeyResultFields;
	name: string;
	question: string;
	unit: UnitFields;
	direction: KpiLimits['direction'];
	target: string;
	targetHigh: string;
	cadence: Cadence;
};

const stepCount = 4;

/** The path from an empty board to its first objective or its first KPI, one question at a time. */
export class FirstRun {
	/** What is wrong with the answer on the screen. */
	refusal = $state<string>();
	/** Show everything that is wrong with the key result, after an attempt to save. */
	isChecked = $state(false);
	readonly #session: BoardSession;
	readonly #draft: Draft<FirstRunFields>;

	constructor(session: BoardSession) {
		this.#session = session;
		this.#draft = session.draft<FirstRunFields>('first-run', {
			...{ way: 'none', step: 0, isLeft: false, title: '', why: '', winning: '' },
			...{ keyResult: blankKeyResult(), name: '', question: '', unit: blankUnit() },
			...{ direction: 'higher', target: '', targetHigh: '', cadence: 'weekly' }
		});
	}

	/** Whether the board is still empty and nobody has chosen to look around first. */
	get isDue(): boolean {
		const { board, isReadOnly } = this.#session;
		const isEmpty = liveObjectives(board).length === 0 && liveKpis(board).length === 0;
		return isEmpty && !isReadOnly && !this.fields.isLeft;
	}

	get fields(): FirstRunFields {
		return this.#draft.value;
	}

	/** The current step, counted from 1. */
	get place(): { readonly at: number; readonly of: number } {
		return { at: this.fields.step + 1, of: stepCount };
	}

	choose(way: 'change' | 'healthy'): void {
		this.fields.way = way;
		this.fields.step = 0;
	}

	/** Look around first: what was typed is kept for later. */
	leave(): void {
		this.fields.isLeft = true;
	}

	/** Back one question, and from the first one to the choice. */
	back(): void {
		this.refusal = undefined;
		this.isChecked = false;
		if (this.fields.step === 0) this.fields.way = 'none';
		else this.fields.step -= 1;
	}

	/** On to the next question; only the title, or the name, is required. After the last one it is added. */
	next(): void {
		const { way, step, title, name } = this.fields;
		const words = way === 'change' ? title : name;
		if (isNameTooLong(words)) this.refusal = refusals['name-too-long'];
		else if (words.trim() === '')
			this.refusal = 'A few words are needed here. Everything else can wait.';
		else this.refusal = this.#problem();
		if (this.refusal) return;
		if (step < stepCount - 1) this.fields.step += 1;
		else if (way === 'change') this.#addObjective('with its key result');
		else this.#addKpi();
	}

	/** Skip what is not known yet. */
	skip(): void {
		this.refusal = undefined;
		const { way, step } = this.fields;
		// A target that was skipped is none, whatever its fields contain.
		if (way === 'healthy' && step === 2) this.fields.target = this.fields.targetHigh = '';
		if (step < stepCount - 1) this.fields.step += 1;
		else if (way === 'change') this.#addObjective('alone');
		else this.#addKpi();
	}

	#problem(): string | undefined {
		const { way, step, unit } = this.fields;
		if (way !== 'healthy' || step !== 2) return undefined;
		const read = readFirstLimits(this.fields, unitFromFields(unit), this.#session.locale);
		return read.ok ? undefined : read.problem;
	}

	#addObjective(how: 'alone' | 'with its key result'): void {
		const { board, me, today, locale } = this.#session;
		const { title, why, winning, keyResult } = this.fields;
		const [cycle] = currentCycles(board, today);
		const [team] = liveTeams(board);
		const owner = me ? { ownerId: me } : {};
		const read = readKeyResult(keyResult, locale, cycle);
		this.isChecked = true;
		if (how !== 'alone' && !read.ok) return;
		const made = this.#session.intent((edit) => {
			const place = team ? { teamId: team.id } : { level: 'company' as const };
			const cycleId = cycle ? { cycleId: cycle.id } : {};
			const objective = addObjective(edit, { title, why, winning, ...place, ...cycleId, ...owner });
			if (!objective.done || how === 'alone' || !read.ok) return objective;
			const { ownerId = me ?? undefined, ...rest } = read.wanted;
			const added = addKeyResult(edit, { ...rest, ownerId, objectiveId: objective.value });
			return added.done ? objective : added;
		});
		this.#end(refusalOf(made));
	}

	#addKpi(): void {
		const { board, me, locale } = this.#session;
		const { name, question, cadence, direction } = this.fields;
		const unit = unitFromFields(this.fields.unit);
		const [team] = liveTeams(board);
		const read = readFirstLimits(this.fields, unit, locale);
		const made = this.#session.run(addKpi, {
			...{ name, question, cadence, unit },
			limits: read.ok ? read.limits : { direction },
			...(me ? { ownerId: me } : {}),
			...(team ? { teamId: team.id } : {})
		});
		this.#end(refusalOf(made));
	}

	#end(refusal: string | undefined): void {
		this.refusal = refusal;
		if (!refusal) this.#draft.clear();
	}
}

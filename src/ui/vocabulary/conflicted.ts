import type { Board } from '#domain/board.ts';
import type { Conflict, Conflicted, Recording } from '#domain/conflict.ts';
import type { Entity } from '#domain/entity.ts';
import type { SegmentId, Subject } from '#domain/id.ts';
import type { Investigation } from '#domain/investigation.ts';
import { factFieldFrom } from '#domain/fact-field.ts';
import type { KeyResult } from '#domain/key-result.ts';
import type { Kpi } from '#domain/kpi.ts';
import { commentsAbout, eventsOn, initiativesOf } from '#domain/lookups.ts';
import { investigationsOf, keyResultsOf } from '#domain/lookups.ts';
import type { MeasureKind } from '#domain/measure.ts';
import type { Objective } from '#domain/objective.ts';
import { partFieldFrom } from '#domain/part-field.ts';
import { saidTwice } from '#domain/said-twice.ts';
import type { Unit } from '#domain/unit.ts';
import { conflictOfReadings, isChosenIn } from './conflicted-readings.ts';
import { partsIn } from './field-words.ts';
import { valueUnit } from './measure-words.ts';

/** A field that several people changed at the same time, and what it belongs to. */
export interface ConflictedThing {
	readonly collection: Recording;
	/** Empty for the settings of the board. */
	readonly id: string;
	/** What it belongs to, if the place does not make it clear. */
	readonly of?: string;
	readonly unit?: Unit;
	/** How the key result is measured, where it belongs to one. */
	readonly measure?: MeasureKind;
	readonly conflict: Conflict;
}

/**
 * The conflicts on an objective's page: its own fields, then those of its key results and their work, then the
 * comments.
 */
export function conflictedIn(board: Board, objective: Objective): readonly ConflictedThing[] {
	return [
		...conflictedInObjective(objective),
		...keyResultsOf(board, objective.id).flatMap((keyResult) => [
			...conflictedInKeyResult(keyResult),
			...initiativesOf(board, keyResult.id).flatMap((each) =>
				conflictedEntity('initiatives', each, each.title)
			),
			...conflictedComments(board, { kind: 'keyResult', id: keyResult.id })
		]),
		...conflictedComments(board, { kind: 'objective', id: objective.id })
	];
}

/** The conflicts of an objective itself. */
export function conflictedInObjective({ id, ...objective }: Objective): readonly ConflictedThing[] {
	return conflictsOf(objective).map((conflict) => ({ collection: 'objectives', id, conflict }));
}

/** The conflicts of a key result and its milestones. */
export function conflictedInKeyResult(keyResult: KeyResult): readonly ConflictedThing[] {
	return conflictsOf(keyResult).map((conflict) => ({
		...({ collection: 'keyResults', id: keyResult.id, conflict } as const),
		of: partOf(keyResult, conflict) ?? keyResult.title,
		unit: isAsMeasured(conflict) ? keyResult.unit : valueUnit(keyResult),
		measure: keyResult.measure.kind
	}));
}

/** A baseline and check-ins are in the unit itself, also where start and target are changes in percent. */
function isAsMeasured({ field }: Conflict): boolean {
	return field === 'baseline' || factFieldFrom(field) !== undefined;
}

/** The milestone or segment that a conflict is about, by its name. */
function partOf(
	whole: Parameters<typeof partsIn>[0],
	{ field }: Pick<Conflict, 'field'>
): string | undefined {
	const part = partFieldFrom(field);
	return part && partsIn(whole).find(({ id }) => id === part.id)?.name;
}

/**
 * The conflicts on a KPI's page: its own fields, readings that one person made twice for a day, investigations,
 * events on its chart, and comments.
 */
export function conflictedOnPageOf(
	board: Board,
	kpi: Kpi,
	titleOf: (investigation: Investigation) => string
): readonly ConflictedThing[] {
	return [
		...conflictedInKpi(kpi),
		...investigationsOf(board, kpi.id).flatMap((each) =>
			conflictedEntity('investigations', each, titleOf(each))
		),
		...eventsOn(board, kpi.id).flatMap((each) => conflictedEntity('events', each, each.title)),
		...conflictedComments(board, { kind: 'kpi', id: kpi.id })
	];
}

function conflictedComments(board: Board, about: Subject): readonly ConflictedThing[] {
	return commentsAbout(board, about).flatMap((each) => conflictedEntity('comments', each));
}

/** The conflicts of a KPI itself: its own fields and readings, then those that one person made twice for a day. */
export function conflictedInKpi(kpi: Kpi): readonly ConflictedThing[] {
	const { id, unit, segments } = kpi;
	const conflicts = conflictsOf(kpi);
	const twice = saidTwice(kpi.readings).filter((said) => !isChosenIn(said, conflicts));
	return [...conflicts, ...twice.map(conflictOfReadings)].map((conflict) => {
		const segment = segments.find((one) => one.id === segmentIn(conflict))?.name;
		const of = partOf(kpi, conflict) ?? segment;
		return { collection: 'kpis', id, unit, conflict, ...(of ? { of } : {}) } as const;
	});
}

/** The segment whose reading a conflict is about. */
function segmentIn({ versions }: Conflict): SegmentId | undefined {
	const made = versions.flatMap((version) => version.made ?? []);
	return made.find((one) => one.kind === 'reading')?.reading.segmentId;
}

/** The conflicts of something that has nothing below it. */
export function conflictedEntity(
	collection: Exclude<Recording, 'objectives' | 'keyResults' | 'kpis' | 'meta'>,
	entity: Entity<string> & Conflicted,
	of?: string
): readonly ConflictedThing[] {
	return conflictsOf(entity).map((conflict) => ({
		...{ collection, id: entity.id, conflict },
		...(of === undefined ? {} : { of })
	}));
}

/** The conflicts in the settings of the board. */
export function conflictedSettings({ settings }: Board): readonly ConflictedThing[] {
	return conflictsOf(settings).map((conflict) => ({ collection: 'meta', id: '', conflict }));
}

const none: readonly Conflict[] = [];

function conflictsOf({ conflicts = none }: Conflicted): readonly Conflict[] {
	return conflicts;
}

import type { Board, Entities } from '#domain/board.ts';
import type { Conflict, Conflicted, Recording } from '#domain/conflict.ts';
import type { Entity } from '#domain/entity.ts';
import { groupedBy } from '#domain/grouped-by.ts';
import type { KeyResultId, SegmentId } from '#domain/id.ts';
import type { KeyResult } from '#domain/key-result.ts';
import type { Kpi } from '#domain/kpi.ts';
import { entitiesIn, initiativesOf, isLive, keyResultsOf } from '#domain/lookups.ts';
import type { ObjectiveReport } from '#domain/objective-report.ts';
import type { Objective } from '#domain/objective.ts';
import { remember } from '#domain/remember.ts';
import { saidTwice, type SaidTwice } from '#domain/said-twice.ts';
import type { Unit } from '#domain/unit.ts';
import { valueUnit } from './measure-words.ts';

/** A field that several people changed at the same time, and what it belongs to. */
export interface ConflictedThing {
	readonly collection: Recording;
	/** Nothing for the settings of the board. */
	readonly id: string;
	/** What it belongs to, where that is not clear from the place. */
	readonly of?: string;
	readonly unit?: Unit;
	readonly conflict: Conflict;
}

/** What is to be chosen on an objective's page: its own fields, then those of its key results and of their work. */
export function conflictedIn(board: Board, objective: Objective): readonly ConflictedThing[] {
	return [
		...conflictedInObjective(objective),
		...keyResultsOf(board, objective.id).flatMap((keyResult) => [
			...conflictedInKeyResult(keyResult),
			...initiativesOf(board, keyResult.id).flatMap((each) =>
				conflictedEntity('initiatives', each, each.title)
			)
		])
	];
}

function conflictedInObjective({ id, ...objective }: Objective): readonly ConflictedThing[] {
	return conflictsOf(objective).map((conflict) => ({ collection: 'objectives', id, conflict }));
}

function conflictedInKeyResult(keyResult: KeyResult): readonly ConflictedThing[] {
	return conflictsOf(keyResult).map((conflict) => ({
		...({ collection: 'keyResults', id: keyResult.id, of: keyResult.title, conflict } as const),
		unit: conflict.field === 'baseline' ? keyResult.unit : valueUnit(keyResult)
	}));
}

/** What is to be chosen on a KPI's page: its own fields, then what somebody read twice of a day. */
export function conflictedInKpi(kpi: Kpi): readonly ConflictedThing[] {
	const { id, unit, segments } = kpi;
	return [
		...conflictsOf(kpi).map((conflict) => ({ collection: 'kpis', id, unit, conflict }) as const),
		...saidTwice(kpi.readings).map((said) => {
			const segment = segments.find((one) => one.id === said.segmentId);
			return {
				...({ collection: 'kpis', id, unit, conflict: conflictOfReadings(said) } as const),
				...(segment ? { of: segment.name } : {})
			};
		})
	];
}

/** By which field of a conflict the readings of a day are meant. */
export function readingsField({ day, by, segmentId = '' as SegmentId }: SaidTwice): string {
	return `readings:${day}:${by}:${segmentId}`;
}

function conflictOfReadings(said: SaidTwice): Conflict {
	const field = readingsField(said);
	const changes = said.readings.map(({ value, at, by }) => ({
		...{ key: `${at}`, at, field, before: null, after: value },
		...(by ? { by } : {})
	}));
	const byValue = groupedBy(changes, ({ after }) => after);
	return {
		field,
		shown: said.readings.at(-1)?.value ?? null,
		versions: [...byValue].map(([value, ofValue]) => ({ value, changes: ofValue }))
	};
}

/** What is to be chosen of a person, a team, a cycle or an initiative. */
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

/** What is to be chosen of the settings of the board. */
export function conflictedSettings({ settings }: Board): readonly ConflictedThing[] {
	return conflictsOf(settings).map((conflict) => ({ collection: 'meta', id: '', conflict }));
}

/** Everything that is to be chosen on a board, each with its name. */
export function conflictedOn(board: Board): readonly ConflictedThing[] {
	return [
		...split(board.objectives).flatMap((each) => named(conflictedInObjective(each), each.title)),
		...split(board.keyResults).flatMap((each) => conflictedInKeyResult(each)),
		...entitiesIn(board.kpis)
			.filter(isLive)
			.flatMap((each) => named(conflictedInKpi(each), each.name)),
		...split(board.initiatives).flatMap((each) =>
			conflictedEntity('initiatives', each, each.title)
		),
		...conflictedAside(board)
	];
}

/** What is to be chosen on the screens of people and settings, which no row of the home leads to. */
export function conflictedAside(board: Board): readonly ConflictedThing[] {
	return [
		...split(board.teams).flatMap((each) => conflictedEntity('teams', each, each.name)),
		...split(board.people).flatMap((each) => conflictedEntity('people', each, each.name)),
		...split(board.cycles).flatMap((each) => conflictedEntity('cycles', each, each.name)),
		...named(conflictedSettings(board), board.settings.name)
	];
}

/** Whether something is to be chosen of any of these. */
function isConflicted(...things: readonly Conflicted[]): boolean {
	return things.some(({ conflicts }) => conflicts !== undefined);
}

/** Whether something is to be chosen on a KPI's page. */
export function isKpiConflicted(kpi: Kpi): boolean {
	return isConflicted(kpi) || saidTwice(kpi.readings).length > 0;
}

/** Whether something is to be chosen on an objective's page. */
export function isPageConflicted(
	initiatives: Board['initiatives'],
	{ objective, keyResults }: ObjectiveReport
): boolean {
	return (
		isConflicted(objective, ...keyResults.map(({ keyResult }) => keyResult)) ||
		keyResults.some(({ keyResult }) => conflictedWork(initiatives).has(keyResult.id))
	);
}

/** The key results whose work holds something to be chosen. */
const conflictedWork = remember(
	(initiatives: Board['initiatives']): ReadonlySet<KeyResultId> =>
		new Set(split(initiatives).map(({ keyResultId }) => keyResultId))
);

function split<Found extends Entity<string> & Conflicted>(
	all: Entities<string, Found>
): readonly Found[] {
	return entitiesIn(all).filter((entity) => isLive(entity) && isConflicted(entity));
}

function named(things: readonly ConflictedThing[], of: string): readonly ConflictedThing[] {
	return things.map((thing) => ({ ...thing, of }));
}

const none: readonly Conflict[] = [];

function conflictsOf({ conflicts = none }: Conflicted): readonly Conflict[] {
	return conflicts;
}

import type { Board, Entities } from '#domain/board.ts';
import type { Conflict, Recorded, Recording } from '#domain/conflict.ts';
import type { Entity } from '#domain/entity.ts';
import type { KeyResultId, KpiId, ObjectiveId } from '#domain/id.ts';
import type { KeyResult } from '#domain/key-result.ts';
import type { Kpi } from '#domain/kpi.ts';
import { entitiesIn, isLive } from '#domain/lookups.ts';
import type { Objective } from '#domain/objective.ts';
import type { Unit } from '#domain/unit.ts';
import { valueUnit } from './measure-words.ts';

/** A field that several people changed at the same time, and what it belongs to. */
export interface ConflictedThing {
	readonly collection: Recording;
	readonly id: ObjectiveId | KeyResultId | KpiId;
	/** What it belongs to, where that is not clear from the place. */
	readonly of?: string;
	readonly unit?: Unit;
	readonly conflict: Conflict;
}

/** What is to be chosen on an objective's page: its own fields, then those of its key results. */
export function conflictedIn(
	objective: Objective,
	keyResults: readonly KeyResult[]
): readonly ConflictedThing[] {
	return [
		...conflictsOf(objective).map(
			(conflict) => ({ collection: 'objectives', id: objective.id, conflict }) as const
		),
		...keyResults.flatMap(conflictedInKeyResult)
	];
}

function conflictedInKeyResult(keyResult: KeyResult): readonly ConflictedThing[] {
	return conflictsOf(keyResult).map((conflict) => ({
		...({ collection: 'keyResults', id: keyResult.id, of: keyResult.title, conflict } as const),
		unit: conflict.field === 'baseline' ? keyResult.unit : valueUnit(keyResult)
	}));
}

/** What is to be chosen on a KPI's page. */
export function conflictedInKpi(kpi: Kpi): readonly ConflictedThing[] {
	return conflictsOf(kpi).map((conflict) => ({
		...({ collection: 'kpis', id: kpi.id, unit: kpi.unit, conflict } as const)
	}));
}

/** Everything that is to be chosen on a board, each with its name. */
export function conflictedOn({ objectives, keyResults, kpis }: Board): readonly ConflictedThing[] {
	const split = <Found extends Entity<string> & Recorded>(all: Entities<string, Found>) =>
		entitiesIn(all).filter((entity) => isLive(entity) && isConflicted(entity));
	return [
		...split(objectives).flatMap((each) => named(conflictedIn(each, []), each.title)),
		...split(keyResults).flatMap((each) => conflictedInKeyResult(each)),
		...split(kpis).flatMap((each) => named(conflictedInKpi(each), each.name))
	];
}

function named(things: readonly ConflictedThing[], of: string): readonly ConflictedThing[] {
	return things.map((thing) => ({ ...thing, of }));
}

/** Whether something is to be chosen of any of these. */
export function isConflicted(...things: readonly Recorded[]): boolean {
	return things.some(({ conflicts }) => conflicts !== undefined);
}

const none: readonly Conflict[] = [];

function conflictsOf({ conflicts = none }: Recorded): readonly Conflict[] {
	return conflicts;
}

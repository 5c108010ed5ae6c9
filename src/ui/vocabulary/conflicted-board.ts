import type { Board } from '#domain/board.ts';
import { conflictedAmong } from '#domain/conflicted-around.ts';
import type { Subject } from '#domain/id.ts';
import { entitiesIn, isLive } from '#domain/lookups.ts';
import {
	conflictedEntity,
	conflictedInKeyResult,
	conflictedInKpi,
	conflictedInObjective,
	conflictedSettings,
	type ConflictedThing
} from './conflicted.ts';

/** All conflicts on a board, each with the name of what it is about. */
export function conflictedOn(board: Board): readonly ConflictedThing[] {
	return [
		...conflictedAmong(board.objectives).flatMap((each) =>
			named(conflictedInObjective(each), each.title)
		),
		...conflictedAmong(board.keyResults).flatMap((each) => conflictedInKeyResult(each)),
		...entitiesIn(board.kpis)
			.filter(isLive)
			.flatMap((each) => named(conflictedInKpi(each), each.name)),
		...conflictedAmong(board.initiatives).flatMap((each) =>
			conflictedEntity('initiatives', each, each.title)
		),
		...conflictedAmong(board.investigations).flatMap((each) =>
			conflictedEntity('investigations', each, board.kpis.get(each.kpiId)?.name)
		),
		...conflictedAmong(board.comments).flatMap((each) =>
			conflictedEntity('comments', each, aboutWords(board, each.about))
		),
		...conflictedAmong(board.events)
			.filter(({ kpiIds }) => kpiIds.length > 0)
			.flatMap((each) => conflictedEntity('events', each, each.title)),
		...conflictedAside(board)
	];
}

function aboutWords(board: Board, about: Subject): string | undefined {
	switch (about.kind) {
		case 'objective':
			return board.objectives.get(about.id)?.title;
		case 'keyResult':
			return board.keyResults.get(about.id)?.title;
		case 'kpi':
			return board.kpis.get(about.id)?.name;
		case 'cycle':
			return board.cycles.get(about.id)?.name;
		case 'board':
			return board.settings.name;
	}
}

/**
 * Conflicts that no row of the home leads to: on the screens of people and of settings, and in events that are on
 * every chart.
 */
export function conflictedAside(board: Board): readonly ConflictedThing[] {
	return [
		...conflictedAmong(board.events)
			.filter(({ kpiIds }) => kpiIds.length === 0)
			.flatMap((each) => conflictedEntity('events', each, each.title)),
		...conflictedAmong(board.teams).flatMap((each) => conflictedEntity('teams', each, each.name)),
		...conflictedAmong(board.people).flatMap((each) => conflictedEntity('people', each, each.name)),
		...conflictedAmong(board.cycles).flatMap((each) => conflictedEntity('cycles', each, each.name)),
		...named(conflictedSettings(board), board.settings.name)
	];
}

function named(things: readonly ConflictedThing[], of: string): readonly ConflictedThing[] {
	return things.map((thing) => ({ ...thing, of }));
}

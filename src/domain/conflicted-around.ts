import type { Board, Entities } from './board.ts';
import type { Conflicted } from './conflict.ts';
import type { Entity } from './entity.ts';
import { entitiesIn, isLive } from './lookups.ts';
import { remember } from './remember.ts';

const nothing: ReadonlySet<string> = new Set();

/**
 * The ids of what has something hanging on it of which several people changed the same field: a key result its work,
 * a KPI what was looked into and its events, both and objectives their comments. The same set where there is nothing.
 */
export function conflictedAround(
	board: Pick<Board, 'initiatives' | 'investigations' | 'events' | 'comments'>
): ReadonlySet<string> {
	const sets = [
		ofWork(board.initiatives),
		ofInvestigations(board.investigations),
		ofEvents(board.events),
		ofComments(board.comments)
	].filter(({ size }) => size > 0);
	return sets.length === 0 ? nothing : new Set(sets.flatMap((set) => [...set]));
}

/** The live entities of which several people changed the same field. */
export function conflictedAmong<Found extends Entity<string> & Conflicted>(
	all: Entities<string, Found>
): readonly Found[] {
	return entitiesIn(all).filter((entity) => isLive(entity) && entity.conflicts !== undefined);
}

const ofWork = remember((initiatives: Board['initiatives']): ReadonlySet<string> => {
	return new Set(conflictedAmong(initiatives).map(({ keyResultId }) => keyResultId));
});

const ofInvestigations = remember(
	(investigations: Board['investigations']): ReadonlySet<string> => {
		return new Set(conflictedAmong(investigations).map(({ kpiId }) => kpiId));
	}
);

const ofEvents = remember((events: Board['events']): ReadonlySet<string> => {
	return new Set(conflictedAmong(events).flatMap(({ kpiIds }) => kpiIds));
});

const ofComments = remember((comments: Board['comments']): ReadonlySet<string> => {
	return new Set(
		conflictedAmong(comments).flatMap(({ about }) => (about.kind === 'board' ? [] : [about.id]))
	);
});

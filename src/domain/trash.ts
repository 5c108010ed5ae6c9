import type { Entities } from './board.ts';
import type { CycleId, KpiId, ObjectiveId, PersonId, TeamId } from './id.ts';
import type { Kpi } from './kpi.ts';
import type { Objective } from './objective.ts';
import type { Person } from './person.ts';
import { entitiesIn } from './lookups.ts';
import { done, refused, type Result } from './result.ts';

/** As much of a board as it takes to know what still leans on something; a whole board is one. */
export interface Uses {
	readonly people: Entities<PersonId, Pick<Person, 'archivedOn'>>;
	readonly objectives: Entities<ObjectiveId, Pick<Objective, 'archivedOn' | 'cycleId' | 'teamId'>>;
	readonly kpis: Entities<KpiId, Pick<Kpi, 'archivedOn' | 'teamId'>>;
}

/** The last person stays: somebody has to be on the board. */
export function mayArchivePerson(
	board: Pick<Uses, 'people'>,
	id: PersonId
): Result<undefined, 'last-person'> {
	const others = [...board.people].filter(([other]) => other !== id);
	return others.some(([, person]) => !person.archivedOn) ? done() : refused('last-person');
}

/** A cycle with objectives in it stays: they would be in none. */
export function mayArchiveCycle(
	board: Pick<Uses, 'objectives'>,
	id: CycleId
): Result<undefined, 'still-used'> {
	const isUsed = live(board.objectives).some((objective) => objective.cycleId === id);
	return isUsed ? refused('still-used') : done();
}

/** A team with objectives or KPIs stays: they would be nobody's. */
export function mayArchiveTeam(
	board: Pick<Uses, 'objectives' | 'kpis'>,
	id: TeamId
): Result<undefined, 'still-used'> {
	const leaning = [...live(board.objectives), ...live(board.kpis)];
	return leaning.some((entity) => entity.teamId === id) ? refused('still-used') : done();
}

function live<Entity extends { readonly archivedOn?: unknown }>(
	entities: Entities<string, Entity>
): readonly Entity[] {
	return entitiesIn(entities).filter((entity) => !entity.archivedOn);
}

import type { TeamId } from '#domain/id.ts';
import type { Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { prose, wording } from '../checks.ts';
import type { Edit } from '../edit.ts';
import { createEntity, lastPlace, patchEntity } from '../entity.ts';

/** Add a team, with what it is for in a sentence. */
export function addTeam(
	edit: Edit,
	team: { readonly name: string; readonly purpose?: string }
): Result<TeamId, Why> {
	return createEntity(edit, 'teams', {
		name: wording(team.name),
		purpose: prose(team.purpose),
		order: lastPlace(edit, 'teams')
	});
}

/** Give a team another name. */
export function renameTeam(edit: Edit, id: TeamId, name: string): Result<undefined, Why> {
	return patchEntity(edit, 'teams', id, { name: wording(name) });
}

/** Say what a team is for. */
export function describeTeam(edit: Edit, id: TeamId, purpose: string): Result<undefined, Why> {
	return patchEntity(edit, 'teams', id, { purpose: prose(purpose) });
}

import type { PersonId, TeamId } from '#domain/id.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { prose, wording } from '../checks.ts';
import type { Edit } from '../edit.ts';
import { createEntity, known, lastPlace, markEntity, patchEntity, type Fields } from '../entity.ts';

/** Add a person, perhaps on some teams. Refuses an empty name. */
export function addPerson(
	edit: Edit,
	person: { readonly name: string; readonly teamIds?: readonly TeamId[] } & PersonTexts
): Result<PersonId, Why> {
	const teams = (person.teamIds ?? []).map((id) => {
		const team = known(edit, 'teams', id);
		return [`team:${id}`, team.done ? done(true) : team] as const;
	});
	return createEntity(edit, 'people', {
		name: wording(person.name),
		...textFields(person),
		...Object.fromEntries(teams),
		order: lastPlace(edit, 'people')
	});
}

/** Give a person another name. */
export function renamePerson(edit: Edit, id: PersonId, name: string): Result<undefined, Why> {
	return patchEntity(edit, 'people', id, { name: wording(name) });
}

/** Say what a person does, answers for and wants to grow into; what is left out stays. */
export function describePerson(
	edit: Edit,
	id: PersonId,
	texts: PersonTexts
): Result<undefined, Why> {
	return patchEntity(edit, 'people', id, textFields(texts));
}

/** Put a person on a team; they stay on the others. */
export function joinTeam(edit: Edit, id: PersonId, teamId: TeamId): Result<undefined, Why> {
	const team = known(edit, 'teams', teamId);
	return team.done ? markEntity(edit, 'people', id, `team:${teamId}`, 'on') : refused(team.why);
}

/** Take a person off a team. */
export function leaveTeam(edit: Edit, id: PersonId, teamId: TeamId): Result<undefined, Why> {
	return markEntity(edit, 'people', id, `team:${teamId}`, 'off');
}

interface PersonTexts {
	readonly role?: string;
	readonly responsibilities?: string;
	readonly growth?: string;
}

function textFields(texts: PersonTexts): Fields {
	return {
		role: prose(texts.role),
		responsibilities: prose(texts.responsibilities),
		growth: prose(texts.growth)
	};
}

import { addPerson, joinTeam } from '#document/commands/person.ts';
import { addTeam } from '#document/commands/team.ts';
import type { Edit } from '#document/edit.ts';
import type { Board } from '#domain/board.ts';
import type { KpiId, PersonId, TeamId } from '#domain/id.ts';
import { sameName } from './same-name.ts';
import { liveKpis, livePeople, liveTeams } from '#domain/lookups.ts';

/** Names that a text uses, as ids: those the board knows, otherwise newly created ones. An empty name is nobody. */
export interface NameBook {
	teamId(name: string): TeamId | undefined;
	/**
	 * Who owns something: the person; or, if only a team is named, a person with the team's name on that team,
	 * because a key result is owned by a person. Rename them once it is known who it is.
	 */
	personId(name: string, team: string): PersonId | undefined;
	kpiId(name: string): KpiId | undefined;
	made(): { readonly people: number; readonly teams: number };
}

/** Open the names of a board. */
export function nameBook(edit: Edit, board: Board): NameBook {
	const teams = new Map(liveTeams(board).map((team) => [sameName(team.name), team.id]));
	const people = new Map(livePeople(board).map((person) => [sameName(person.name), person.id]));
	const kpis = new Map(liveKpis(board).map((kpi) => [sameName(kpi.name), kpi.id]));
	const made = { people: 0, teams: 0 };

	function teamId(name: string): TeamId | undefined {
		const known = teams.get(sameName(name));
		if (known || sameName(name) === '') return known;
		const added = addTeam(edit, { name });
		if (!added.done) return undefined;
		teams.set(sameName(name), added.value);
		made.teams += 1;
		return added.value;
	}

	function personId(name: string, team: string): PersonId | undefined {
		const known = people.get(sameName(name || team));
		const onTeam = teamId(team);
		if (known) {
			if (onTeam && !name) joinTeam(edit, known, onTeam);
			return known;
		}
		if (sameName(name || team) === '') return undefined;
		const teamIds = onTeam ? [onTeam] : [];
		const added = addPerson(edit, { name: name || team, teamIds });
		if (!added.done) return undefined;
		people.set(sameName(name || team), added.value);
		made.people += 1;
		return added.value;
	}

	return { teamId, personId, kpiId: (name) => kpis.get(sameName(name)), made: () => made };
}

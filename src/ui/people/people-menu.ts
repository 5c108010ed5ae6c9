import { archive } from '#document/commands/archive.ts';
import { reorder } from '#document/commands/move.ts';
import { joinTeam, leaveTeam } from '#document/commands/person.ts';
import { livePeople, liveTeams } from '#domain/lookups.ts';
import type { Person, Team } from '#domain/person.ts';
import { mayArchivePerson, mayArchiveTeam } from '#domain/trash.ts';
import type { Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { MenuEntry } from '#kit/menu.svelte.ts';
import type { Notices } from '#kit/notices.svelte.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { refusals } from '#ui/vocabulary/refusals.ts';
import { undoing } from '#ui/vocabulary/undoing.ts';

/** What can be done with a team from the list. */
export function teamMenu(session: BoardSession, notices: Notices, team: Team): MenuEntry[] {
	const teams = liveTeams(session.board);
	const may = mayArchiveTeam(session.board, team.id);
	return [
		...orderEntries(teams, team, (place) => session.run(reorder, 'teams', team.id, place)),
		{
			label: 'Move to the trash',
			...(may.done ? {} : { reason: 'Objectives or KPIs still belong to it' }),
			onchoose: () => tell(session, notices, team.name, session.run(archive, 'teams', team.id))
		}
	];
}

/** What can be done with a person from the list. */
export function personMenu(session: BoardSession, notices: Notices, person: Person): MenuEntry[] {
	const people = livePeople(session.board);
	const may = mayArchivePerson(session.board, person.id);
	const isMe = session.me === person.id;
	return [
		{
			label: isMe ? 'This is not me' : 'This is me',
			onchoose: () => session.setMe(isMe ? null : person.id)
		},
		'divider',
		...orderEntries(people, person, (place) => session.run(reorder, 'people', person.id, place)),
		{
			label: 'Move to the trash',
			...(may.done ? {} : { reason: 'Somebody has to be on the board' }),
			onchoose: () => tell(session, notices, person.name, session.run(archive, 'people', person.id))
		}
	];
}

/** Who is on a team, to tick: each of the `pairs` is a person and a team. */
export function membershipMenu(
	session: BoardSession,
	notices: Notices,
	pairs: readonly { readonly label: string; readonly person: Person; readonly team: Team }[]
): MenuEntry[] {
	return pairs.map(({ label, person, team }) => {
		const isOn = person.teamIds.includes(team.id);
		return {
			label,
			checked: isOn,
			onchoose: () => {
				const result = session.run(isOn ? leaveTeam : joinTeam, person.id, team.id);
				if (!result.done) notices.warn(refusals[result.why]);
			}
		};
	});
}

function orderEntries<Id extends string>(
	list: readonly { readonly id: Id }[],
	one: { readonly id: Id },
	move: (place: { before: Id } | { after: Id }) => void
): MenuEntry[] {
	const at = list.findIndex(({ id }) => id === one.id);
	const [above, below] = [list[at - 1], list[at + 1]];
	return [
		{
			label: 'Move up',
			...(above ? {} : { reason: 'First already' }),
			onchoose: () => above && move({ before: above.id })
		},
		{
			label: 'Move down',
			...(below ? {} : { reason: 'Last already' }),
			onchoose: () => below && move({ after: below.id })
		},
		'divider'
	];
}

function tell(
	session: BoardSession,
	notices: Notices,
	name: string,
	result: Result<undefined, Why>
): void {
	if (!result.done) notices.warn(refusals[result.why]);
	else notices.say(`“${name}” is in the trash.`, undoing(session));
}

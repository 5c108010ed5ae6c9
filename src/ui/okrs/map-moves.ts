import { archive } from '#document/commands/archive.ts';
import { moveObjective } from '#document/commands/move.ts';
import type { ObjectiveId } from '#domain/id.ts';
import type { Objective, Parent } from '#domain/objective.ts';
import type { Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { MenuEntry } from '#kit/menu.svelte.ts';
import type { Notices } from '#kit/notices.svelte.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { boardAddresses } from '#ui/vocabulary/addresses.ts';
import { refusals } from '#ui/vocabulary/refusals.ts';
import { undoing } from '#ui/vocabulary/undoing.ts';
import type { MapView } from './map-view.svelte.ts';

/** Let an objective serve another parent, and say so; if that would close a loop, say why it is not done. */
export function moveUnder(
	session: BoardSession,
	notices: Notices,
	id: ObjectiveId,
	parent: Parent | null
): void {
	if (isSameParent(session.board.objectives.get(id)?.parent, parent)) return;
	const moved = session.run(moveObjective, id, parent);
	say(
		session,
		notices,
		moved,
		parent ? `Moved under “${titleOf(session, parent)}”.` : 'Moved to the top.'
	);
}

/** Whether two parents are the same; no parent is the same as no parent. */
export function isSameParent(one: Parent | undefined, other: Parent | null): boolean {
	return one?.kind === other?.kind && one?.id === other?.id;
}

/** What can be done with an objective from its place on the map. */
export function mapMenu(
	session: BoardSession,
	notices: Notices,
	objective: Objective,
	view: MapView
): readonly MenuEntry[] {
	const addresses = boardAddresses(session.id);
	return [
		{ label: 'Open', href: addresses.objective(objective.id) },
		{ label: 'Check in', href: addresses.checkInAt(objective.id) },
		'divider',
		{ label: 'Move under…', onchoose: () => (view.moving = objective.id) },
		{
			label: 'Move to the top',
			onchoose: () => moveUnder(session, notices, objective.id, null),
			...(objective.parent ? {} : { reason: 'It serves nothing above' })
		},
		'divider',
		{
			label: 'Move to the trash',
			onchoose: () => {
				const archived = session.run(archive, 'objectives', objective.id);
				say(session, notices, archived, 'Moved to the trash.');
			}
		}
	];
}

function say(
	session: BoardSession,
	notices: Notices,
	result: Result<unknown, Why>,
	words: string
): void {
	if (result.done) notices.say(words, undoing(session));
	else notices.say(refusals[result.why]);
}

function titleOf({ board }: BoardSession, parent: Parent): string {
	const found =
		parent.kind === 'objective' ? board.objectives.get(parent.id) : board.keyResults.get(parent.id);
	return found?.title ?? '';
}

import { archive } from '#document/commands/archive.ts';
import { reorder } from '#document/commands/move.ts';
import { setObjectiveCycle } from '#document/commands/objective.ts';
import type { CycleId, ObjectiveId } from '#domain/id.ts';
import { liveCycles } from '#domain/lookups.ts';
import type { Objective } from '#domain/objective.ts';
import type { MenuEntry } from '#kit/menu.svelte.ts';
import type { Notices } from '#kit/notices.svelte.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import { boardAddresses } from '#ui/vocabulary/addresses.ts';
import { refusals } from '#ui/vocabulary/refusals.ts';
import { termOf } from '#ui/vocabulary/terms.ts';
import { undoing } from '#ui/vocabulary/undoing.ts';

/** Where an objective is among those shown with it. */
export interface Neighbours {
	readonly above?: ObjectiveId | undefined;
	readonly below?: ObjectiveId | undefined;
}

/** Move an objective up or down by one; at the end of its list nothing happens. */
export function step(
	session: BoardSession,
	id: ObjectiveId,
	way: 'up' | 'down',
	{ above, below }: Neighbours
): void {
	if (way === 'up' && above) session.run(reorder, 'objectives', id, { before: above });
	if (way === 'down' && below) session.run(reorder, 'objectives', id, { after: below });
}

/** What can be done with an objective from the list. */
export function objectiveMenu(
	session: BoardSession,
	notices: Notices,
	objective: Objective,
	neighbours: Neighbours,
	onmoveunder: () => void
): readonly MenuEntry[] {
	const addresses = boardAddresses(session.id);
	const cycles = liveCycles(session.board).filter(({ id }) => id !== objective.cycleId);

	function say(
		result: { readonly done: boolean; readonly why?: keyof typeof refusals },
		words: string
	): void {
		if (result.why) notices.warn(refusals[result.why]);
		else notices.say(words, undoing(session));
	}
	function moveTo(id: CycleId, name: string): void {
		say(session.run(setObjectiveCycle, objective.id, id), `Moved to ${name}.`);
	}

	return [
		{ label: 'Open', href: addresses.objective(objective.id) },
		{ label: 'Check in', href: addresses.checkInAt(objective.id) },
		'divider',
		{
			label: 'Move up',
			shortcut: 'alt+↑',
			onchoose: () => step(session, objective.id, 'up', neighbours),
			...(neighbours.above ? {} : { reason: 'It is the first one' })
		},
		{
			label: 'Move down',
			shortcut: 'alt+↓',
			onchoose: () => step(session, objective.id, 'down', neighbours),
			...(neighbours.below ? {} : { reason: 'It is the last one' })
		},
		{ label: 'Move under…', onchoose: onmoveunder },
		...(cycles.length > 0
			? [{ heading: `Move to another ${termOf(session.board.settings, 'cycle').one}` }]
			: []),
		...cycles.map(({ id, name }) => ({ label: name, onchoose: () => moveTo(id, name) })),
		'divider',
		{
			label: 'Move to the trash',
			onchoose: () => say(session.run(archive, 'objectives', objective.id), 'Moved to the trash.')
		}
	];
}

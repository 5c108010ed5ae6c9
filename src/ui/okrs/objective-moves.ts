import { archive } from '#document/commands/archive.ts';
import { reorder, type Place } from '#document/commands/move.ts';
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

/** Beside which objective a step up or down brings one, of those shown with it; nothing at the end of the list. */
export type Steps = (way: 'up' | 'down') => ObjectiveId | undefined;

/** Move an objective up or down by one; at the end of its list nothing happens. */
export function step(
	session: BoardSession,
	id: ObjectiveId,
	way: 'up' | 'down',
	steps: Steps
): void {
	const beside = steps(way);
	if (beside) put(session, id, way === 'up' ? { before: beside } : { after: beside });
}

/** Put an objective beside another one. */
export function put(session: BoardSession, id: ObjectiveId, place: Place<ObjectiveId>): void {
	const orders: string[] = [];
	for (const [other, { order }] of session.board.objectives) if (other !== id) orders.push(order);
	session.run(reorder, 'objectives', id, place, orders);
}

/** What can be done with an objective from the list. */
export function objectiveMenu(
	session: BoardSession,
	notices: Notices,
	objective: Objective,
	steps: Steps,
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
			onchoose: () => step(session, objective.id, 'up', steps),
			...(steps('up') ? {} : { reason: 'It is the first one' })
		},
		{
			label: 'Move down',
			shortcut: 'alt+↓',
			onchoose: () => step(session, objective.id, 'down', steps),
			...(steps('down') ? {} : { reason: 'It is the last one' })
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

import { addKeyResult } from '#document/commands/key-result.ts';
import { addObjective } from '#document/commands/objective.ts';
import type { Board, Entities } from '#domain/board.ts';
import { currentCycles } from '#domain/home.ts';
import type { Cycle } from '#domain/cycle.ts';
import type { Day } from '#domain/day.ts';
import type { CycleId, ObjectiveId, PersonId, TeamId } from '#domain/id.ts';
import { isLive, liveCycles, liveTeams } from '#domain/lookups.ts';
import type { Level, ObjectiveKind } from '#domain/objective.ts';
import type { Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import {
	blankKeyResult,
	type KeyResultFields,
	type WantedKeyResult
} from '#ui/vocabulary/key-result-fields.ts';
import { parentFromText } from './parent-choices.ts';

/** A new objective as it is typed, with its key results. */
export type NewObjectiveFields = {
	title: string;
	why: string;
	winning: string;
	dropped: string;
	level: Level;
	kind: ObjectiveKind;
	ownerId: PersonId | '';
	teamId: TeamId | '';
	cycleId: CycleId | '';
	/** `objective:id` or `keyResult:id`. */
	parent: string;
	keyResults: KeyResultFields[];
};

type Edit = Parameters<typeof addObjective>[0];

/** What a new objective begins with: what the address names, otherwise this person's team and the usual cycle. */
export function beginning(
	board: Board,
	query: URLSearchParams,
	me: PersonId | null,
	today: Day
): NewObjectiveFields {
	const parent = parentFromText(query.get('parent') ?? '');
	const team = known(query.get('team'), board.teams) ?? mine(board, me);
	const cycle = known(query.get('cycle'), board.cycles) ?? usualCycle(board, today);
	return {
		...{ title: '', why: '', winning: '', dropped: '', kind: 'committed' },
		level: query.get('level') === 'company' ? 'company' : 'team',
		ownerId: known(query.get('person'), board.people)?.id ?? me ?? '',
		teamId: team?.id ?? '',
		cycleId: cycle?.id ?? '',
		parent: parent ? `${parent.kind}:${parent.id}` : '',
		keyResults: [blankKeyResult('1')]
	};
}

/** Add an objective and its key results, in one step. */
export function addWhole(
	edit: Edit,
	fields: NewObjectiveFields,
	keyResults: readonly WantedKeyResult[]
): Result<ObjectiveId, Why> {
	const { title, why, winning, dropped, level, kind, ownerId, teamId, cycleId } = fields;
	const parent = parentFromText(fields.parent);
	const made = addObjective(edit, {
		...{ title, why, winning, dropped, level, kind },
		...(ownerId && { ownerId }),
		...(teamId && { teamId }),
		...(cycleId && { cycleId }),
		...(parent && { parent })
	});
	if (!made.done) return made;
	for (const wanted of keyResults) {
		const added = addKeyResult(edit, { objectiveId: made.value, ...wanted });
		if (!added.done) return added;
	}
	return made;
}

/** Nothing was typed into it, so it is left out. */
export function isUntouched(fields: KeyResultFields): boolean {
	const { title, from, to, min, max, milestones } = fields;
	return [title, from, to, min, max, milestones].every((text) => text.trim() === '');
}

function usualCycle(board: Board, today: Day): Cycle | undefined {
	return currentCycles(board, today)[0] ?? liveCycles(board)[0];
}

function mine(board: Board, me: PersonId | null) {
	const [only, ...more] = liveTeams(board);
	const own = me === null ? undefined : board.people.get(me)?.teamIds[0];
	return (own && known(own, board.teams)) ?? (more.length === 0 ? only : undefined);
}

function known<Entity extends { id: string; archivedOn?: Day }>(
	id: string | null,
	entities: Entities<string, Entity>
): Entity | undefined {
	const entity = id === null ? undefined : entities.get(id);
	return isLive(entity) ? entity : undefined;
}

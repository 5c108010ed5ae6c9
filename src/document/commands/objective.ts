import type { CycleId, KpiId, ObjectiveId, PersonId, TeamId } from '#domain/id.ts';
import type { Level, ObjectiveKind, Parent } from '#domain/objective.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { prose, wording } from '../checks.ts';
import type { Edit } from '../edit.ts';
import { createEntity, known, lastPlace, markEntity, patchEntity, type Fields } from '../entity.ts';
import { knownParent } from './move.ts';

/** Add an objective: a team's and committed, unless said otherwise. */
export function addObjective(
	edit: Edit,
	objective: {
		readonly title: string;
		readonly level?: Level;
		readonly kind?: ObjectiveKind;
		readonly cycleId?: CycleId;
		readonly teamId?: TeamId;
		readonly ownerId?: PersonId;
		readonly parent?: Parent;
	} & ObjectiveTexts
): Result<ObjectiveId, Why> {
	return createEntity(edit, 'objectives', {
		title: wording(objective.title),
		...textFields(objective),
		level: done(objective.level ?? 'team'),
		kind: done(objective.kind ?? 'committed'),
		cycle: known(edit, 'cycles', objective.cycleId),
		team: known(edit, 'teams', objective.teamId),
		owner: known(edit, 'people', objective.ownerId),
		parent: knownParent(edit, objective.parent),
		order: lastPlace(edit, 'objectives')
	});
}

/** Give an objective another title. Refuses an empty one, and an objective that is archived or never arrived. */
export function renameObjective(
	edit: Edit,
	id: ObjectiveId,
	title: string
): Result<undefined, Why> {
	return patchEntity(edit, 'objectives', id, { title: wording(title) });
}

/** Say why it matters, what winning looks like, what is dropped for it; what is left out stays. */
export function describeObjective(
	edit: Edit,
	id: ObjectiveId,
	texts: ObjectiveTexts
): Result<undefined, Why> {
	return patchEntity(edit, 'objectives', id, textFields(texts));
}

/** Hand an objective to another person, or to nobody. */
export function setObjectiveOwner(
	edit: Edit,
	id: ObjectiveId,
	ownerId: PersonId | null
): Result<undefined, Why> {
	return patchEntity(edit, 'objectives', id, { owner: known(edit, 'people', ownerId) });
}

/** Hand an objective to another team, or to none. */
export function setObjectiveTeam(
	edit: Edit,
	id: ObjectiveId,
	teamId: TeamId | null
): Result<undefined, Why> {
	return patchEntity(edit, 'objectives', id, { team: known(edit, 'teams', teamId) });
}

/** Say whether an objective is the company's, a team's or a person's. */
export function setObjectiveLevel(
	edit: Edit,
	id: ObjectiveId,
	level: Level
): Result<undefined, Why> {
	return patchEntity(edit, 'objectives', id, { level: done(level) });
}

/** Say what is expected of an objective: all of it, a stretch, or learning. */
export function setObjectiveKind(
	edit: Edit,
	id: ObjectiveId,
	kind: ObjectiveKind
): Result<undefined, Why> {
	return patchEntity(edit, 'objectives', id, { kind: done(kind) });
}

/** Carry an objective into another cycle, or out of all. */
export function setObjectiveCycle(
	edit: Edit,
	id: ObjectiveId,
	cycleId: CycleId | null
): Result<undefined, Why> {
	return patchEntity(edit, 'objectives', id, { cycle: known(edit, 'cycles', cycleId) });
}

/** Attach a KPI that must not suffer for this objective. */
export function addGuardrail(edit: Edit, id: ObjectiveId, kpiId: KpiId): Result<undefined, Why> {
	const kpi = known(edit, 'kpis', kpiId);
	return kpi.done
		? markEntity(edit, 'objectives', id, `guardrail:${kpiId}`, 'on')
		: refused(kpi.why);
}

/** Take a guardrail off an objective. */
export function removeGuardrail(edit: Edit, id: ObjectiveId, kpiId: KpiId): Result<undefined, Why> {
	return markEntity(edit, 'objectives', id, `guardrail:${kpiId}`, 'off');
}

interface ObjectiveTexts {
	readonly why?: string;
	readonly winning?: string;
	readonly dropped?: string;
}

function textFields(texts: ObjectiveTexts): Fields {
	return {
		why: prose(texts.why),
		winning: prose(texts.winning),
		dropped: prose(texts.dropped)
	};
}

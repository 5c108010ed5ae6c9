import type { CycleId, KeyResultId, KpiId, ObjectiveId } from '#domain/id.ts';
import type { Parent } from '#domain/objective.ts';
import { checkIn } from '#document/commands/check-in.ts';
import { addComment } from '#document/commands/comment.ts';
import { addEvidence } from '#document/commands/evidence.ts';
import { addInitiative, finishInitiative } from '#document/commands/initiative.ts';
import { addKeyResult, setMeasure } from '#document/commands/key-result.ts';
import { addMilestone, finishMilestone } from '#document/commands/milestone.ts';
import { addGuardrail, addObjective } from '#document/commands/objective.ts';
import type { People, Teams } from './sample-people.ts';
import type { StoryPen, StoryTime } from './story-time.ts';
import type { KeyResultStory, ObjectiveStory } from './story.ts';
import { told } from './told.ts';

/** What objectives need in order to be told. */
export interface Stage {
	readonly time: StoryTime;
	readonly pen: StoryPen;
	readonly people: People;
	readonly teams: Teams;
	readonly kpis: ReadonlyMap<string, KpiId>;
	readonly cycleId: CycleId;
	/** The week of the story's calendar that is week 0 of the cycle: 0 for this quarter. */
	readonly weekZero: number;
	/** Ids by name of everything that was told before. */
	readonly parents: Map<string, Parent>;
	readonly keyResults: Map<string, KeyResultId>;
}

/** Put an objective on the board with its key results and everything that was said about them. */
export function tellObjective(stage: Stage, story: ObjectiveStory): ObjectiveId {
	const { time, pen, people, teams, kpis, cycleId, weekZero, parents } = stage;
	const edit = pen.on(time.day(weekZero + 1, 0), people[story.owner]);
	const parent = parents.get(story.serves ?? '');
	const { title, why, winning, dropped, level, kind } = story;
	const id = told(
		addObjective(edit, {
			...{ title, why, winning, level, kind, cycleId, ownerId: people[story.owner] },
			...(dropped ? { dropped } : {}),
			...(story.team ? { teamId: teams[story.team] } : {}),
			...(parent ? { parent } : {})
		})
	);
	parents.set(story.name, { kind: 'objective', id });
	for (const name of story.guardrails ?? []) {
		const kpiId = kpis.get(name);
		if (kpiId) told(addGuardrail(edit, id, kpiId));
	}
	for (const keyResult of story.keyResults) tellKeyResult(stage, id, keyResult);
	for (const { week, by, text } of story.comments ?? []) {
		const friday = pen.on(time.day(weekZero + week, 4), people[by]);
		told(addComment(friday, { kind: 'objective', id }, text));
	}
	return id;
}

function tellKeyResult(stage: Stage, objectiveId: ObjectiveId, story: KeyResultStory): void {
	const { time, pen, people, kpis, weekZero, parents, keyResults } = stage;
	const edit = pen.on(time.day(weekZero + 1, 0), people[story.owner]);
	const kpiId = kpis.get(story.kpi ?? '');
	const { title, unit, weight, weeks, indicator } = story;
	const isList = story.measure.kind === 'milestones';
	const id = told(
		addKeyResult(edit, {
			...{ objectiveId, title, ownerId: people[story.owner] },
			measure: isList ? { kind: 'milestones' } : story.measure,
			...(unit ? { unit } : {}),
			...(weight === undefined ? {} : { weight }),
			...(weeks ? { window: time.weeks(weekZero + weeks[0], weekZero + weeks[1]) } : {}),
			...(indicator ? { indicator } : {}),
			...(kpiId ? { kpiId } : {})
		})
	);
	parents.set(story.name, { kind: 'keyResult', id });
	keyResults.set(story.name, id);
	tellMilestones(stage, id, story);
	tellFacts(stage, id, story);
	tellInitiatives(stage, id, story);
}

function tellMilestones(stage: Stage, id: KeyResultId, story: KeyResultStory): void {
	if (story.measure.kind !== 'milestones') return;
	const { time, pen, people, weekZero } = stage;
	const edit = pen.on(time.day(weekZero + 1, 0), people[story.owner]);
	for (const milestone of story.measure.milestones ?? []) {
		const milestoneId = told(addMilestone(edit, id, milestone));
		const finished = (story.finished ?? []).find(([title]) => title === milestone.title);
		if (!finished) continue;
		const day = time.day(weekZero + finished[1], 1);
		told(finishMilestone(pen.on(day, people[story.owner]), id, milestoneId, day));
	}
}

function tellFacts(stage: Stage, id: KeyResultId, story: KeyResultStory): void {
	const { time, pen, people, weekZero } = stage;
	for (const { week, by, late, ...facts } of story.checkIns ?? []) {
		const day = late ? time.day(weekZero + week + 1, 3) : time.day(weekZero + week, 4);
		told(checkIn(pen.on(day, people[by ?? story.owner]), id, facts));
	}
	for (const { week, by, ...facts } of story.evidence ?? [])
		told(addEvidence(pen.on(time.day(weekZero + week, 3), people[by]), id, facts));
	if (story.moved) {
		const day = time.day(weekZero + story.moved.week, 3);
		told(setMeasure(pen.on(day, people[story.owner]), id, story.moved.measure));
	}
}

function tellInitiatives(stage: Stage, id: KeyResultId, story: KeyResultStory): void {
	const { time, pen, people, weekZero } = stage;
	for (const { title, owner, due, done } of story.initiatives ?? []) {
		const edit = pen.on(time.day(weekZero + 1, 0), people[owner]);
		const fields = { title, keyResultId: id, ownerId: people[owner] };
		const initiative = told(addInitiative(edit, { ...fields, due: time.day(weekZero + due, 4) }));
		if (done === undefined) continue;
		const day = time.day(weekZero + done, 3);
		told(finishInitiative(pen.on(day, people[owner]), initiative, day));
	}
}

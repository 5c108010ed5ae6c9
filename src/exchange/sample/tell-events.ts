import type { KeyResultId, KpiId, ObjectiveId } from '#domain/id.ts';
import { archive } from '#document/commands/archive.ts';
import { addComment } from '#document/commands/comment.ts';
import { addEvent } from '#document/commands/event.ts';
import { openInvestigation, setInvestigationState } from '#document/commands/investigation.ts';
import { addObjective } from '#document/commands/objective.ts';
import { addDivider } from '#document/commands/process.ts';
import { addReview, answerQuestion, setScore } from '#document/commands/review.ts';

import type { Stage } from './tell-objectives.ts';
import { told } from './told.ts';

/** What happened around the charts: prices, a competitor, holidays, a new carrier. */
export function tellEvents({ time, pen, people, kpis }: Stage): void {
	const on = (...names: readonly string[]): readonly KpiId[] =>
		names.map((name) => kpis.get(name)).filter((id) => id !== undefined);
	const maren = (week: number, weekday: number) => pen.on(time.day(week, weekday), people.maren);
	told(
		addEvent(maren(5, 0), {
			day: time.day(5, 0),
			title: 'New prices',
			note: 'A crate costs 4 % more; everybody got a letter two weeks before.',
			kpiIds: on('churn', 'old-tickets', 'margin', 'revenue')
		})
	);
	told(
		addEvent(pen.on(time.day(5, 2), people.lucia), {
			day: time.day(5, 2),
			title: 'A competitor left Gdańsk',
			note: 'Their cafés in Wrzeszcz are free from the first of the month.',
			kpiIds: on('cafes')
		})
	);
	told(
		addEvent(maren(-9, 0), {
			day: time.day(-9, 0),
			title: 'Holidays: many cafés closed',
			note: 'Three weeks in which weekly figures say little.'
		})
	);
	const change = time.day(-1, 0);
	const priya = pen.on(change, people.priya);
	told(
		addEvent(priya, {
			...{ day: change, title: 'New carton, new carrier', kpiIds: on('damaged', 'deliveries') }
		})
	);
	const damaged = kpis.get('damaged');
	const divider = { day: change, reason: 'New carton and new carrier: another process' };
	if (damaged) told(addDivider(priya, damaged, divider));
}

/** This week's alarm: what was seen, who is looking into it, and what they said. */
export function tellInvestigation({ time, pen, people, kpis }: Stage): void {
	const kpiId = kpis.get('old-tickets');
	if (!kpiId) return;
	const monday = time.mondayAgo(0);
	told(
		openInvestigation(pen.on(monday, people.amara), kpiId, {
			saw: '19 questions older than two days, the most since we count. Eleven are about the new prices.',
			cause: 'Price questions are answered one by one, and Mondays have one person instead of two.',
			verdict: 'signal',
			nextStep: 'Put the page about the new prices online and link it from every invoice.',
			nextStepDue: time.day(9, 4),
			ownerId: people.amara
		})
	);
	const about = { kind: 'kpi', id: kpiId } as const;
	const say = (by: keyof typeof people, text: string) =>
		told(addComment(pen.on(monday, people[by]), about, text));
	say('priya', 'Without the price questions it would be eight. Still more than in spring.');
	say('lucia', 'The page is written. It needs Tomasz for an hour to be on the invoices.');
}

/**
 * What the quarter began with: too many customers left, somebody looked into it, and an objective is to bring the
 * KPI back.
 */
export function tellRecovery({ time, pen, people, kpis, parents }: Stage): void {
	const kpiId = kpis.get('churn');
	const objective = parents.get('reorder');
	if (!kpiId || objective?.kind !== 'objective') return;
	const begun = pen.on(time.day(0, 1), people.priya);
	const id = told(
		openInvestigation(begun, kpiId, {
			saw: 'Of a hundred cafés four leave every month, and have for half a year.',
			cause:
				'Cafés leave when ordering is work and a crate comes late twice. No single event did it.',
			verdict: 'signal',
			ownerId: people.priya,
			objectiveId: objective.id
		})
	);
	told(setInvestigationState(pen.on(time.day(1, 1), people.maren), id, 'closed'));
}

/** An objective that was given up early is in the trash, where everything can be restored. */
export function tellTrash({ time, pen, people, cycleId, teams }: Stage): void {
	const id: ObjectiveId = told(
		addObjective(pen.on(time.day(1, 0), people.lucia), {
			...{ title: 'Three more countries before Christmas', kind: 'aspirational', cycleId },
			...{ teamId: teams.growth, ownerId: people.lucia },
			why: 'It sounded good in the room.'
		})
	);
	told(archive(pen.on(time.day(2, 1), people.maren), 'objectives', id));
}

/** The review that closed the last quarter. */
export function tellReview(stage: Stage): void {
	const { time, pen, people, cycleId } = stage;
	const edit = pen.on(time.day(0, 4), people.maren);
	const id = told(addReview(edit, { kind: 'cycle', cycleId }));
	const crates: KeyResultId | undefined = stage.keyResults.get('whole-crates');
	const reason =
		'The carton was ordered in time and came four weeks late; since it is here we are below 5.';
	if (crates) told(setScore(edit, id, crates, { score: 0.9, reason }));
	const answers = {
		learned: 'What depends on a supplier has to begin in week 1, not in week 6.',
		keep: 'One number per Friday and a sentence in plain words.',
		change: 'Fewer key results that only one person can move.',
		drop: 'The monthly slide show.'
	};
	for (const [question, answer] of Object.entries(answers))
		told(answerQuestion(edit, id, question, answer));
}

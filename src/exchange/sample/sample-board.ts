import { addDays, type Day, type Instant } from '#domain/day.ts';
import type { BoardId, KeyResultId } from '#domain/id.ts';
import { addCycle, setCycleState } from '#document/commands/cycle.ts';
import { newBoard, newBoardId, type MadeBoard } from '#document/new-board.ts';
import { careStory } from './care-story.ts';
import { companyStory } from './company-story.ts';
import { growthStory, learningStory } from './growth-story.ts';
import { kpiStories } from './kpi-story.ts';
import { lastQuarterStories } from './last-quarter-story.ts';
import { productStory } from './product-story.ts';
import { tellPeople, tellTeams } from './sample-people.ts';
import { idsFrom, StoryPen, StoryTime } from './story-time.ts';
import {
	tellEvents,
	tellInvestigation,
	tellRecovery,
	tellReview,
	tellTrash
} from './tell-events.ts';
import { tellDerivedKpis } from './tell-derived-kpis.ts';
import { tellKpis } from './tell-kpis.ts';
import { tellObjective, type Stage } from './tell-objectives.ts';
import { told } from './told.ts';

/**
 * A board that shows everything: a team of six in week 9 of 13, with 26 weeks of KPI history. The same day gives
 * the same board; only its id is new each time, so that each sample is a board of its own.
 */
export function sampleBoard(where: {
	readonly today: Day;
	readonly timeZone: string;
}): MadeBoard & { readonly id: BoardId } {
	const { today, timeZone } = where;
	const time = new StoryTime(today);
	const newId = idsFrom(`sample ${today}`);
	const begin = addDays(time.mondayAgo(26), -7);
	const { doc, me } = told(
		newBoard({
			name: 'Kettle & Crate',
			timeZone,
			myName: 'Maren Solberg',
			at: Date.parse(`${begin}T09:00:00Z`) as Instant,
			today: begin,
			newId
		})
	);
	doc.transact(() => {
		const pen = new StoryPen(doc, today, newId);
		const teams = tellTeams(pen.on(begin, me));
		const people = tellPeople(pen.on(begin, me), me, teams);
		const kpis = tellKpis(kpiStories, { time, pen, people, teams });
		const stage: Omit<Stage, 'cycleId' | 'weekZero'> = {
			...{ time, pen, people, teams, kpis },
			parents: new Map(),
			keyResults: new Map<string, KeyResultId>()
		};
		tellLastQuarter(stage);
		tellThisQuarter(stage);
		tellDerivedKpis(kpis, { time, pen, people });
	});
	return { doc, id: newBoardId(), me };
}

function tellLastQuarter(place: Omit<Stage, 'cycleId' | 'weekZero'>): void {
	const { time, pen, people } = place;
	const first = pen.on(time.day(-12, 0), people.maren);
	const cycleId = told(addCycle(first, time.lastQuarter));
	const stage = { ...place, cycleId, weekZero: -13 };
	for (const story of lastQuarterStories) tellObjective(stage, story);
	tellReview(stage);
	told(setCycleState(pen.on(time.day(0, 4), people.maren), cycleId, 'closed'));
}

function tellThisQuarter(place: Omit<Stage, 'cycleId' | 'weekZero'>): void {
	const { time, pen, people } = place;
	const cycleId = told(addCycle(pen.on(time.day(0, 4), people.maren), time.quarter));
	const stage = { ...place, cycleId, weekZero: 0 };
	const stories = [companyStory, productStory, careStory, growthStory, learningStory];
	for (const story of stories) tellObjective(stage, story);
	tellEvents(stage);
	tellRecovery(stage);
	tellInvestigation(stage);
	tellTrash(stage);
	const next = pen.on(time.day(8, 4), people.maren);
	told(addCycle(next, { ...time.nextQuarter, state: 'draft' }));
}

import type { Day } from '#domain/day.ts';
import type { KpiId } from '#domain/id.ts';
import { seeded } from '#domain/seeded.ts';
import { addKpi, setCounter } from '#document/commands/kpi.ts';
import { recordReadings, type ReadingFacts } from '#document/commands/reading.ts';
import { addSegment, setSegmentLimits } from '#document/commands/segment.ts';
import type { People, Teams } from './sample-people.ts';
import type { StoryPen, StoryTime } from './story-time.ts';
import type { KpiStory } from './story.ts';
import { told } from './told.ts';

const weeksOfHistory = 26;

/** Put the KPIs with their 26 weeks of readings on the board; returns their ids by name. */
export function tellKpis(
	stories: readonly KpiStory[],
	{ time, pen, people, teams }: { time: StoryTime; pen: StoryPen; people: People; teams: Teams }
): ReadonlyMap<string, KpiId> {
	const ids = new Map<string, KpiId>();
	for (const story of stories) {
		const { title, owner, team } = story;
		const edit = pen.on(time.mondayAgo(weeksOfHistory), people[owner]);
		const id = told(
			addKpi(edit, {
				...fieldsOf(story),
				name: title,
				ownerId: people[owner],
				...(team ? { teamId: teams[team] } : {})
			})
		);
		ids.set(story.name, id);
		tellReadings(story, id, { time, pen, people });
	}
	for (const { name, counter, owner } of stories) {
		const [id, counterId] = [ids.get(name), ids.get(counter ?? '')];
		const edit = pen.on(time.day(1, 0), people[owner]);
		if (id && counterId) told(setCounter(edit, id, counterId));
	}
	return ids;
}

function tellReadings(
	story: KpiStory,
	id: KpiId,
	{ time, pen, people }: { time: StoryTime; pen: StoryPen; people: People }
): void {
	const by = people[story.owner];
	const first = pen.on(time.mondayAgo(weeksOfHistory), by);
	const segments = (story.segments ?? []).map((segment) => {
		const segmentId = told(addSegment(first, id, segment.name));
		if (segment.limits) told(setSegmentLimits(first, id, segmentId, segment.limits));
		return { ...segment, segmentId };
	});
	for (const { day, value, note, way } of readingsOf(story, time)) {
		const whole: ReadingFacts = { day, value, ...(note ? { note } : {}) };
		const parts = segments.map(({ segmentId, share, nowShare = share }) => {
			const part = value * (share + (nowShare - share) * way);
			return { day, segmentId, value: rounded(part, story) };
		});
		told(recordReadings(pen.on(day, by), id, [whole, ...parts]));
	}
}

interface ToldReading {
	readonly day: Day;
	readonly value: number;
	readonly note?: string | undefined;
	/** How far into the told values it is: 0 before them, 1 at the last. */
	readonly way: number;
}

// The told values are the latest; before them the values drift from where the KPI began to the first told one.
function readingsOf(story: KpiStory, time: StoryTime): readonly ToldReading[] {
	const random = seeded(story.name);
	const behind = story.behind ?? 0;
	const drifting = weeksOfHistory - behind - story.told.length;
	const goal = story.told[0] ?? story.began;
	const drifted = Array.from({ length: drifting }, (_, i) => {
		const level = story.began + ((goal - story.began) * i) / drifting;
		return rounded(level + (random() + random() - 1) * story.noise, story);
	});
	return [...drifted, ...story.told].map((value, i) => {
		const weeksAgo = weeksOfHistory - 1 - i;
		const way = Math.max(0, i + 1 - drifted.length) / story.told.length;
		return { day: time.mondayAgo(weeksAgo), value, note: story.notes?.[weeksAgo], way };
	});
}

function rounded(value: number, { unit }: KpiStory): number {
	const decimals = unit.decimals ?? 0;
	const most = unit.kind === 'percent' ? 100 : Infinity;
	return Number(Math.min(most, Math.max(0, value)).toFixed(decimals));
}

function fieldsOf(story: KpiStory) {
	const { question, definition, action, because, cadence, unit, limits } = story;
	const { indicator, alwaysTracked } = story;
	return {
		...{ question, unit, limits },
		...(definition ? { definition } : {}),
		...(action ? { action } : {}),
		...(because ? { because } : {}),
		...(cadence ? { cadence } : {}),
		...(indicator ? { indicator } : {}),
		...(alwaysTracked ? { alwaysTracked } : {})
	};
}

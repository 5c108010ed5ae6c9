import type { Board, Entities } from './board.ts';
import type { Comment } from './comment.ts';
import type { Cycle } from './cycle.ts';
import type { Entity, Ordered } from './entity.ts';
import type { BoardEvent } from './event.ts';
import { groupedBy } from './grouped-by.ts';
import type { CycleId, KeyResultId, KpiId, ObjectiveId, PersonId, Subject, TeamId } from './id.ts';
import type { Initiative } from './initiative.ts';
import type { Investigation } from './investigation.ts';
import type { KeyResult } from './key-result.ts';
import type { Kpi } from './kpi.ts';
import { levels, type Objective } from './objective.ts';
import type { Person, Team } from './person.ts';
import { isSame, remember } from './remember.ts';

/** Whether an entity exists and is not in the trash. */
export function isLive<Found extends Entity<string>>(entity: Found | undefined): entity is Found {
	return entity !== undefined && entity.archivedOn === undefined;
}

/** The order people gave, and the id where two devices gave the same. */
function byOrder(one: Ordered & Entity<string>, other: Ordered & Entity<string>): number {
	return compareTexts(one.order, other.order) || compareTexts(one.id, other.id);
}

/** Texts by code unit: the same on every device, whatever its language. */
export function compareTexts(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}

/** The entities of a collection, archived ones too, in no promised order. */
export function entitiesIn<Found>(entities: Entities<string, Found>): readonly Found[] {
	return [...entities.values()];
}

/** A board's live objectives in order. */
export function liveObjectives(board: Pick<Board, 'objectives'>): readonly Objective[] {
	return orderedObjectives(board.objectives);
}

/** A board's live objectives in order, those of the company first and those of one person last. */
export function objectivesByLevel(board: Pick<Board, 'objectives'>): readonly Objective[] {
	const objectives = liveObjectives(board);
	return levels.flatMap((level) => objectives.filter((objective) => objective.level === level));
}

/** A board's live KPIs in order. */
export function liveKpis(board: Pick<Board, 'kpis'>): readonly Kpi[] {
	return orderedKpis(board.kpis);
}

/** The live KPIs that something holds for, in order: few are found, and only these are sorted. */
export function kpisWhere(
	board: Pick<Board, 'kpis'>,
	holds: (kpi: Kpi) => boolean
): readonly Kpi[] {
	return entitiesIn(board.kpis)
		.filter((kpi) => isLive(kpi) && holds(kpi))
		.sort(byOrder);
}

/** A board's live teams in order. */
export function liveTeams(board: Board): readonly Team[] {
	return orderedTeams(board.teams);
}

/** A board's live people in order. */
export function livePeople(board: Board): readonly Person[] {
	return orderedPeople(board.people);
}

/** A board's live cycles, the latest first. */
export function liveCycles(board: Board): readonly Cycle[] {
	return cyclesLatestFirst(board.cycles);
}

/** The live key results of an objective, in order. */
export function keyResultsOf(
	board: Pick<Board, 'keyResults'>,
	objectiveId: ObjectiveId
): readonly KeyResult[] {
	return keyResultsByObjective(board.keyResults).get(objectiveId) ?? [];
}

/** The live initiatives under a key result, in order. */
export function initiativesOf(board: Board, keyResultId: KeyResultId): readonly Initiative[] {
	return initiativesByKeyResult(board.initiatives).get(keyResultId) ?? [];
}

/** The live objectives of a cycle, in order; without an id, those that belong to no cycle. */
export function objectivesOf(board: Board, cycleId: CycleId | undefined): readonly Objective[] {
	return objectivesByCycle(board.objectives).get(cycleId) ?? [];
}

/** The live KPIs of a team, in order; without an id, those that belong to no team. */
export function kpisOfTeam(board: Board, teamId: TeamId | undefined): readonly Kpi[] {
	return kpisByTeam(board.kpis).get(teamId) ?? [];
}

/** The KPIs that each live objective leans on: those that guard it, and those that feed a key result of it. */
export function kpisOfObjectives(
	board: Pick<Board, 'objectives' | 'keyResults'>
): ReadonlyMap<ObjectiveId, ReadonlySet<KpiId>> {
	return kpisByObjective(board.objectives, board.keyResults);
}

/** What was said about something, oldest first. */
export function commentsAbout(board: Board, subject: Subject): readonly Comment[] {
	return commentsBySubject(board.comments).get(subjectKey(subject)) ?? [];
}

/** The events that belong on a KPI's chart, oldest first: its own, and those of every chart. */
export function eventsOn(board: Board, kpiId: KpiId): readonly BoardEvent[] {
	const { shared, byKpi } = eventsByKpi(board.events);
	return byKpi.get(kpiId) ?? shared;
}

/** What was looked into about a KPI: the open ones before the closed, the latest first. */
export function investigationsOf(
	board: Pick<Board, 'investigations'>,
	kpiId: KpiId
): readonly Investigation[] {
	return investigationsByKpi(board.investigations).get(kpiId) ?? [];
}

/** The live key results that a KPI feeds, in order. */
export function keyResultsFedBy(
	board: Pick<Board, 'keyResults'>,
	kpiId: KpiId
): readonly KeyResult[] {
	return keyResultsByKpi(board.keyResults).get(kpiId) ?? [];
}

/** A person's name, also of one who has left the board; undefined for nobody. */
export function personName(board: Board, id: PersonId | undefined): string | undefined {
	return id === undefined ? undefined : board.people.get(id)?.name;
}

const orderedObjectives = ordered<ObjectiveId, Objective>();
const orderedKpis = ordered<KpiId, Kpi>();
const orderedTeams = ordered<TeamId, Team>();
const orderedPeople = ordered<PersonId, Person>();
const cyclesLatestFirst = remember((all: Board['cycles']) =>
	entitiesIn(all)
		.filter(isLive)
		.sort((one, other) => compareTexts(other.from, one.from) || compareTexts(one.id, other.id))
);
const keyResultsByObjective = orderedGroups(({ objectiveId }: KeyResult) => objectiveId);
const keyResultsByKpi = orderedGroups(({ kpiId }: KeyResult) => kpiId);
const initiativesByKeyResult = orderedGroups(({ keyResultId }: Initiative) => keyResultId);
const objectivesByCycle = remember((all: Board['objectives']) =>
	groupedBy(orderedObjectives(all), ({ cycleId }) => cycleId)
);
const kpisByObjective = remember(
	(objectives: Board['objectives'], keyResults: Board['keyResults']) =>
		new Map(
			orderedObjectives(objectives).map(({ id, guardrailIds }) => {
				const fed = keyResultsOf({ keyResults }, id).flatMap(({ kpiId }) => kpiId ?? []);
				return [id, new Set([...guardrailIds, ...fed])] as const;
			})
		)
);
const kpisByTeam = remember((all: Board['kpis']) =>
	groupedBy(orderedKpis(all), ({ teamId }) => teamId)
);
const commentsBySubject = remember((all: Board['comments']) =>
	groupedBy(
		entitiesIn(all)
			.filter(isLive)
			.sort((one, other) => one.at - other.at || compareTexts(one.id, other.id)),
		({ about }) => subjectKey(about)
	)
);
const eventsByKpi = remember((all: Board['events']) => {
	const events = eventsInOrder(all);
	const shared: BoardEvent[] = [];
	const byKpi = new Map<KpiId, BoardEvent[]>();
	for (const { kpiIds } of events) for (const id of kpiIds) byKpi.set(id, []);
	for (const event of events) {
		const own = new Set(event.kpiIds);
		const lists =
			own.size === 0 ? [shared, ...byKpi.values()] : [...own].map((id) => byKpi.get(id));
		for (const list of lists) list?.push(event);
	}
	return { shared, byKpi };
});
const eventsInOrder = remember((all: Board['events']) =>
	entitiesIn(all)
		.filter(isLive)
		.sort((one, other) => compareTexts(one.day, other.day) || compareTexts(one.id, other.id))
);
const investigationsByKpi = remember((all: Board['investigations']) =>
	groupedBy(
		entitiesIn(all)
			.filter(isLive)
			.sort(
				(one, other) =>
					Number(one.closedOn !== undefined) - Number(other.closedOn !== undefined) ||
					compareTexts(other.openedOn, one.openedOn) ||
					compareTexts(one.id, other.id)
			),
		({ kpiId }) => kpiId
	)
);

/**
 * The live entities of a collection in order, asked again and again. Each answer starts from the last one's
 * order, which after an edit is nearly right: hundreds are then sorted in one pass.
 */
function ordered<Key extends string, Found extends Entity<Key> & Ordered>(): (
	all: Entities<Key, Found>
) => readonly Found[] {
	let last: readonly Key[] = [];
	return remember((all: Entities<Key, Found>) => {
		const known = new Set<string>(last);
		const added = entitiesIn(all).filter(({ id }) => !known.has(id));
		const stood = last.map((id) => all.get(id));
		const answer = [...stood, ...added].filter(isLive).sort(byOrder);
		last = answer.map(({ id }) => id);
		return answer;
	});
}

/**
 * The live entities of a collection in order, by what they belong to. A group whose entities are all as before
 * is the same list as before: after an edit one is sorted, and not hundreds.
 */
function orderedGroups<Key, Id extends string, Found extends Entity<Id> & Ordered>(
	keyOf: (entity: Found) => Key
): (all: Entities<Id, Found>) => ReadonlyMap<Key, readonly Found[]> {
	const sorted = new WeakMap<Found, { members: readonly Found[]; inOrder: readonly Found[] }>();
	const inOrder = (members: readonly Found[]) => {
		const [first] = members;
		const known = first && sorted.get(first);
		if (known && isSame(known.members, members)) return known.inOrder;
		const answer = members.toSorted(byOrder);
		if (first) sorted.set(first, { members, inOrder: answer });
		return answer;
	};
	return remember((all: Entities<Id, Found>) => {
		const groups = groupedBy(entitiesIn(all).filter(isLive), keyOf);
		return new Map([...groups].map(([key, members]) => [key, inOrder(members)] as const));
	});
}

function subjectKey(subject: Subject): string {
	return subject.kind === 'board' ? 'board' : `${subject.kind} ${subject.id}`;
}

import type { BoardSettings } from '#domain/board-settings.ts';
import type { EntityIn } from '#document/schema.ts';
import type { Board, Entities } from '#domain/board.ts';
import type { CheckIn } from '#domain/check-in.ts';
import type { Comment } from '#domain/comment.ts';
import type { Cycle } from '#domain/cycle.ts';
import type { Day, Instant } from '#domain/day.ts';
import type { BoardEvent } from '#domain/event.ts';
import type { Id } from '#domain/id.ts';
import type { Initiative } from '#domain/initiative.ts';
import type { Investigation } from '#domain/investigation.ts';
import type { Evidence, KeyResult } from '#domain/key-result.ts';
import type { Kpi } from '#domain/kpi.ts';
import type { Measure, Milestone } from '#domain/measure.ts';
import type { Objective } from '#domain/objective.ts';
import type { Person, Team } from '#domain/person.ts';
import type { Reading } from '#domain/reading.ts';
import type { Review } from '#domain/review.ts';

// Worlds of plain domain values, as readable as a sentence:
//   aBoard(anObjective('Calm support', aReach(65, 80, aCheckIn('2026-01-09', 70))), aKpi('Churn'))
// Ids are made of names: `calm-support`, its key results `calm-support/1`, `calm-support/2`.

/** Some fields of an entity; one that is undefined is left out of it. */
type Fields<Entity> = { readonly [field in keyof Entity]?: Entity[field] | undefined };

/** A part on its way into something: which kind, and its fields. */
interface Part<Kind extends string, Entity> {
	readonly part: Kind;
	readonly fields: Fields<Entity>;
}
type CheckInPart = Part<'checkIn', CheckIn>;
type EvidencePart = Part<'evidence', Evidence>;
type ReadingPart = Part<'reading', Reading>;
type InitiativePart = Part<'initiative', Initiative>;
interface KeyResultPart extends Part<'keyResult', KeyResult> {
	readonly initiatives: readonly InitiativePart[];
}
interface ObjectivePart extends Part<'objective', Objective> {
	readonly keyResults: readonly KeyResultPart[];
}
/** Anything that can be put on a board. */
export type BoardPart =
	| ObjectivePart
	| Part<'settings', BoardSettings>
	| Part<'cycle', Cycle>
	| Part<'team', Team>
	| Part<'person', Person>
	| Part<'kpi', Kpi>
	| Part<'event', BoardEvent>
	| Part<'investigation', Investigation>
	| Part<'review', Review>
	| Part<'comment', Comment>;

/** A day of a test, trusted to be one. */
export function day(text: string): Day {
	return text as Day;
}

/** Noon of a day, UTC; or another hour. */
export function at(text: string, hour = 12): Instant {
	return (Date.parse(`${text}T00:00:00Z`) + hour * 3_600_000) as Instant;
}

/** The id that a name becomes here: "Calm support" is `calm-support`. */
export function idOf<Kind extends string>(name: string): Id<Kind> {
	return name.toLowerCase().replaceAll(/[^\p{L}\p{N}/]+/gu, '-') as Id<Kind>;
}

/** The settings that every board of a test has, unless it says otherwise: UTC, Monday, check in on Friday. */
const usualSettings: BoardSettings = {
	name: 'A board',
	timeZone: 'UTC',
	yearStartMonth: 1,
	weekStart: 1,
	checkInWeekday: 5,
	checkInEveryWeeks: 1,
	terms: {},
	limits: { objectives: 4, kpis: 7 },
	readOnly: false
};

/** A whole board. Without a cycle it gets the first quarter of 2026, active; objectives are in the first cycle. */
export function aBoard(...parts: readonly BoardPart[]): Board {
	const withCycle = parts.some(({ part }) => part === 'cycle') ? parts : [aCycle('Q1'), ...parts];
	const [cycleId] = withCycle.flatMap((part) => (part.part === 'cycle' ? [part.fields.id] : []));
	const world = emptyWorld();
	let place = 0;
	for (const each of withCycle) {
		const order = { order: `a${String((place += 1)).padStart(4, '0')}` };
		switch (each.part) {
			case 'settings':
				world.settings = filled(world.settings, each.fields);
				break;
			case 'cycle':
				put(world.cycles, whole<Cycle>(each.fields));
				break;
			case 'team':
				put(world.teams, whole<Team>({ ...order, ...each.fields }));
				break;
			case 'person':
				put(world.people, whole<Person>({ ...order, ...each.fields }));
				break;
			case 'kpi':
				put(world.kpis, whole<Kpi>({ ...order, ...each.fields }));
				break;
			case 'event':
				put(world.events, whole<BoardEvent>(each.fields));
				break;
			case 'investigation':
				put(world.investigations, whole<Investigation>(each.fields));
				break;
			case 'review':
				put(world.reviews, whole<Review>(each.fields));
				break;
			case 'comment':
				put(world.comments, whole<Comment>(each.fields));
				break;
			case 'objective': {
				const objective = whole<Objective>({ ...order, cycleId, ...each.fields });
				put(world.objectives, objective);
				putKeyResults(world, objective, each.keyResults);
			}
		}
	}
	return world;
}

export function settings(fields: Fields<BoardSettings>): BoardPart {
	return { part: 'settings', fields };
}

export function aCycle(
	name: string,
	from = '2026-01-01',
	to = '2026-03-31',
	fields: Fields<Cycle> = {}
): BoardPart {
	const span = { from: day(from), to: day(to) };
	return { part: 'cycle', fields: { id: idOf(name), name, state: 'active', ...span, ...fields } };
}

export function aTeam(name: string, fields: Fields<Team> = {}): BoardPart {
	return { part: 'team', fields: { id: idOf(name), name, purpose: '', ...fields } };
}

export function aPerson(name: string, fields: Fields<Person> = {}): BoardPart {
	const empty = { role: '', teamIds: [], responsibilities: '', growth: '' };
	return { part: 'person', fields: { id: idOf(name), name, ...empty, ...fields } };
}

/** An objective with its key results; the fields may stand anywhere among them. */
export function anObjective(
	title: string,
	...parts: readonly (KeyResultPart | Fields<Objective>)[]
): ObjectivePart {
	const texts = { why: '', winning: '', dropped: '' };
	const lists = { guardrailIds: [], changes: [] };
	const basics = { id: idOf<'objective'>(title), title, level: 'team', kind: 'committed' } as const;
	const { own, fields } = sorted<KeyResultPart, Objective>(parts);
	return {
		part: 'objective',
		fields: { ...basics, ...texts, ...lists, ...fields },
		keyResults: own
	};
}

/** What a key result is made of. */
export type KeyResultInside = CheckInPart | EvidencePart | InitiativePart | Fields<KeyResult>;

/** A reach key result; what follows are its check-ins, initiatives and fields, in any order. */
export function aReach(from: number, to: number, ...inside: readonly KeyResultInside[]) {
	return aKeyResult({ kind: 'reach', from, to }, `${from} to ${to}`, inside);
}

export function aKeep(
	limits: { min?: number; max?: number; period?: 'week' | 'month' },
	...inside: readonly KeyResultInside[]
) {
	return aKeyResult({ kind: 'keep', period: 'week', ...limits }, 'Keep', inside);
}

export function milestones(list: readonly Milestone[], ...inside: readonly KeyResultInside[]) {
	return aKeyResult({ kind: 'milestones', milestones: list }, 'Milestones', inside);
}

export function aMilestone(title: string, fields: Fields<Milestone> = {}): Milestone {
	return whole<Milestone>({ id: idOf(title), title, weight: 1, order: title, ...fields });
}

export function aDone(...inside: readonly KeyResultInside[]) {
	return aKeyResult({ kind: 'done' }, 'Done', inside);
}

export function anEvidence(wanted: number, ...inside: readonly KeyResultInside[]) {
	return aKeyResult({ kind: 'evidence', wanted }, `${wanted} observations`, inside);
}

/** A check-in at noon of its day; without a value it says words and confidence alone. */
export function aCheckIn(on: string, value?: number, fields: Fields<CheckIn> = {}): CheckInPart {
	const id = idOf<'checkIn'>(`${on}/${value}/${fields.at ?? ''}`);
	return { part: 'checkIn', fields: { id, day: day(on), at: at(on), value, ...fields } };
}

export function anObservation(
	on: string,
	quote: string,
	fields: Fields<Evidence> = {}
): EvidencePart {
	const id = idOf<'evidence'>(`${on}/${quote}`);
	return { part: 'evidence', fields: { id, day: day(on), at: at(on), quote, ...fields } };
}

export function anInitiative(title: string, fields: Fields<Initiative> = {}): InitiativePart {
	return { part: 'initiative', fields: { id: idOf(title), title, order: title, ...fields } };
}

/** What a KPI is made of. */
export type KpiInside = ReadingPart | Fields<Kpi>;

/** A weekly KPI in percent where higher is better; what follows are its readings and fields, in any order. */
export function aKpi(name: string, ...inside: readonly KpiInside[]): BoardPart {
	const { own, fields } = sorted<ReadingPart, Kpi>(inside);
	const texts = { question: '', definition: '', action: '', because: '' };
	const lists = { segments: [], dividers: [], changes: [] };
	const basics: Fields<Kpi> = {
		id: idOf(name),
		name,
		cadence: 'weekly',
		unit: { kind: 'percent' },
		limits: { direction: 'higher' },
		alwaysTracked: false
	};
	const readings = inTime(own.map((reading) => whole<Reading>(reading.fields)));
	return { part: 'kpi', fields: { ...basics, ...texts, ...lists, readings, ...fields } };
}

/** A reading of the whole at noon of its day. */
export function aReading(on: string, value: number, fields: Fields<Reading> = {}): ReadingPart {
	return { part: 'reading', fields: { day: day(on), at: at(on), value, ...fields } };
}

export function anEvent(on: string, title: string, fields: Fields<BoardEvent> = {}): BoardPart {
	const basics = { id: idOf<'event'>(title), day: day(on), title, note: '', kpiIds: [] };
	return { part: 'event', fields: { ...basics, ...fields } };
}

/** An open investigation of a KPI, by its name. */
export function anInvestigation(
	of: string,
	on: string,
	fields: Fields<Investigation> = {}
): BoardPart {
	const basics = { id: idOf<'investigation'>(`${of}/${on}`), kpiId: idOf<'kpi'>(of) };
	const texts = { openedOn: day(on), saw: '', cause: '', nextStep: '' };
	return { part: 'investigation', fields: { ...basics, ...texts, ...fields } };
}

export function aReview(on: string, fields: Fields<Review> = {}): BoardPart {
	const basics = { id: idOf<'review'>(`review ${on}`), kind: 'cycle', day: day(on) } as const;
	return { part: 'review', fields: { ...basics, scores: {}, answers: {}, ...fields } };
}

export function aComment(text: string, fields: Fields<Comment> = {}): BoardPart {
	const about = { kind: 'board' } as const;
	const basics = { id: idOf<'comment'>(text), about, at: at('2026-01-05'), text };
	return { part: 'comment', fields: { ...basics, ...fields } };
}

/** The objective of a title; the only one, or the first, without. */
export function theObjective(board: Board, title?: string): Objective {
	return theOne([...board.objectives.values()], (one) => !title || one.title === title);
}

/** The key result of a title; the only one, or the first, without. */
export function theKeyResult(board: Board, title?: string): KeyResult {
	return theOne([...board.keyResults.values()], (one) => !title || one.title === title);
}

/** The KPI of a name; the only one, or the first, without. */
export function theKpi(board: Board, name?: string): Kpi {
	return theOne([...board.kpis.values()], (one) => !name || one.name === name);
}

function theOne<Entity>(
	all: readonly (Entity | undefined)[],
	isIt: (one: Entity) => boolean
): Entity {
	const found = all.find((one) => one !== undefined && isIt(one));
	if (found === undefined) throw new Error('There is no such thing on this board.');
	return found;
}

/** The same board with one entity of it changed, as a projection would hand it over: the rest keeps its identity. */
export function changed<Root extends keyof Board & ('objectives' | 'keyResults' | 'kpis')>(
	board: Board,
	root: Root,
	id: string,
	fields: Partial<EntityIn<Root>>
): Board {
	const all: Entities<string, object> = board[root];
	return { ...board, [root]: new Map(all).set(id, { ...all.get(id), ...fields }) };
}

function aKeyResult(
	measure: Measure,
	title: string,
	inside: readonly KeyResultInside[]
): KeyResultPart {
	type Own = CheckInPart | EvidencePart | InitiativePart;
	const { own, fields } = sorted<Own, KeyResult>(inside);
	const facts = <Kind extends Own['part']>(kind: Kind) =>
		own.filter((part): part is Own & { part: Kind } => part.part === kind);
	return {
		part: 'keyResult',
		initiatives: facts('initiative'),
		fields: {
			title,
			measure,
			unit: { kind: 'number' },
			weight: 1,
			checkIns: inTime(facts('checkIn').map((part) => whole<CheckIn>(part.fields))),
			evidence: inTime(facts('evidence').map((part) => whole<Evidence>(part.fields))),
			changes: [],
			...fields
		}
	};
}

function putKeyResults(
	world: World,
	objective: Objective,
	keyResults: readonly KeyResultPart[]
): void {
	for (const [index, { fields, initiatives }] of keyResults.entries()) {
		const keyResult = whole<KeyResult>({
			id: `${objective.id}/${index + 1}` as Id<'keyResult'>,
			objectiveId: objective.id,
			order: `a${index}`,
			...fields
		});
		put(world.keyResults, keyResult);
		for (const each of initiatives) {
			const initiative = whole<Initiative>({ keyResultId: keyResult.id, ...each.fields });
			put(world.initiatives, initiative);
		}
	}
}

function put<Key, Entity>(root: Map<Key, Entity>, entity: Entity & { id: Key }): void {
	root.set(entity.id, entity);
}

type World = { -readonly [field in keyof Board]: Board[field] } & ReturnType<typeof roots>;

function emptyWorld(): World {
	return { id: 'a-board' as Id<'board'>, settings: usualSettings, problems: [], ...roots() };
}

function roots() {
	return {
		cycles: new Map<Cycle['id'], Cycle>(),
		teams: new Map<Team['id'], Team>(),
		people: new Map<Person['id'], Person>(),
		objectives: new Map<Objective['id'], Objective>(),
		keyResults: new Map<KeyResult['id'], KeyResult>(),
		kpis: new Map<Kpi['id'], Kpi>(),
		initiatives: new Map<Initiative['id'], Initiative>(),
		events: new Map<BoardEvent['id'], BoardEvent>(),
		investigations: new Map<Investigation['id'], Investigation>(),
		reviews: new Map<Review['id'], Review>(),
		comments: new Map<Comment['id'], Comment>()
	};
}

/** Parts and fields apart, whatever order they stand in. */
function sorted<Own extends { part: string }, Entity>(all: readonly (Own | Fields<Entity>)[]) {
	const isPart = (one: Own | Fields<Entity>): one is Own => 'part' in one;
	const fields = all.filter((one): one is Fields<Entity> => !isPart(one));
	return {
		own: all.filter(isPart),
		fields: Object.assign({}, ...fields) as Fields<Entity>
	};
}

/** Fields that are trusted to be all that there must be; undefined ones are left out. */
function whole<Entity>(fields: Fields<Entity>): Entity {
	return Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined)
	) as Entity;
}

function filled<Entity extends object>(entity: Entity, fields: Fields<Entity>): Entity {
	return { ...entity, ...whole<Partial<Entity>>(fields) };
}

function inTime<Fact extends { day: Day; at: Instant }>(facts: readonly Fact[]): readonly Fact[] {
	return facts.toSorted((one, other) =>
		one.day === other.day ? one.at - other.at : one.day < other.day ? -1 : 1
	);
}

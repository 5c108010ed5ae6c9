import type * as Y from 'yjs';
import type { Board, Entities } from '#domain/board.ts';
import type { CommentId, CycleId, EventId, InitiativeId, InvestigationId } from '#domain/id.ts';
import type { KeyResultId, KpiId, ObjectiveId, PersonId, ReviewId, TeamId } from '#domain/id.ts';
import type { PartsOf } from '#domain/part-field.ts';

/**
 * How a board lies in its document. Every root is a flat Y.Map; all but `meta` hold `id -> Y.Map(field -> value)`.
 * One key per field, so that edits of different fields merge; every value is plain. Fields that every entity
 * may have: `archivedOn` day, `archivedBy` person, `createdAt` instant, `createdBy` person, and where people order it `order`.
 *
 * | root | fields |
 * |---|---|
 * | meta | `schema` {minReader, minWriter}, `name`, `timeZone`, `yearStartMonth`, `weekStart`, `checkInWeekday`, `checkInEveryWeeks`, `createdOn`, `limit:objectives`, `limit:kpis`, `term:<term>:one`, `term:<term>:many` |
 * | cycles | `name`, `state`, `span` "from/to" |
 * | teams | `name`, `purpose` |
 * | people | `name`, `role`, `responsibilities`, `growth`, `team:<id>` true |
 * | objectives | `title`, `why`, `winning`, `dropped`, `level`, `kind`, `cycle`, `team`, `owner`, `parent` "objective:id" or "keyResult:id", `guardrail:<kpi>` true |
 * | keyResults | `objective`, `title`, `owner`, `weight`, `window` "from/to", `indicator`, `kpi`, `unit` {kind …}, `measure` (kind), `from`, `to`, `min`, `max`, `period`, `wanted`, `baseline`, `control` true |
 * | kpis | `name`, `question`, `definition`, `action`, `because`, `owner`, `team`, `cadence`, `unit`, `direction`, `target`, `watch`, `alarm`, and for a range `targetLow`, `targetHigh` …, `indicator`, `counter`, `alwaysTracked`, `total` (sum, mean or weighted: counted from the segments), `formula` (calculated: `[id] / [id] * 100`), `counts` (counted by the board: what), `lock:<day>` true |
 * | initiatives | `keyResult`, `title`, `owner`, `due`, `doneOn` |
 * | events | `day`, `title`, `note`, `kpi:<id>` true |
 * | investigations | `kpi`, `openedOn`, `closedOn`, `saw`, `cause`, `verdict`, `nextStep`, `nextStepDue`, `owner`, `objective` |
 * | reviews | `kind`, `day`, `cycle` |
 * | comments | `about` "kind:id" or "board", `at`, `by`, `text` |
 *
 * Facts lie in nested maps that are made with their owner and never later (two devices making one would
 * lose a side), whatever the measure is today:
 *
 * | nested | key -> value |
 * |---|---|
 * | keyResults.checkIns | id -> {day, at, by?, value?, control?, confidence?, said?, moved?, blocker?, stopping?, replaces?, settles? [ids], withdrawn?} |
 * | keyResults.evidence | id -> {day, at, by?, quote, link?, replaces?, settles? [ids], withdrawn?} |
 * | keyResults.milestones | `<id>.title`, `<id>.weight`, `<id>.order`, `<id>.doneOn`, `<id>.archivedOn`, `<id>.archivedBy` |
 * | kpis.readings | `day~segment~author~MARK`, and for what came after it `…~<instant, base 36>.MARK`; before there were marks the same without them -> [number or null for withdrawn, instant, note?] |
 * | kpis.segments | `<id>.name`, `<id>.order`, `<id>.weight` of a weighted mean, `<id>.target`, `<id>.watch`, `<id>.alarm` of its own, `<id>.archivedOn`, `<id>.archivedBy` |
 * | kpis.dividers | `day~MARK`, before there were marks the day -> {reason, by?} |
 * | kpis.periodTargets | id -> {from, to?, way, label, target?, watch?, alarm?: number or [low, high]} |
 * | reviews.scores, reviews.answers | key result id -> {score, reason}; question -> text |
 * | objectives, keyResults, kpis: changes | `<instant>~<random>` -> [instant, by or null, field, before, after, keys of the changes of this field that it takes the place of] |
 *
 * `replaces` is the fact whose place one takes, `settles` what else it does: what others made of the same, where
 * whoever wrote had seen it, and what was there before what it replaces. A field of a milestone or a segment is called `milestones.<id>.<field>` among the changes of the whole. What was made
 * before its changes were kept has no map for them: those of `meta`, cycles, teams, people, initiatives, events,
 * investigations and comments lie beside the fields, as `change:<instant>~<random>`.
 */
export const collections = [
	'cycles',
	'teams',
	'people',
	'objectives',
	'keyResults',
	'kpis',
	'initiatives',
	'events',
	'investigations',
	'reviews',
	'comments'
] as const;

/** A root that holds entities by id. */
export type Collection = (typeof collections)[number];

/** The entity that a collection holds, as the board shows it. */
export type EntityIn<Name extends Collection> =
	Board[Name] extends Entities<string, infer Entity> ? Entity : never;

/** The id of the entities of a collection. */
export type IdIn<Name extends Collection> = Ids[Name];

interface Ids {
	cycles: CycleId;
	teams: TeamId;
	people: PersonId;
	objectives: ObjectiveId;
	keyResults: KeyResultId;
	kpis: KpiId;
	initiatives: InitiativeId;
	events: EventId;
	investigations: InvestigationId;
	reviews: ReviewId;
	comments: CommentId;
}

/** The containers that are made together with an entity. */
export const nestedMaps: { readonly [name in Collection]?: readonly string[] } = {
	objectives: ['changes'],
	keyResults: ['checkIns', 'milestones', 'evidence', 'changes'],
	kpis: ['readings', 'segments', 'dividers', 'periodTargets', 'changes'],
	reviews: ['scores', 'answers']
};

/**
 * The fields whose changes are kept, with what they were before: what makes a moved goalpost visible, and what two
 * people wrote at the same time.
 */
export const historyFields: { readonly [name in Collection]?: ReadonlySet<string> } = {
	cycles: fieldSet('name span state'),
	teams: fieldSet('name purpose'),
	people: fieldSet('name role responsibilities growth'),
	initiatives: fieldSet('title owner due'),
	events: fieldSet('day title note'),
	investigations: fieldSet('saw cause verdict nextStep nextStepDue owner objective'),
	comments: fieldSet('text'),
	objectives: fieldSet('title why winning dropped owner team level kind cycle parent archivedOn'),
	keyResults: fieldSet(
		'title owner objective weight window indicator unit kpi archivedOn',
		'measure from to min max period wanted baseline control'
	),
	kpis: fieldSet(
		'name question definition action because owner team cadence unit indicator counter alwaysTracked total formula',
		'archivedOn direction target watch alarm',
		'targetLow targetHigh watchLow watchHigh alarmLow alarmHigh'
	)
};

/** The same of what lies inside an entity: kept with its changes, as `milestones.<id>.title`. */
export const historyOfParts: { readonly [parts in PartsOf]: ReadonlySet<string> } = {
	milestones: fieldSet('title weight'),
	segments: fieldSet('name weight target watch alarm')
};

/** The versions of the layout that this program reads and writes. It only ever grows. */
export const layoutVersion = 1;

/** The oldest versions that may show and may change a document. */
interface SchemaVersions {
	readonly minReader: number;
	readonly minWriter: number;
}

/** The document's settings. */
export function metaOf(doc: Y.Doc): Y.Map<unknown> {
	return doc.getMap('meta');
}

/** The root that holds the entities of one kind. */
export function rootOf(doc: Y.Doc, name: Collection): Y.Map<unknown> {
	return doc.getMap(name);
}

/** Declare every root, as each document needs once when it is made or opened. */
export function openRoots(doc: Y.Doc): readonly Y.Map<unknown>[] {
	return [metaOf(doc), ...collections.map((name) => rootOf(doc, name))];
}

/** Which versions may read and write this document; anything unreadable counts as the first. */
function schemaVersions(doc: Y.Doc): SchemaVersions {
	const stored = metaOf(doc).get('schema');
	const version = (key: string) => {
		const value: unknown =
			typeof stored === 'object' && stored !== null ? Reflect.get(stored, key) : undefined;
		return typeof value === 'number' && value >= 1 ? value : 1;
	};
	return { minReader: version('minReader'), minWriter: version('minWriter') };
}

/** True when this program is too old to change the document, or to show all of it. */
export function isReadOnly(doc: Y.Doc): boolean {
	const { minReader, minWriter } = schemaVersions(doc);
	return Math.max(minReader, minWriter) > layoutVersion;
}

function fieldSet(...names: readonly string[]): ReadonlySet<string> {
	return new Set(names.join(' ').split(' '));
}

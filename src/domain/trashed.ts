import type { Board, Entities } from './board.ts';
import type { Day } from './day.ts';
import type { Entity } from './entity.ts';
import type { FormerPart } from './former-part.ts';
import type { Id, KeyResultId, KpiId, MilestoneId, PersonId, SegmentId, Subject } from './id.ts';
import { compareTexts, entitiesIn } from './lookups.ts';
import { remember } from './remember.ts';

/** The collections of a board whose entities can be in the trash. */
const trashKinds = [
	...(['objectives', 'keyResults', 'initiatives', 'kpis', 'people', 'teams', 'cycles'] as const),
	...(['events', 'investigations', 'reviews', 'comments'] as const)
] as const;
type TrashKind = (typeof trashKinds)[number];

/** Where an entity lies. */
interface TrashPlace {
	readonly kind: TrashKind;
	readonly id: Id<string>;
}

/** Something in the trash: an entity, or a part that was taken off one. */
export type Trashed = Described & (TrashPlace | TrashedMilestone | TrashedSegment);

interface Described {
	/** What it is called; empty where it has no words of its own. */
	readonly title: string;
	readonly on: Day;
	readonly by: PersonId | undefined;
	/** What it belongs to and is hidden with, in the trash too; the nearest first. */
	readonly within: readonly (TrashPlace & { readonly title: string })[];
}

interface TrashedMilestone {
	readonly kind: 'milestones';
	readonly id: MilestoneId;
	readonly keyResultId: KeyResultId;
}

interface TrashedSegment {
	readonly kind: 'segments';
	readonly id: SegmentId;
	readonly kpiId: KpiId;
}

/** Everything in the trash of a board, the latest first. */
export const trashed = remember((board: Board): readonly Trashed[] =>
	[...entitiesInTrash(board), ...partsInTrash(board)].sort(
		(one, other) => compareTexts(other.on, one.on) || compareTexts(one.title, other.title)
	)
);

function entitiesInTrash(board: Board): readonly Trashed[] {
	return trashKinds.flatMap((kind) =>
		entitiesIn<Entity<Id<string>>>(board[kind]).flatMap(({ id, archivedOn, archivedBy }) => {
			if (archivedOn === undefined) return [];
			const place = { kind, id };
			const title = titleOf(board, place);
			return [
				{ ...place, title, on: archivedOn, by: archivedBy, within: hiddenWith(board, place) }
			];
		})
	);
}

function partsInTrash(board: Board): readonly Trashed[] {
	const milestones = entitiesIn(board.keyResults).flatMap(({ id: keyResultId, formerMilestones }) =>
		(formerMilestones ?? []).map((part) => ({
			...{ kind: 'milestones' as const, id: part.id, keyResultId },
			...describedPart(board, part, { kind: 'keyResults', id: keyResultId })
		}))
	);
	const segments = entitiesIn(board.kpis).flatMap(({ id: kpiId, formerSegments }) =>
		(formerSegments ?? []).map((part) => ({
			...{ kind: 'segments' as const, id: part.id, kpiId },
			...describedPart(board, part, { kind: 'kpis', id: kpiId })
		}))
	);
	return [...milestones, ...segments];
}

function describedPart(board: Board, part: FormerPart<string>, owner: TrashPlace): Described {
	const { title, archivedOn: on, archivedBy: by } = part;
	return { title, on, by, within: hiddenIn(board, owner) };
}

function hiddenWith(board: Board, place: TrashPlace): Described['within'] {
	const owner = ownerOf(board, place);
	return owner ? hiddenIn(board, owner) : [];
}

function hiddenIn(board: Board, owner: TrashPlace): Described['within'] {
	const entities: Entities<string, Entity<string>> = board[owner.kind];
	const above = hiddenWith(board, owner);
	return entities.get(owner.id)?.archivedOn === undefined
		? above
		: [{ ...owner, title: titleOf(board, owner) }, ...above];
}

function ownerOf(board: Board, { kind, id }: TrashPlace): TrashPlace | undefined {
	switch (kind) {
		case 'keyResults':
			return placeAt('objectives', found(board.keyResults, id)?.objectiveId);
		case 'initiatives':
			return placeAt('keyResults', found(board.initiatives, id)?.keyResultId);
		case 'investigations':
			return placeAt('kpis', found(board.investigations, id)?.kpiId);
		case 'reviews':
			return placeAt('cycles', found(board.reviews, id)?.cycleId);
		case 'comments':
			return placeOfSubject(found(board.comments, id)?.about);
		default:
			return undefined;
	}
}

function placeAt(kind: TrashKind, id: Id<string> | undefined): TrashPlace | undefined {
	return id === undefined ? undefined : { kind, id };
}

const kindOfSubject = {
	cycle: 'cycles',
	objective: 'objectives',
	keyResult: 'keyResults',
	kpi: 'kpis'
} as const;

function placeOfSubject(about: Subject | undefined): TrashPlace | undefined {
	if (!about || about.kind === 'board') return undefined;
	return { kind: kindOfSubject[about.kind], id: about.id };
}

function titleOf(board: Board, { kind, id }: TrashPlace): string {
	switch (kind) {
		case 'objectives':
		case 'keyResults':
		case 'initiatives':
		case 'events':
			return found<{ readonly title: string }>(board[kind], id)?.title ?? '';
		case 'investigations': {
			const investigation = found(board.investigations, id);
			return (
				investigation?.saw || (investigation && board.kpis.get(investigation.kpiId)?.name) || ''
			);
		}
		case 'reviews': {
			const review = found(board.reviews, id);
			return (review?.cycleId && board.cycles.get(review.cycleId)?.name) ?? '';
		}
		case 'comments':
			return found(board.comments, id)?.text ?? '';
		default:
			return found<{ readonly name: string }>(board[kind], id)?.name ?? '';
	}
}

function found<Found>(entities: Entities<string, Found>, id: string): Found | undefined {
	return entities.get(id);
}

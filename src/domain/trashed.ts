import type { Board, Entities } from './board.ts';
import type { Day } from './day.ts';
import type { Entity } from './entity.ts';
import type { PersonId, Subject } from './id.ts';
import { compareTexts, entitiesIn } from './lookups.ts';
import { remember } from './remember.ts';

/** The collections of a board whose entities can be in the trash. */
const trashKinds = [
	...(['objectives', 'keyResults', 'initiatives', 'kpis', 'people', 'teams', 'cycles'] as const),
	...(['events', 'investigations', 'reviews', 'comments'] as const)
] as const;
export type TrashKind = (typeof trashKinds)[number];

/** Where an entity lies. */
export interface TrashPlace {
	readonly kind: TrashKind;
	readonly id: string;
}

/** One entity in the trash. */
export interface Trashed extends TrashPlace {
	/** What it is called; empty where it has no words of its own. */
	readonly title: string;
	readonly on: Day;
	readonly by: PersonId | undefined;
	/** What it belongs to and is hidden with, in the trash too; the nearest first. */
	readonly within: readonly (TrashPlace & { readonly title: string })[];
}

/** Everything in the trash of a board, the latest first. */
export const trashed = remember((board: Board): readonly Trashed[] =>
	trashKinds
		.flatMap((kind) => entitiesIn<Entity<string>>(board[kind]).map((entity) => ({ kind, entity })))
		.flatMap(({ kind, entity: { id, archivedOn, archivedBy } }) => {
			if (archivedOn === undefined) return [];
			const within = hiddenWith(board, { kind, id });
			return [
				{ kind, id, title: titleOf(board, { kind, id }), on: archivedOn, by: archivedBy, within }
			];
		})
		.sort((one, other) => compareTexts(other.on, one.on) || compareTexts(one.title, other.title))
);

function hiddenWith(board: Board, place: TrashPlace): Trashed['within'] {
	const owner = ownerOf(board, place);
	if (!owner) return [];
	const entities: Entities<string, Entity<string>> = board[owner.kind];
	const above = hiddenWith(board, owner);
	return entities[owner.id]?.archivedOn === undefined
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

function placeAt(kind: TrashKind, id: string | undefined): TrashPlace | undefined {
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
			return investigation?.saw || (investigation && board.kpis[investigation.kpiId]?.name) || '';
		}
		case 'reviews': {
			const review = found(board.reviews, id);
			return (review?.cycleId && board.cycles[review.cycleId]?.name) ?? '';
		}
		case 'comments':
			return found(board.comments, id)?.text ?? '';
		default:
			return found<{ readonly name: string }>(board[kind], id)?.name ?? '';
	}
}

function found<Found>(entities: Entities<string, Found>, id: string): Found | undefined {
	return entities[id];
}

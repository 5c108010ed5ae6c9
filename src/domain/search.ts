import type { Board } from './board.ts';
import { folded } from './folded.ts';
import type {
	CycleId,
	InitiativeId,
	KeyResultId,
	KpiId,
	ObjectiveId,
	PersonId,
	TeamId
} from './id.ts';
import {
	initiativesOf,
	keyResultsOf,
	liveCycles,
	liveKpis,
	liveObjectives,
	livePeople,
	liveTeams,
	personName
} from './lookups.ts';
import { remember } from './remember.ts';

/** Something on a board that a few typed letters found. */
export type SearchHit = {
	readonly title: string;
	/** What tells it from another of the same title: the objective above, the owner, the role. */
	readonly detail: string;
} & (
	| { readonly kind: 'objective'; readonly id: ObjectiveId }
	| { readonly kind: 'keyResult'; readonly id: KeyResultId; readonly objectiveId: ObjectiveId }
	| { readonly kind: 'initiative'; readonly id: InitiativeId; readonly objectiveId: ObjectiveId }
	| { readonly kind: 'kpi'; readonly id: KpiId }
	| { readonly kind: 'person'; readonly id: PersonId }
	| { readonly kind: 'team'; readonly id: TeamId }
	| { readonly kind: 'cycle'; readonly id: CycleId }
);

/**
 * Find live things of a board by words of their title or detail, best first: every word must be there, accents
 * and case do not matter. Nothing typed finds nothing.
 */
export function searchBoard(board: Board, text: string, limit: number): readonly SearchHit[] {
	const words = folded(text).split(' ').filter(Boolean);
	if (words.length === 0 || limit <= 0) return [];
	return entriesOf(board)
		.map((entry) => ({ entry, rank: rankOf(entry, words) }))
		.filter(({ rank }) => rank > 0)
		.sort((one, other) => other.rank - one.rank)
		.slice(0, limit)
		.map(({ entry }) => entry.hit);
}

interface Entry {
	readonly hit: SearchHit;
	readonly title: string;
	readonly detail: string;
}

const entriesOf = remember((board: Board): readonly Entry[] =>
	hitsOf(board).map((hit) => ({ hit, title: folded(hit.title), detail: folded(hit.detail) }))
);

function hitsOf(board: Board): readonly SearchHit[] {
	const objectives = liveObjectives(board);
	return [
		...objectives.map(({ id, title, ownerId }) => {
			return { kind: 'objective', id, title, detail: personName(board, ownerId) ?? '' } as const;
		}),
		...liveKpis(board).map(({ id, name, question }) => {
			return { kind: 'kpi', id, title: name, detail: question } as const;
		}),
		...objectives.flatMap((objective) => hitsUnder(board, objective.id, objective.title)),
		...livePeople(board).map(({ id, name, role }) => {
			return { kind: 'person', id, title: name, detail: role } as const;
		}),
		...liveTeams(board).map(({ id, name, purpose }) => {
			return { kind: 'team', id, title: name, detail: purpose } as const;
		}),
		...liveCycles(board).map(({ id, name, from }) => {
			return { kind: 'cycle', id, title: name, detail: from } as const;
		})
	];
}

function hitsUnder(board: Board, objectiveId: ObjectiveId, detail: string): readonly SearchHit[] {
	return keyResultsOf(board, objectiveId).flatMap((keyResult): readonly SearchHit[] => [
		{ kind: 'keyResult', id: keyResult.id, objectiveId, title: keyResult.title, detail },
		...initiativesOf(board, keyResult.id).map(({ id, title }) => {
			return { kind: 'initiative', id, objectiveId, title, detail: keyResult.title } as const;
		})
	]);
}

/** 0 unless every word is found; a title that begins so before a word that does, before the middle of one. */
function rankOf({ title, detail }: Entry, words: readonly string[]): number {
	let rank = title.startsWith(words.join(' ')) ? 8 : 0;
	for (const word of words) {
		if (` ${title}`.includes(` ${word}`)) rank += 4;
		else if (title.includes(word)) rank += 2;
		else if (detail.includes(word)) rank += 1;
		else return 0;
	}
	return rank / words.length;
}

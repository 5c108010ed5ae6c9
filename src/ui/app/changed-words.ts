import type { Board, Entities } from '#domain/board.ts';
import type { PersonId } from '#domain/id.ts';
import type { ChangesHeard } from '#session/gathered-changes.ts';
import { listed } from '#ui/vocabulary/listed.ts';

type Change = ChangesHeard['changes'][number];

const longest = 80;
const mine = 'Your other device';
const nobody = 'Somebody';

/** What others changed, in words: "Tomasz changed “Calm support”", "3 changes by Tomasz and Amara". */
export function changedWords(heard: ChangesHeard, board: Board, me: PersonId | null): string {
	const { changes, isFlood } = heard;
	if (isFlood) return 'Many changes came in.';
	const [change, ...more] = changes;
	if (!change) return '';
	if (more.length === 0) return `${nameOf(change.by, board, me)} ${deed(change, board)}.`;
	const who = [...new Set(changes.map(({ by }) => nameOf(by, board, me)))].map(inside);
	return `${changes.length} changes by ${fewOf(who)}.`;
}

/** A person by name. A change from another device of this person, and one that names nobody, are put into words too. */
function nameOf(by: PersonId | undefined, board: Board, me: PersonId | null): string {
	if (by !== undefined && by === me) return mine;
	return (by && board.people.get(by)?.name) ?? nobody;
}

/** As it is written inside a sentence. */
function inside(name: string): string {
	return name === mine || name === nobody ? name.toLowerCase() : name;
}

function deed({ collection, id, of, isNew }: Change, board: Board): string {
	if (collection === 'comments') return `commented on ${titled(board, of)}`;
	return `${isNew ? 'added' : 'changed'} ${titled(board, id, of)}`;
}

/** Its own title or name, or that of what it belongs to. */
type Titled = { readonly title: string } | { readonly name: string };

function titled(board: Board, ...ids: readonly (string | undefined)[]): string {
	const { objectives, keyResults, kpis, initiatives, events, cycles, teams, people } = board;
	const collections: readonly Entities<string, Titled>[] = [
		...[objectives, keyResults, kpis, initiatives],
		...[events, cycles, teams, people]
	];
	for (const id of ids) {
		if (id === undefined) continue;
		for (const entities of collections) {
			const found = entities.get(id);
			if (found) return `“${shortened('title' in found ? found.title : found.name)}”`;
		}
	}
	return 'the board';
}

function shortened(title: string): string {
	return title.length > longest ? `${title.slice(0, longest).trimEnd()} …` : title;
}

/** "Ana", "Ana and Ben", "Ana, Ben and 2 others". */
function fewOf(names: readonly string[]): string {
	const more = names.length - 2;
	return listed(more > 1 ? [...names.slice(0, 2), `${more} others`] : names);
}

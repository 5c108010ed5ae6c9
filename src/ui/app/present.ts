import type { Board } from '#domain/board.ts';
import type { PersonId } from '#domain/id.ts';
import type { SharedDevice } from '#session/sharing-state.ts';
import { screenWords } from '#ui/vocabulary/screen-words.ts';

/** Somebody who is here, listed once however many devices they use. */
interface Present {
	readonly key: string;
	readonly name: string;
	/** Who and where, as the tooltip says it: "Ana Ruiz is here, on KPIs". */
	readonly words: string;
}

/** Who else is here now, and on which screen; your own other devices count too. */
export function presentPeople(
	devices: readonly SharedDevice[],
	board: Board,
	me: PersonId | null
): readonly Present[] {
	const present = new Map<string, Present>();
	for (const { id, name, person, isHere, isThis, place } of devices) {
		if (!isHere || isThis) continue;
		const known = person && board.people.get(person);
		const key = known ? known.id : id;
		if (present.has(key)) continue;
		const who = known ? known.name : (name ?? 'Somebody');
		const called = known?.id === me ? 'Your other device' : who;
		const screen = place && screenWords(place, board);
		const where = screen ? `, on ${screen}` : '';
		present.set(key, { key, name: known ? who : '?', words: `${called} is here${where}` });
	}
	return [...present.values()];
}

import type { Board } from '#domain/board.ts';
import type { PersonId } from '#domain/id.ts';

/** As much of a device as tells whose it is. */
interface OwnedDevice {
	readonly person: PersonId | undefined;
}

/** Whose devices these are: "Ana", "Ana and Ben", "Ana and 2 others", "your other device", "another device". */
export function ownersWords(
	devices: readonly OwnedDevice[],
	board: Pick<Board, 'people'>,
	me: PersonId | null
): string {
	const people = new Set(
		devices.flatMap(({ person }) => (person && board.people[person] ? [person] : []))
	);
	const names = [...people].filter((id) => id !== me).flatMap((id) => board.people[id]?.name ?? []);
	const nameless = devices.filter(({ person }) => !person || !board.people[person]).length;
	const [first, second] = names;
	const count = names.length + nameless + (me && people.has(me) ? 1 : 0);
	if (first === undefined) {
		if (count > 1) return `${count} other devices`;
		return nameless > 0 ? 'another device' : 'your other device';
	}
	if (count === 1) return first;
	if (count === 2 && second !== undefined) return `${first} and ${second}`;
	return `${first} and ${count - 1} ${count === 2 ? 'other' : 'others'}`;
}

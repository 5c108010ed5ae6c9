import type { Board } from '#domain/board.ts';
import type { PersonId } from '#domain/id.ts';

/** As much of a device as it takes to tell whose it is, and which of theirs. */
interface OwnedDevice {
	readonly id: string;
	readonly name: string | undefined;
	readonly person: PersonId | undefined;
}

/** What it takes to call devices by the people they belong to. */
interface Crew {
	readonly board: Pick<Board, 'people'>;
	readonly me: PersonId | null;
	/** All devices but this one: if a person has several, each is also called by its own name. */
	readonly all: readonly OwnedDevice[];
}

/**
 * Whose devices these are: "Ana", "Ana and Ben", "Ana and 2 others", "your other device", "another device"; and if
 * they are only some of a person's, which: "Ana (Firefox on Linux)", "your other device (Chrome on Android)".
 */
export function ownersWords(devices: readonly OwnedDevice[], crew: Crew): string {
	const { board, me } = crew;
	const people = new Set(
		devices.flatMap(({ person }) => (person && board.people.get(person) ? [person] : []))
	);
	const names = [...people]
		.filter((id) => id !== me)
		.flatMap((id) => `${board.people.get(id)?.name ?? ''}${whichWords(id, devices, crew)}`);
	const nameless = devices.filter(({ person }) => !person || !board.people.get(person)).length;
	const [first, second] = names;
	const count = names.length + nameless + (me && people.has(me) ? 1 : 0);
	if (first === undefined) {
		if (count > 1) return `${devices.length} other devices`;
		return nameless > 0 || !me ? 'another device' : ownWords(me, devices, crew);
	}
	if (count === 1) return first;
	if (count === 2 && second !== undefined) return `${first} and ${second}`;
	return `${first} and ${count - 1} ${count === 2 ? 'other' : 'others'}`;
}

function ownWords(me: PersonId, devices: readonly OwnedDevice[], crew: Crew): string {
	const word = devices.length > 1 ? 'your other devices' : 'your other device';
	return `${word}${whichWords(me, devices, crew)}`;
}

/** Which of a person's devices these are, unless they are all of them. */
function whichWords(person: PersonId, devices: readonly OwnedDevice[], { all }: Crew): string {
	const theirs = all.filter((device) => device.person === person);
	const some = theirs.filter(({ id }) => devices.some((device) => device.id === id));
	if (some.length === theirs.length) return '';
	return ` (${some.map(({ name }) => name ?? 'a device without a name').join(', ')})`;
}

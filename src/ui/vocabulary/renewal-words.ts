import type { Board } from '#domain/board.ts';
import type { PersonId } from '#domain/id.ts';

/** Whom to ask for the new link: who made it, where that is known. The board stays as it is here, and what is changed on it stays here until then. */
export function renewalWords(
	by: PersonId | undefined,
	{ board, me }: { readonly board: Pick<Board, 'people'>; readonly me: PersonId | null }
): string {
	const name = by && board.people[by]?.name;
	if (by && by === me)
		return 'You made new links for this board on another device. Open the new one here to go on together; what is here stays.';
	return name
		? `${name} made new links for this board. Ask ${name} for the new one to go on together; what you have stays.`
		: 'New links were made for this board. Ask for the new one to go on together; what you have stays.';
}

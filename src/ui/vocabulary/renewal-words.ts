import type { Board } from '#domain/board.ts';
import type { PersonId } from '#domain/id.ts';

/**
 * Whom to ask for the new link: the person who made it, if that is known. Until then the board here stays as it is,
 * and changes to it stay on this device.
 */
export function renewalWords(
	by: PersonId | undefined,
	{ board, me }: { readonly board: Pick<Board, 'people'>; readonly me: PersonId | null }
): string {
	const name = by && board.people.get(by)?.name;
	if (by && by === me)
		return 'You made new links for this board on another device. Open the new one here to go on together; what is here stays.';
	return name
		? `${name} made new links for this board. Ask ${name} for the new one to go on together; what you have stays.`
		: 'New links were made for this board. Ask for the new one to go on together; what you have stays.';
}

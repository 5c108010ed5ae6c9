import type * as Y from 'yjs';
import type { Day } from '#domain/day.ts';
import type { BoardId, PersonId } from '#domain/id.ts';
import { newBoard, newBoardId } from '#document/new-board.ts';

// Stands in until the generator is there (its owner replaces this file).
/** A board that shows everything. */
export function sampleBoard(where: { today: Day; timeZone: string }): {
	doc: Y.Doc;
	id: BoardId;
	me: PersonId;
} {
	const at = Date.now() as Parameters<typeof newBoard>[0]['at'];
	const made = newBoard({ name: 'Sample', myName: 'Ana', at, ...where });
	if (!made.done) throw new Error(made.why);
	return { id: newBoardId(), ...made.value };
}

import type { BoardId } from '#domain/id.ts';
import { takenWords } from '#ui/vocabulary/changes-file-words.ts';
import { nothingPutInto } from '#ui/vocabulary/only-read.ts';

/** What became of the boards in a file, as the session reports it. */
interface Restored {
	readonly id: BoardId;
	readonly name: string;
	readonly outcome: 'added' | 'merged' | 'unchanged' | 'view-only';
	readonly changes?: Parameters<typeof takenWords>[0];
	readonly beside?: string;
}

/** What bringing a file back did, seen from the open board. */
export function restoredWords(boards: readonly Restored[], here: BoardId): string {
	return boards.map((board) => sentence(board, board.id === here)).join(' ');
}

function sentence({ name, outcome, changes, beside }: Restored, isHere: boolean): string {
	if (changes)
		return isHere ? takenWords(changes, beside) : `“${name}”: ${takenWords(changes, beside)}`;
	switch (outcome) {
		case 'added':
			return `“${name}” is on your shelf now.`;
		case 'merged':
			return isHere
				? 'Everything in the file that this board did not have is here now.'
				: `“${name}” has what the file had.`;
		case 'view-only':
			return nothingPutInto(name);
		case 'unchanged':
			return isHere ? 'This board had everything already.' : `“${name}” had everything already.`;
	}
}

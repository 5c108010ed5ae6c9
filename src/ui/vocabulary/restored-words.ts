import type { BoardId } from '#domain/id.ts';
import { takenWords } from './changes-file-words.ts';
import { notKeptWords } from './not-kept.ts';
import { nothingPutInto } from './only-read.ts';

/** What became of the boards in a file, as the session reports it. */
interface Restored {
	readonly id: BoardId;
	readonly name: string;
	readonly outcome: 'added' | 'merged' | 'unchanged' | 'view-only' | 'not-kept';
	readonly changes?: Parameters<typeof takenWords>[0];
	readonly beside?: string;
}

/** What bringing a file back did, seen from the open board. */
export function restoredWords(boards: readonly Restored[], here: BoardId): string {
	const lost = boards.filter(({ outcome }) => outcome === 'not-kept').map(({ name }) => name);
	const sentences = boards.flatMap((board) => sentence(board, board.id === here) ?? []);
	return [...sentences, ...(lost.length > 0 ? [notKeptWords(lost)] : [])].join(' ');
}

/** Nothing of one that was not kept: those are told together. */
function sentence(
	{ name, outcome, changes, beside }: Restored,
	isHere: boolean
): string | undefined {
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
		case 'not-kept':
			return undefined;
		case 'unchanged':
			return isHere ? 'This board had everything already.' : `“${name}” had everything already.`;
	}
}

/** Whether all boards of a file are here now. */
export function isAllKept(boards: readonly Restored[]): boolean {
	return boards.every(({ outcome }) => outcome !== 'not-kept');
}

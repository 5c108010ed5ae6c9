import { expect, test } from 'vitest';
import type { Shelf } from '#session/shelf.svelte.ts';
import { failureWords } from '#ui/app/failures.ts';
import type { BoardId } from '#domain/id.ts';
import { restoredWords } from '#ui/vocabulary/restored-words.ts';
import { Openings } from '#ui/shelf/openings.svelte.ts';

/** A shelf that fails to open a file in some way, with what became of a file that the system handed over. */
async function handedOver(reason: unknown, files: Promise<readonly File[]>) {
	const shelf = { openFile: () => Promise.reject(reason as Error) };
	const openings = new Openings(shelf as unknown as Shelf, never, never);
	const told = await openings.openHandedOver(files).then(() => undefined, failureWords);
	return { told, refusal: openings.refusal };
}

function never(): void {
	throw new Error('nothing was opened');
}

test('N-W3 a file that the system hands over and that is gone is told apart from what went wrong with one', async () => {
	const gone = new DOMException('gone', 'NotFoundError');
	const lost = await handedOver(undefined, Promise.reject(gone));
	expect(lost.told).toContain('The file is no longer there');
	const files = Promise.resolve([new File(['QDB'], 'board.quarterdeck')]);
	const failed = await handedOver(new TypeError('broken'), files);
	expect(failed.told).toContain('went wrong');
	expect([lost.refusal, failed.refusal]).toEqual([undefined, undefined]);
});

test('S-B13 of a file that came back only in part it is said what is here and what is not', async () => {
	const boards = [
		{ id: 'one' as BoardId, name: 'One', outcome: 'added' },
		{ id: 'two' as BoardId, name: 'Two', outcome: 'not-kept' }
	] as const;
	const shelf = { openFile: () => Promise.resolve({ done: true, value: boards }) };
	const openings = new Openings(shelf as unknown as Shelf, never, never);
	await openings.open([new File(['QDB'], 'all.quarterdeck')]);
	expect(openings.news).toBe('“One” is open here.');
	expect(openings.refusal).toContain('This device would not keep “Two”');
	const said = restoredWords(boards, 'other' as BoardId);
	expect(said).toContain('“One” is on your shelf now.');
	expect(said).toContain('This device would not keep “Two”');
});

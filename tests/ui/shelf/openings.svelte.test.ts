import { expect, test } from 'vitest';
import type { Shelf } from '#session/shelf.svelte.ts';
import { failureWords } from '#ui/app/failures.ts';
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

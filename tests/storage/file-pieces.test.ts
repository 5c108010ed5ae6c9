import { describe, expect, test } from 'vitest';
import { piecesOf } from '#storage/file-pieces.ts';

const bytes = Uint8Array.from({ length: 1000 }, (_, at) => at);

describe('a file piece by piece', () => {
	test('S-B15 the pieces of a file are the whole, and lie in one memory', async () => {
		const memories: ArrayBuffer[] = [];
		const read: number[] = [];
		for await (const piece of piecesOf(new Blob([bytes]), 64)) {
			// What was handed out before is gone.
			expect(memories.every(({ byteLength }) => byteLength === 0)).toBe(true);
			memories.push(piece.buffer);
			read.push(...piece);
		}
		expect(read).toEqual([...bytes]);
		expect(memories.length).toBeGreaterThan(10);
	});

	test('S-B15 they are the whole where a browser cannot read into memory that is there', async () => {
		class Older extends Blob {
			override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
				return new ReadableStream();
			}
		}
		const read: number[] = [];
		for await (const piece of piecesOf(new Older([bytes]), 64)) read.push(...piece);
		expect(read).toEqual([...bytes]);
	});

	test('S-B15 a file that is taken away meanwhile says that it cannot be read', async () => {
		class Gone extends Blob {
			override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
				return new ReadableStream({
					type: 'bytes',
					pull: () => Promise.reject(new TypeError('network error'))
				});
			}
		}
		const reading = piecesOf(new Gone([bytes])).next();
		await expect(reading).rejects.toMatchObject({ name: 'NotReadableError' });
	});
});

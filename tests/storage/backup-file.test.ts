import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BackupBoard, backupFile, readBackupFile } from '#storage/backup-file.ts';
import { crc32 } from '#storage/checksum.ts';

const id = 'AAAAAAAAAAAAAAAAAAAAAA';

function aBoard(bytes = 500): BackupBoard {
	return { id, name: 'Crew – äöü', at: 1_790_000_000_000, state: new Uint8Array(bytes).fill(7) };
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
	return new Uint8Array(await file.arrayBuffer());
}

/** The same file with its checksum made right again: damage on purpose. */
function resealed(bytes: Uint8Array): Blob {
	const copy = bytes.slice();
	new DataView(copy.buffer).setUint32(copy.length - 4, crc32(copy.subarray(0, -4)));
	return new Blob([copy]);
}

/** Tells how many bytes are read of it, in whatever slices. */
class Watched extends Blob {
	constructor(
		parts: BlobPart[],
		readonly onRead: (bytes: number) => void
	) {
		super(parts);
	}

	override arrayBuffer(): Promise<ArrayBuffer> {
		this.onRead(this.size);
		return super.arrayBuffer();
	}

	override slice(from?: number, to?: number): Blob {
		return new Watched([super.slice(from, to)], this.onRead);
	}

	override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
		this.onRead(this.size);
		return super.stream();
	}
}

describe('backup files', () => {
	test('S-B1 what went into a file comes out of it, one board or many', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.record({ name: fc.string(), state: fc.uint8Array({ maxLength: 300 }) }), {
					maxLength: 4
				}),
				async (boards) => {
					const whole = boards.map((board) => ({ ...board, id, at: 5 }));
					expect(await readBackupFile(await backupFile(whole))).toEqual(whole);
				}
			),
			{ numRuns: 25 }
		);
	});

	test('S-B1 a board comes back whose JSON gave it a short name', async () => {
		const board = { ...aBoard(), id: 'crew-2026' };
		expect(await readBackupFile(await backupFile([board]))).toEqual([board]);
	});

	test('S-B2 a file that was cut anywhere or changed in one bit is refused', async () => {
		const bytes = await bytesOf(await backupFile([aBoard()]));
		for (let length = 0; length < bytes.length; length++) {
			const cut = await readBackupFile(new Blob([bytes.slice(0, length)]));
			expect(cut).toBe(length < 3 ? 'file-foreign' : length < 4 ? 'file-newer' : 'file-broken');
		}
		for (let at = 4; at < bytes.length; at++) {
			const changed = bytes.slice();
			changed[at]! ^= 16;
			expect(await readBackupFile(new Blob([changed]))).toBe('file-broken');
		}
	});

	test('S-B2 a foreign file, and one of a newer version, are told apart', async () => {
		expect(await readBackupFile(new Blob(['name,value\n']))).toBe('file-foreign');
		expect(await readBackupFile(new Blob([]))).toBe('file-foreign');
		expect(await readBackupFile(new Blob(['QDB2 something else']))).toBe('file-newer');
	});

	test('S-B3 a file that announces too much is refused by its beginning: the rest is not read', async () => {
		const header = { boards: [{ id, name: 'Crew', at: 5, bytes: 9e11 }] };
		const text = new TextEncoder().encode(JSON.stringify(header));
		const head = new Uint8Array(8 + text.length);
		head.set(new TextEncoder().encode('QDB1'));
		new DataView(head.buffer).setUint32(4, text.length);
		head.set(text, 8);
		let read = 0;
		const file = new Watched([head, new Uint8Array(5_000_000)], (bytes) => (read += bytes));
		expect(await readBackupFile(file)).toBe('file-too-big');
		expect(read).toBeLessThan(1000);
	});

	test('S-B3 nothing is inflated beyond what was announced, and no announcement beyond the bound', async () => {
		const small = await bytesOf(await backupFile([aBoard(10)]));
		const large = await bytesOf(await backupFile([aBoard(5_000_000)]));
		// The header of the small one before the content of the large one: a bomb that fits its checksum.
		const headerOf = (bytes: Uint8Array) => 8 + new DataView(bytes.buffer).getUint32(4);
		const bomb = new Uint8Array([
			...small.slice(0, headerOf(small)),
			...large.slice(headerOf(large))
		]);
		expect(await readBackupFile(resealed(bomb))).toBe('file-broken');

		const text = new TextDecoder().decode(small.slice(8, headerOf(small)));
		const wish = new TextEncoder().encode(text.replace('"bytes":10', '"bytes":999999999999'));
		const greedy = new Uint8Array(12 + wish.length);
		greedy.set(small.slice(0, 4));
		new DataView(greedy.buffer).setUint32(4, wish.length);
		greedy.set(wish, 8);
		expect(await readBackupFile(resealed(greedy))).toBe('file-too-big');
	});
});

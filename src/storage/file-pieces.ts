/** How much of a file is read at a time: to ask for less takes longer than to look at it. */
const pieceBytes = 1024 * 1024;

/**
 * What is in a file, a piece at a time, each good until the next one is asked for: all of them lie in the same memory.
 * Where a browser cannot read into memory that is there (Safari), it collects the pieces in its own time.
 */
export async function* piecesOf(
	file: Blob,
	atMost = pieceBytes
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const reader = readerInto(file);
	if (!reader) return yield* ownPieces(file, atMost);
	let memory = new ArrayBuffer(atMost);
	try {
		for (;;) {
			const { done, value } = await reader.read(new Uint8Array(memory)).catch(gone);
			if (done) return;
			yield value;
			memory = value.buffer;
		}
	} finally {
		await reader.cancel().catch(() => undefined);
	}
}

/** A file that was moved or taken away meanwhile fails here as if it came over the network. */
function gone(cause: unknown): never {
	throw new DOMException(String(cause), 'NotReadableError');
}

function readerInto(file: Blob): ReadableStreamBYOBReader | undefined {
	try {
		return file.stream().getReader({ mode: 'byob' });
	} catch {
		return undefined;
	}
}

async function* ownPieces(file: Blob, atMost: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	for (let from = 0; from < file.size; from += atMost)
		yield new Uint8Array(await file.slice(from, from + atMost).arrayBuffer());
}

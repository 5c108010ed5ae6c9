import { type Bytes, ByteWriter, concat, ownBytes, parsed } from './bytes.ts';
import type { Packing } from './envelope-format.ts';

/** What an envelope of the kind `update` or `snapshot` carries. For the other kinds `update` is what they are about. */
export interface UpdatePayload {
	/** The version of the document's schema that its writer knows. */
	readonly schema: number;
	/** The Yjs client ids whose changes are in it. */
	readonly clients: readonly number[];
	/** A Yjs V1 update. */
	readonly update: Uint8Array;
}

/** The largest payload after inflating. */
const mostPayloadBytes = 32 * 1024 * 1024;
/** Below this, padding takes more than deflating gives, and deflating takes longer than encrypting. */
const leastDeflatedBytes = 1024;
const paddedBelow = 4096;
const paddingStep = 256;
const lengthBytes = 4;
const sipBytes = 8 * 1024;

/** Write a payload as short as it gets, and small ones in steps, so that their length says little. */
export async function packed(payload: UpdatePayload): Promise<Packing & { plain: Bytes }> {
	const whole = payloadBytes(payload);
	if (whole.length > mostPayloadBytes) throw new RangeError('a payload of ours has at most 32 MB');
	const deflated = whole.length < leastDeflatedBytes ? whole : await deflate(whole);
	const isDeflated = deflated.length < whole.length;
	const content = isDeflated ? deflated : whole;
	const isPadded = content.length + lengthBytes < paddedBelow;
	return { isDeflated, isPadded, plain: isPadded ? padded(content) : content };
}

/** The payload again. `bomb` as soon as it grows over 32 MB, whatever it would have become. */
export async function unpacked(
	plain: Uint8Array,
	{ isDeflated, isPadded }: Packing
): Promise<UpdatePayload | 'bomb' | 'bad-payload'> {
	const content = isPadded ? unpadded(plain) : plain;
	if (!content) return 'bad-payload';
	const whole = isDeflated ? await inflate(content) : content;
	if (whole === undefined) return 'bad-payload';
	if (whole === 'bomb') return 'bomb';
	return payloadIn(whole) ?? 'bad-payload';
}

function payloadBytes({ schema, clients, update }: UpdatePayload): Bytes {
	const writer = new ByteWriter().u16(schema).u32(clients.length);
	for (const client of clients) writer.u64(client);
	return writer.bytes(update).done();
}

function payloadIn(bytes: Uint8Array): UpdatePayload | undefined {
	return parsed(bytes, (reader) => {
		const schema = reader.u16();
		const count = reader.u32();
		if (count * 8 > reader.left) return undefined;
		const clients = Array.from({ length: count }, () => reader.u64());
		return { schema, clients, update: reader.rest() };
	});
}

function padded(content: Uint8Array): Bytes {
	const length = new ByteWriter().u32(content.length).done();
	const used = lengthBytes + content.length;
	return concat(length, content, new Uint8Array(-used & (paddingStep - 1)));
}

function unpadded(plain: Uint8Array): Uint8Array | undefined {
	return parsed(plain, (reader) => {
		const content = reader.bytes(reader.u32());
		return reader.rest().every((byte) => byte === 0) ? content : undefined;
	});
}

async function deflate(bytes: Bytes): Promise<Bytes> {
	const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function inflate(bytes: Uint8Array): Promise<Bytes | 'bomb' | undefined> {
	const parts: Uint8Array[] = [];
	let length = 0;
	const reader = inSips(ownBytes(bytes))
		.pipeThrough(new DecompressionStream('deflate-raw'))
		.getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return concat(...parts);
			length += value.length;
			if (length > mostPayloadBytes) {
				await reader.cancel();
				return 'bomb';
			}
			parts.push(value);
		}
	} catch {
		// Cut, or never deflated.
		return undefined;
	}
}

/** A browser inflates all of a piece before we may look: of a small one it can make a thousand times as much, 8 MB. */
function inSips(bytes: Bytes): ReadableStream<Bytes> {
	let at = 0;
	return new ReadableStream({
		pull(sips) {
			if (at < bytes.length) sips.enqueue(bytes.subarray(at, (at += sipBytes)));
			else sips.close();
		}
	});
}

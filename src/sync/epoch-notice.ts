import {
	type Bytes,
	ByteWriter,
	concat,
	fromBase64Url,
	parsed,
	sameBytes,
	toBase64Url,
	utf8
} from './bytes.ts';
import { type BoardKeys, isEpoch, type SyncId } from './keys.ts';
import { boardSigner, verify } from './signer.ts';

/** That a board goes on under new links: where, and since when. Signed by the key W of the links before. */
export interface EpochNotice {
	/** What devices call the board from now on. */
	readonly syncId: SyncId;
	readonly epoch: number;
	/** When, in milliseconds since 1970, by the clock of whoever made the new links. */
	readonly at: number;
}

/** A notice as it lies in a log, and the device that put it there. */
export interface FoundNotice {
	readonly device: string;
	readonly bytes: Uint8Array;
}

const start = utf8('QN\u0001');

/** Announce new links of a board whose old ones let one edit. 111 bytes, and no secret in them. */
export async function announceEpoch(
	before: BoardKeys,
	after: Pick<BoardKeys, 'syncId' | 'epoch'>,
	at: number
): Promise<Uint8Array> {
	const statement = new ByteWriter()
		.bytes(boardPart(before))
		.bytes(boardPart(after))
		.u64(at)
		.done();
	const { sign } = await boardSigner(before);
	return concat(start, statement, await sign(signedBytes(statement)));
}

/**
 * What a notice says of the board with these keys; nothing when it is about another board, changed, or signed by
 * nobody who might edit this one.
 */
export async function readEpochNotice(
	before: Pick<BoardKeys, 'syncId' | 'epoch' | 'writePublic'>,
	bytes: Uint8Array
): Promise<EpochNotice | undefined> {
	const parts = parsed(bytes, (reader) => {
		if (!sameBytes(reader.bytes(start.length), start)) return undefined;
		if (!sameBytes(reader.bytes(18), boardPart(before))) return undefined;
		const syncId = toBase64Url(reader.bytes(16)) as SyncId;
		const notice = { syncId, epoch: reader.u16(), at: reader.u64() };
		const statement = bytes.subarray(start.length, reader.at);
		return { notice, statement, signature: reader.bytes(64) };
	});
	if (!parts) return undefined;
	const { notice, statement, signature } = parts;
	if (!isEpoch(notice.epoch) || notice.syncId === before.syncId) return undefined;
	const isRight = await verify(before.writePublic, signature, signedBytes(statement));
	return isRight ? notice : undefined;
}

function boardPart({ syncId, epoch }: Pick<BoardKeys, 'syncId' | 'epoch'>): Bytes {
	return new ByteWriter()
		.bytes(fromBase64Url(syncId) ?? new Uint8Array())
		.u16(epoch)
		.done();
}

function signedBytes(statement: Uint8Array): Bytes {
	return concat(utf8('qd1/epoch'), statement);
}

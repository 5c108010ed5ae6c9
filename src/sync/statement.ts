import {
	type ByteReader,
	type Bytes,
	ByteWriter,
	concat,
	fromBase64Url,
	parsed,
	sameBytes,
	utf8
} from './bytes.ts';
import type { BoardKeys } from './keys.ts';
import { boardSigner, verify } from './signer.ts';

/** One kind of statement. */
interface StatementKind {
	/** The first bytes of every such statement. */
	readonly start: Uint8Array;
	/** Part of what is signed, so that a signature of one kind is worth nothing for another. */
	readonly label: string;
}

/** A board in one epoch. */
type BoardEpoch = Pick<BoardKeys, 'syncId' | 'epoch'>;

/** How many bytes of a statement name its board and epoch. */
export const boardBytes = 18;

/** State something about a board with its key W: `start | board, epoch | said | signature`. Needs the edit secret. */
export async function stated(
	{ start, label }: StatementKind,
	keys: BoardKeys,
	said: Uint8Array
): Promise<Uint8Array> {
	const statement = concat(boardPart(keys), said);
	const { sign } = await boardSigner(keys);
	return concat(start, statement, await sign(concat(utf8(label), statement)));
}

/**
 * What a statement says, as `read` makes it out; nothing when it is of another kind, board or epoch, was changed, or
 * was not signed by this board's W.
 */
export async function readStated<Said>(
	{ start, label }: StatementKind,
	keys: BoardEpoch & Pick<BoardKeys, 'writePublic'>,
	bytes: Uint8Array,
	read: (reader: ByteReader) => Said | undefined
): Promise<Said | undefined> {
	const parts = parsed(bytes, (reader) => {
		if (!sameBytes(reader.bytes(start.length), start)) return undefined;
		if (!sameBytes(reader.bytes(boardBytes), boardPart(keys))) return undefined;
		const said = read(reader);
		const statement = bytes.subarray(start.length, reader.at);
		return { said, statement, signature: reader.bytes(64) };
	});
	if (parts?.said === undefined) return undefined;
	const { said, statement, signature } = parts;
	const isSigned = await verify(keys.writePublic, signature, concat(utf8(label), statement));
	return isSigned ? said : undefined;
}

/** A board and its epoch in 18 bytes: what makes a statement worthless anywhere else. */
export function boardPart({ syncId, epoch }: BoardEpoch): Bytes {
	return new ByteWriter()
		.bytes(fromBase64Url(syncId) ?? new Uint8Array())
		.u16(epoch)
		.done();
}

import { ByteWriter, toBase64Url, utf8 } from './bytes.ts';
import { type BoardKeys, isEpoch, type SyncId } from './keys.ts';
import { boardPart, readStated, stated } from './statement.ts';

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

const kind = { start: utf8('QN\u0001'), label: 'qd1/epoch' };

/** Announce new links of a board whose old ones let one edit. 111 bytes, and no secret in them. */
export function announceEpoch(
	before: BoardKeys,
	after: Pick<BoardKeys, 'syncId' | 'epoch'>,
	at: number
): Promise<Uint8Array> {
	return stated(kind, before, new ByteWriter().bytes(boardPart(after)).u64(at).done());
}

/**
 * What a notice says of the board with these keys; nothing when it is about another board, changed, or not signed
 * by anybody who may edit this one.
 */
export function readEpochNotice(
	before: Pick<BoardKeys, 'syncId' | 'epoch' | 'writePublic'>,
	bytes: Uint8Array
): Promise<EpochNotice | undefined> {
	return readStated(kind, before, bytes, (reader) => {
		const syncId = toBase64Url(reader.bytes(16)) as SyncId;
		const notice = { syncId, epoch: reader.u16(), at: reader.u64() };
		return isEpoch(notice.epoch) && syncId !== before.syncId ? notice : undefined;
	});
}

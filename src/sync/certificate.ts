import { type Bytes, ByteWriter, concat, fromBase64Url, parsed, sameBytes, utf8 } from './bytes.ts';
import type { BoardKeys } from './keys.ts';
import { boardSigner, type DeviceId, deviceId, verify } from './signer.ts';

/** That a device may write on a board in an epoch, signed by the board's key W. */
export interface Certificate {
	readonly device: DeviceId;
	/** When, in milliseconds since 1970, by the clock of whoever certified. */
	readonly created: number;
}

const start = utf8('QC\u0001');

/** Certify a device on a board that we may edit. 125 bytes. */
export async function certify(
	keys: BoardKeys,
	device: Uint8Array,
	created: number
): Promise<Uint8Array> {
	const statement = new ByteWriter().bytes(boardPart(keys)).bytes(device).u64(created).done();
	const { sign } = await boardSigner(keys);
	return concat(start, statement, await sign(signedBytes(statement)));
}

/** What a certificate says; nothing when it is of another board or epoch, changed, or not signed by this board's W. */
export async function readCertificate(
	keys: BoardKeys,
	bytes: Uint8Array
): Promise<Certificate | undefined> {
	const parts = parsed(bytes, (reader) => {
		if (!sameBytes(reader.bytes(start.length), start)) return undefined;
		if (!sameBytes(reader.bytes(18), boardPart(keys))) return undefined;
		const certificate = { device: deviceId(reader.bytes(32)), created: reader.u64() };
		const statement = bytes.subarray(start.length, reader.at);
		return { certificate, statement, signature: reader.bytes(64) };
	});
	if (!parts) return undefined;
	const { certificate, statement, signature } = parts;
	const isRight = await verify(keys.writePublic, signature, signedBytes(statement));
	return isRight ? certificate : undefined;
}

/** Board and epoch: what makes a certificate worthless anywhere else. */
function boardPart({ syncId, epoch }: BoardKeys): Bytes {
	return new ByteWriter()
		.bytes(fromBase64Url(syncId) ?? new Uint8Array())
		.u16(epoch)
		.done();
}

function signedBytes(statement: Uint8Array): Bytes {
	return concat(utf8('qd1/cert'), statement);
}

import { ByteWriter, utf8 } from './bytes.ts';
import type { BoardKeys } from './keys.ts';
import { type DeviceId, deviceId } from './signer.ts';
import { boardBytes, readStated, stated } from './statement.ts';

/** That a device may write on a board in an epoch, signed by the board's key W. */
export interface Certificate {
	readonly device: DeviceId;
	/** When, in milliseconds since 1970, by the clock of whoever certified. */
	readonly created: number;
}

const kind = { start: utf8('QC\u0001'), label: 'qd1/cert' };

/** Certify a device on a board that we may edit. 125 bytes. */
export function certify(keys: BoardKeys, device: Uint8Array, created: number): Promise<Uint8Array> {
	return stated(kind, keys, new ByteWriter().bytes(device).u64(created).done());
}

/** The device that a certificate names, whoever made it; nothing where the bytes are too few. */
export function certifiedDevice(bytes: Uint8Array): DeviceId | undefined {
	const from = kind.start.length + boardBytes;
	return bytes.length < from + 32 ? undefined : deviceId(bytes.subarray(from, from + 32));
}

/** What a certificate says; nothing when it is of another board or epoch, changed, or not signed by this board's W. */
export function readCertificate(
	keys: BoardKeys,
	bytes: Uint8Array
): Promise<Certificate | undefined> {
	return readStated(kind, keys, bytes, (reader) => ({
		device: deviceId(reader.bytes(32)),
		created: reader.u64()
	}));
}

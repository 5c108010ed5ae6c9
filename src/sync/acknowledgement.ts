import { type ByteReader, ByteWriter, concat, fromBase64Url, utf8 } from './bytes.ts';
import type { BoardKeys } from './keys.ts';
import type { Signed } from './messages.ts';
import { type DeviceId, type DeviceKey, deviceId, verify } from './signer.ts';
import { bytesOf, readVector, type Vector, writeVector } from './vector.ts';

/** What a device has stored and applied. Without `by` nobody vouches for it: it only says what to ask for. */
export interface Acknowledgement {
	readonly vector: Vector;
	readonly by?: Signed;
}

/** Say what this device has. It is signed, so that nobody on the way can say it for another. */
export async function acknowledge(
	keys: BoardKeys,
	device: DeviceKey | undefined,
	vector: Vector
): Promise<Acknowledgement> {
	if (!device) return { vector };
	const signature = await device.sign(signedBytes(keys, vector));
	return { vector, by: { device: device.id, signature } };
}

/** The device whose word this is; nothing where nobody signed, or somebody else. */
export async function signerOf(
	keys: BoardKeys,
	{ by, vector }: Acknowledgement
): Promise<DeviceId | undefined> {
	if (!by) return undefined;
	const isRight = await verify(bytesOf(by.device), by.signature, signedBytes(keys, vector));
	return isRight ? by.device : undefined;
}

/** Is signed u8, [device 32, signature 64], vector. */
export function writeAcknowledgement(writer: ByteWriter, ack: Acknowledgement): ByteWriter {
	writer.u8(ack.by ? 1 : 0);
	if (ack.by) writer.bytes(bytesOf(ack.by.device)).bytes(ack.by.signature);
	return writeVector(writer, ack.vector);
}

export function readAcknowledgement(reader: ByteReader): Acknowledgement | undefined {
	const isSigned = reader.u8() === 1;
	const by = isSigned && {
		device: deviceId(reader.bytes(32)),
		signature: reader.bytes(64).slice()
	};
	const vector = readVector(reader);
	return vector && { vector, ...(by ? { by } : {}) };
}

function signedBytes({ syncId, epoch }: BoardKeys, vector: Vector): Uint8Array {
	const board = fromBase64Url(syncId) ?? new Uint8Array();
	const said = writeVector(new ByteWriter().bytes(board).u16(epoch), vector).done();
	return concat(utf8('qd1/ack'), said);
}

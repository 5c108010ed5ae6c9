import {
	type Bytes,
	ByteWriter,
	concat,
	fromBase64Url,
	ownBytes,
	randomBytes,
	sameBytes,
	utf8
} from './bytes.ts';
import { type BoardKeys, derived } from './keys.ts';
import { type Challenge, protocolVersion, type Signed } from './messages.ts';
import { type DeviceKey, verify } from './signer.ts';
import { bytesOf } from './vector.ts';

/** A new challenge for one channel. `instance` is the same for all channels of one open board. */
export function challengeOf(instance: Uint8Array): Challenge {
	return { kind: 'challenge', protocol: protocolVersion, instance, nonce: randomBytes(32) };
}

/** Whether a challenge can be answered: not our own come back, from a mirror or from ourselves. */
export function isAnswerable(mine: Challenge, theirs: Challenge): boolean {
	return theirs.protocol >= 1 && !sameBytes(mine.instance, theirs.instance);
}

/**
 * Prove that we have a link of the board, by an HMAC that only links give the key of. Each side says its own
 * name first, so that an answer of ours can never be given to ourselves as that of somebody else.
 */
export async function prove(
	keys: BoardKeys,
	mine: Challenge,
	theirs: Challenge
): Promise<Uint8Array> {
	const said = proofText(keys, mine, theirs);
	return new Uint8Array(await crypto.subtle.sign('HMAC', await macKey(keys), said));
}

/** Whether the peer proved that it has a link of the board. */
export async function isProof(
	keys: BoardKeys,
	mine: Challenge,
	theirs: Challenge,
	mac: Uint8Array
): Promise<boolean> {
	const said = proofText(keys, theirs, mine);
	return crypto.subtle.verify('HMAC', await macKey(keys), ownBytes(mac), said);
}

/** Say, signed, which device we are; only to a peer that has proved itself. */
export async function nameOf(
	keys: BoardKeys,
	device: DeviceKey,
	mine: Challenge,
	theirs: Challenge
): Promise<Signed & { readonly kind: 'device' }> {
	const signature = await device.sign(nameText(keys, mine, theirs));
	return { kind: 'device', device: device.id, signature };
}

/** Whether the peer is the device that it says. */
export function isDevice(
	keys: BoardKeys,
	mine: Challenge,
	theirs: Challenge,
	{ device, signature }: Signed
): Promise<boolean> {
	return verify(bytesOf(device), signature, nameText(keys, theirs, mine));
}

function proofText(keys: BoardKeys, from: Challenge, to: Challenge): Bytes {
	return concat(utf8('qd1/proof'), transcript(keys, from, to));
}

function nameText(keys: BoardKeys, from: Challenge, to: Challenge): Bytes {
	return concat(utf8('qd1/device'), transcript(keys, from, to));
}

function transcript({ syncId, epoch }: BoardKeys, from: Challenge, to: Challenge): Bytes {
	return new ByteWriter()
		.bytes(fromBase64Url(syncId) ?? new Uint8Array())
		.u16(epoch)
		.bytes(concat(from.instance, to.instance, from.nonce, to.nonce))
		.u8(from.protocol)
		.u8(to.protocol)
		.done();
}

async function macKey(keys: BoardKeys): Promise<CryptoKey> {
	const bytes = await derived(keys, 'handshake');
	const algorithm = { name: 'HMAC', hash: 'SHA-256' };
	return crypto.subtle.importKey('raw', ownBytes(bytes), algorithm, false, ['sign', 'verify']);
}

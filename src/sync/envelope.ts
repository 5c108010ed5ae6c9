import { done, refused, type Result } from '#domain/result.ts';
import { type Bytes, concat, ownBytes, randomBytes, sha256 } from './bytes.ts';
import {
	bodyBytes,
	type EnvelopeHead,
	envelopeParts,
	headBytes,
	mostEnvelopeBytes,
	signedBytes
} from './envelope-format.ts';
import { packed, unpacked, type UpdatePayload } from './envelope-payload.ts';
import { type BoardKeys, contentKey } from './keys.ts';
import { proofOf } from './proof.ts';
import type { DeviceId, DeviceKey } from './signer.ts';

/** An envelope of ours, or one whose signature is right. */
export interface SealedEnvelope {
	readonly bytes: Uint8Array;
	/** SHA-256 of the bytes: what the next envelope of the device calls `previous`. */
	readonly hash: Uint8Array;
	readonly head: EnvelopeHead;
}

/** Why an envelope is not taken. Whatever it says, nothing of the board was touched. */
export type EnvelopeRefusal =
	| 'too-large'
	| 'not-an-envelope'
	| 'other-board'
	| 'other-epoch'
	| 'not-certified'
	| 'bad-signature'
	| 'cannot-decrypt'
	| 'bomb'
	| 'bad-payload';

/**
 * Encrypt and sign what a device has written. Two envelopes of one `seq` are a fork that others refuse: the
 * caller counts. More than an envelope holds is a mistake of ours and throws.
 */
export async function sealEnvelope(
	keys: BoardKeys,
	device: DeviceKey,
	head: Omit<EnvelopeHead, 'device' | 'epoch' | 'syncId'>,
	payload: UpdatePayload
): Promise<SealedEnvelope> {
	const { epoch, syncId } = keys;
	const { plain, ...packing } = await packed(payload);
	const additional = headBytes({ ...head, device: device.id, epoch, syncId }, packing);
	const iv = randomBytes(12);
	const key = await contentKey(keys, device.publicBytes);
	const ciphertext = await crypto.subtle.encrypt(gcm(iv, additional), key, plain);
	const body = bodyBytes(additional, iv, new Uint8Array(ciphertext));
	const bytes = concat(body, await device.sign(signedBytes(body)));
	const parts = envelopeParts(bytes);
	if (!parts) throw new RangeError('this head and payload make no envelope that others would take');
	return { bytes, hash: await sha256(bytes), head: parts.head };
}

/** The head of an envelope, unchecked: it says which board and device it claims to be of, and no more. */
export function readHead(bytes: Uint8Array): EnvelopeHead | undefined {
	return envelopeParts(bytes)?.head;
}

/**
 * All that can be checked before decrypting, the cheap first: size, form, board, epoch, that the device is
 * certified, its signature. `certified` are the devices of whom a certificate of these keys was read.
 */
export async function verifyEnvelope(
	keys: BoardKeys,
	bytes: Uint8Array,
	certified: { has(device: DeviceId): boolean },
	prove = proofOf
): Promise<Result<SealedEnvelope, EnvelopeRefusal>> {
	if (bytes.length > mostEnvelopeBytes) return refused('too-large');
	// A copy: nobody changes it while it is checked, and storing it does not store the message around it.
	const copy = Uint8Array.from(bytes);
	const parts = envelopeParts(copy);
	if (!parts) return refused('not-an-envelope');
	const { head } = parts;
	if (head.syncId !== keys.syncId) return refused('other-board');
	if (head.epoch !== keys.epoch) return refused('other-epoch');
	if (!certified.has(head.device)) return refused('not-certified');
	const { isSigned, hash } = await prove(copy);
	return isSigned ? done({ bytes: copy, hash, head }) : refused('bad-signature');
}

/** Decrypt, inflate within bounds and read the payload. What Yjs makes of it is the gate's to say. */
export async function openEnvelope(
	keys: BoardKeys,
	sealed: SealedEnvelope
): Promise<Result<UpdatePayload, EnvelopeRefusal>> {
	const parts = envelopeParts(sealed.bytes);
	if (!parts) return refused('not-an-envelope');
	const plain = await decrypted(await contentKey(keys, parts.publicBytes), parts);
	if (!plain) return refused('cannot-decrypt');
	const payload = await unpacked(plain, parts);
	return typeof payload === 'string' ? refused(payload) : done(payload);
}

async function decrypted(
	key: CryptoKey,
	{ iv, additional, ciphertext }: { iv: Uint8Array; additional: Uint8Array; ciphertext: Uint8Array }
): Promise<Bytes | undefined> {
	try {
		const plain = await crypto.subtle.decrypt(gcm(iv, additional), key, ownBytes(ciphertext));
		return new Uint8Array(plain);
	} catch {
		return undefined;
	}
}

function gcm(iv: Uint8Array, additional: Uint8Array): AesGcmParams {
	return { name: 'AES-GCM', iv: ownBytes(iv), additionalData: ownBytes(additional) };
}

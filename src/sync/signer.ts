import type { Id } from '#domain/id.ts';
import { fromBase64Url, ownBytes, toBase64Url } from './bytes.ts';
import { isSigned, newKeyPair, type PrivateKey, signed } from './ed25519.ts';
import { type BoardKeys, writePair } from './keys.ts';

/** A device's public key as base64url (43 characters): its name in every log. */
export type DeviceId = Id<'device'>;

/** This device's key on one board, ready to sign. */
export interface DeviceKey {
	readonly id: DeviceId;
	readonly publicBytes: Uint8Array;
	sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** A device key as it rests in the database: the browser keeps the private half to itself where it can. */
export interface StoredDeviceKey {
	readonly publicBytes: Uint8Array;
	readonly privateKey: CryptoKey | Uint8Array;
}

/** A new pair, not extractable; its bytes only where the browser lacks Ed25519. */
export function newDeviceKey(): Promise<StoredDeviceKey> {
	return newKeyPair();
}

/** The key that was stored, ready to sign. */
export function deviceKey(stored: StoredDeviceKey): DeviceKey {
	const { publicBytes } = stored;
	return { id: deviceId(publicBytes), publicBytes, ...signerOf(stored.privateKey) };
}

/** The name of the device with this public key. */
export function deviceId(publicBytes: Uint8Array): DeviceId {
	return toBase64Url(publicBytes) as DeviceId;
}

/** The public key that a device is named by; nothing for a text that names none. */
export function publicBytesOf(id: string): Uint8Array | undefined {
	const bytes = fromBase64Url(id);
	return bytes?.length === 32 ? bytes : undefined;
}

/** Whether the owner of the public key signed these bytes. Strict, total: whatever is foreign is simply not signed. */
export function verify(
	publicBytes: Uint8Array,
	signature: Uint8Array,
	bytes: Uint8Array
): Promise<boolean> {
	return isSigned(ownBytes(publicBytes), ownBytes(signature), ownBytes(bytes));
}

/** The key W of a board. Needs the edit secret: asking without it is a mistake of ours and throws. */
export async function boardSigner(keys: BoardKeys): Promise<Pick<DeviceKey, 'sign'>> {
	if (!keys.editSecret) throw new TypeError('only those who may edit can certify');
	const { privateKey } = await writePair(keys.editSecret);
	return signerOf(privateKey);
}

function signerOf(privateKey: CryptoKey | Uint8Array): Pick<DeviceKey, 'sign'> {
	const key: PrivateKey = privateKey instanceof Uint8Array ? ownBytes(privateKey) : privateKey;
	return { sign: (bytes) => signed(key, ownBytes(bytes)) };
}

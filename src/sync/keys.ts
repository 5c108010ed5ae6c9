import type { Id } from '#domain/id.ts';
import { type Bytes, concat, randomBytes, sha256, toBase64Url, utf8 } from './bytes.ts';
import { keyPairOf } from './ed25519.ts';

/** How devices name a shared board: the first 16 bytes of SHA-256("qd1/board" || W), as base64url (22 characters). */
export type SyncId = Id<'sync'>;

/** What a link gives. With `editSecret` one may edit; without it one can read, and nobody takes what one writes. */
export interface BoardKeys {
	readonly syncId: SyncId;
	/** From 1; grows by one each time new links are made. */
	readonly epoch: number;
	readonly viewSecret: Uint8Array;
	/** The public half of the key W, which certifies devices. */
	readonly writePublic: Uint8Array;
	readonly editSecret?: Uint8Array;
}

/** What is derived from the view link, each for one use. */
export type Purpose = 'read' | 'app' | 'room' | 'signalling' | 'handshake' | 'mailbox';

const mostEpochs = 0xffff;

/** 32 bytes nobody can guess: the whole of a new board's edit link. */
export function newEditSecret(): Uint8Array {
	return randomBytes(32);
}

/** The keys of somebody who may edit. */
export async function keysFromEdit(editSecret: Uint8Array, epoch = 1): Promise<BoardKeys> {
	const secret = exactly(32, editSecret);
	const { publicBytes } = await writePair(secret);
	const viewSecret = await hkdf(secret, utf8('qd1/view'));
	return { ...(await keysFromView(viewSecret, publicBytes, epoch)), editSecret: secret };
}

/** The keys of somebody who may read. A view secret with another W is another board. */
export async function keysFromView(
	viewSecret: Uint8Array,
	writePublic: Uint8Array,
	epoch = 1
): Promise<BoardKeys> {
	if (!isEpoch(epoch)) throw new RangeError('an epoch is a whole number from 1 to 65535');
	const w = exactly(32, writePublic);
	const named = await sha256(concat(utf8('qd1/board'), w));
	const syncId = toBase64Url(named.subarray(0, 16)) as SyncId;
	return { syncId, epoch, viewSecret: exactly(32, viewSecret), writePublic: w };
}

/** Whether a number can be an epoch: it travels in two bytes. */
export function isEpoch(epoch: number): boolean {
	return Number.isInteger(epoch) && epoch >= 1 && epoch <= mostEpochs;
}

/** The key W itself, which only an edit secret gives. */
export function writePair(editSecret: Uint8Array) {
	return hkdf(exactly(32, editSecret), utf8('qd1/write')).then(keyPairOf);
}

/** 32 bytes for one purpose, the same for all who have a link of the board. */
export async function derived(keys: BoardKeys, purpose: Purpose): Promise<Uint8Array> {
	return hkdf(concat(keys.viewSecret, keys.writePublic), utf8(`qd1/${purpose}`));
}

const contentKeys = new WeakMap<BoardKeys, Map<string, Promise<CryptoKey>>>();

/**
 * The key for what one device writes in one epoch (AES-256-GCM): no two devices share a key, so none can repeat
 * another's nonce. Kept as long as the keys are: ask only for devices that are certified.
 */
export function contentKey(keys: BoardKeys, device: Uint8Array): Promise<CryptoKey> {
	const kept = contentKeys.get(keys) ?? new Map<string, Promise<CryptoKey>>();
	contentKeys.set(keys, kept);
	const name = toBase64Url(device);
	const key = kept.get(name) ?? newContentKey(keys, device);
	kept.set(name, key);
	return key;
}

async function newContentKey(keys: BoardKeys, device: Uint8Array): Promise<CryptoKey> {
	const epoch = Uint8Array.of(keys.epoch >> 8, keys.epoch & 0xff);
	const info = concat(utf8('qd1/content'), exactly(32, device), epoch);
	const bytes = await hkdf(exactly(32, await derived(keys, 'read')), info);
	return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** HKDF-SHA-256 (RFC 5869) without salt, 32 bytes. */
async function hkdf(secret: Bytes, info: Bytes): Promise<Bytes> {
	const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
	const asked = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
	return new Uint8Array(await crypto.subtle.deriveBits(asked, base, 256));
}

/** A copy that nobody else can change. The message never says what the bytes are. */
function exactly(length: number, bytes: Uint8Array): Bytes {
	if (bytes.length !== length) throw new RangeError(`a key of ours has ${length} bytes`);
	return Uint8Array.from(bytes);
}

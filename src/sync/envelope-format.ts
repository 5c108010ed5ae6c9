import {
	type Bytes,
	ByteWriter,
	concat,
	fromBase64Url,
	parsed,
	toBase64Url,
	utf8
} from './bytes.ts';
import { isEpoch, type SyncId } from './keys.ts';
import { type DeviceId, deviceId, publicBytesOf } from './signer.ts';

/** What an envelope carries. The order is that of the numbers on the wire, from 1. */
export const envelopeKinds = ['update', 'snapshot', 'certificate', 'epoch', 'receipt'] as const;
export type EnvelopeKind = (typeof envelopeKinds)[number];

/** What anybody can read of an envelope, and its device has signed. */
export interface EnvelopeHead {
	readonly kind: EnvelopeKind;
	readonly epoch: number;
	readonly device: DeviceId;
	/** The number of this envelope among those of its device, from 1. */
	readonly seq: number;
	/** More than that of every envelope its device knew when it wrote this one. */
	readonly lamport: number;
	/** The hash of the envelope before it of the same device: 32 bytes, zeros before the first. */
	readonly previous: Uint8Array;
	/** What of other devices has to be there first, each device once, in the order of their keys' bytes. */
	readonly deps: readonly (readonly [DeviceId, number])[];
	readonly syncId: SyncId;
}

/** How the payload lies in the ciphertext. */
export interface Packing {
	readonly isDeflated: boolean;
	readonly isPadded: boolean;
}

/** An envelope taken apart, nothing of it believed yet. The bytes are views of the whole. */
export interface EnvelopeParts extends Packing {
	readonly head: EnvelopeHead;
	/** The device's public key. */
	readonly publicBytes: Uint8Array;
	/** All before the iv: what the encryption vouches for too. */
	readonly additional: Uint8Array;
	readonly iv: Uint8Array;
	readonly ciphertext: Uint8Array;
}

/** What a signature is checked by. */
export interface SignedParts {
	/** The device's public key. */
	readonly publicBytes: Uint8Array;
	readonly signature: Uint8Array;
	readonly signed: Bytes;
}

/** The largest envelope: with the few bytes around it in a message it stays below 8 MB. */
export const mostEnvelopeBytes = 8 * 1024 * 1024 - 1024;
/** So many devices an envelope can name as seen. */
export const mostDeps = 1024;

const magic = 'QD';
const version = 1;
const deflatedFlag = 1;
const paddedFlag = 2;
/** Where the public key stands. */
const keyAt = 23;
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;
const signatureBytes = 64;
const depBytes = 40;

/** All before the iv. A head that `envelopeParts` would refuse is our own mistake and throws. */
export function headBytes(head: EnvelopeHead, { isDeflated, isPadded }: Packing): Bytes {
	const writer = new ByteWriter()
		.bytes(utf8(magic))
		.u8(version)
		.u8(envelopeKinds.indexOf(head.kind) + 1)
		.u8((isDeflated ? deflatedFlag : 0) | (isPadded ? paddedFlag : 0))
		.bytes(known(fromBase64Url(head.syncId)))
		.u16(head.epoch)
		.bytes(known(publicBytesOf(head.device)))
		.u64(head.seq)
		.u64(head.lamport)
		.bytes(head.previous)
		.u16(head.deps.length);
	const deps = head.deps.map(([device, seq]) => [known(publicBytesOf(device)), seq] as const);
	for (const [device, seq] of deps.toSorted(([one], [other]) => byBytes(one, other))) {
		writer.bytes(device).u64(seq);
	}
	return writer.done();
}

/** The rest of what the device signs: the encrypted payload behind its head. */
export function bodyBytes(head: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Bytes {
	const length = new ByteWriter().u32(ciphertext.length).done();
	return concat(head, iv, length, ciphertext);
}

/** What the device signs: nothing else that it signs begins like this. */
export function signedBytes(body: Uint8Array): Bytes {
	return concat(utf8('qd1/env'), body);
}

/** Of bytes that have the form of an envelope. */
export function signedParts(envelope: Uint8Array): SignedParts {
	const end = envelope.length - signatureBytes;
	return {
		publicBytes: envelope.subarray(keyAt, keyAt + keyBytes),
		signature: envelope.subarray(end),
		signed: signedBytes(envelope.subarray(0, end))
	};
}

/** Take an envelope apart; nothing for bytes that are none. Allocates nothing by a length it has not seen to be there. */
export function envelopeParts(bytes: Uint8Array): EnvelopeParts | undefined {
	if (bytes.length > mostEnvelopeBytes) return undefined;
	return parsed(bytes, (reader) => {
		if (!isText(reader.bytes(2), magic) || reader.u8() !== version) return undefined;
		const kind = envelopeKinds[reader.u8() - 1];
		const flags = reader.u8();
		if (kind === undefined || flags > (deflatedFlag | paddedFlag)) return undefined;

		const syncId = toBase64Url(reader.bytes(16)) as SyncId;
		const epoch = reader.u16();
		const publicBytes = reader.bytes(keyBytes);
		const seq = reader.u64();
		const lamport = reader.u64();
		const previous = reader.bytes(32).slice();
		if (!isEpoch(epoch) || seq < 1 || (seq === 1) !== previous.every((byte) => byte === 0)) {
			return undefined;
		}

		const count = reader.u16();
		if (count > mostDeps) return undefined;
		const deps = depsIn(reader.bytes(count * depBytes), publicBytes);
		if (!deps) return undefined;

		const additional = bytes.subarray(0, reader.at);
		const iv = reader.bytes(ivBytes);
		const ciphertext = reader.bytes(reader.u32());
		if (ciphertext.length < tagBytes) return undefined;
		reader.bytes(signatureBytes);
		const device = deviceId(publicBytes);
		return {
			head: { kind, epoch, device, seq, lamport, previous, deps, syncId },
			isDeflated: (flags & deflatedFlag) !== 0,
			isPadded: (flags & paddedFlag) !== 0,
			...{ publicBytes, additional, iv, ciphertext }
		};
	});
}

/** Strictly ascending by the bytes of the key, never the device itself: one head has one form. */
function depsIn(bytes: Uint8Array, self: Uint8Array): EnvelopeHead['deps'] | undefined {
	return parsed(bytes, (reader) => {
		const deps: (readonly [DeviceId, number])[] = [];
		let before: Uint8Array | undefined;
		while (!reader.isAtEnd) {
			const device = reader.bytes(32);
			const seq = reader.u64();
			if (seq < 1 || byBytes(device, self) === 0) return undefined;
			if (before && byBytes(before, device) >= 0) return undefined;
			deps.push([deviceId(device), seq]);
			before = device;
		}
		return deps;
	});
}

function byBytes(one: Uint8Array, other: Uint8Array): number {
	const at = one.findIndex((byte, index) => byte !== other[index]);
	return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

function isText(bytes: Uint8Array, text: string): boolean {
	return String.fromCharCode(...bytes) === text;
}

function known(bytes: Uint8Array | undefined): Uint8Array {
	if (!bytes) throw new TypeError('a name of ours does not say which bytes it stands for');
	return bytes;
}

import { getPublicKeyAsync, Point, signAsync } from '@noble/ed25519';
import { type Bytes, concat, randomBytes, sameBytes, toBase64Url } from './bytes.ts';

/** A private key: of the browser, which never shows it; or its 32 bytes where a browser lacks Ed25519. */
export type PrivateKey = CryptoKey | Bytes;

const { subtle } = crypto;
const algorithm = { name: 'Ed25519' };
/** What stands before the 32 bytes of a seed in PKCS #8 (RFC 8410). */
const pkcs8Start = Uint8Array.of(48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32);
const order = Point.CURVE().n;

/** A pair of the browser's own when it can, else one of bytes. */
export async function newKeyPair(): Promise<{ publicBytes: Bytes; privateKey: PrivateKey }> {
	if (await isNative()) {
		const pair = await subtle.generateKey(algorithm, false, ['sign', 'verify']);
		if ('publicKey' in pair) {
			const publicBytes = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
			return { publicBytes, privateKey: pair.privateKey };
		}
	}
	const seed = randomBytes(32);
	return { publicBytes: await publicOf(seed), privateKey: seed };
}

/** The pair that a seed of 32 bytes stands for (RFC 8032). */
export async function keyPairOf(
	seed: Bytes
): Promise<{ publicBytes: Bytes; privateKey: PrivateKey }> {
	const privateKey = (await isNative())
		? await subtle.importKey('pkcs8', concat(pkcs8Start, seed), algorithm, false, ['sign'])
		: seed;
	return { publicBytes: await publicOf(seed), privateKey };
}

async function publicOf(seed: Bytes): Promise<Bytes> {
	return Uint8Array.from(await getPublicKeyAsync(seed));
}

/** 64 bytes, the same for the same key and bytes whoever computes them. */
export async function signed(privateKey: PrivateKey, bytes: Bytes): Promise<Bytes> {
	if (privateKey instanceof Uint8Array) return Uint8Array.from(await signAsync(bytes, privateKey));
	return new Uint8Array(await subtle.sign(algorithm, privateKey, bytes));
}

/**
 * Whether the signature is right. Every device must answer alike, or two would keep different logs: keys and
 * points that libraries disagree about are refused before, and without a browser's own the same equation is used.
 */
export async function isSigned(
	publicBytes: Bytes,
	signature: Bytes,
	bytes: Bytes
): Promise<boolean> {
	if (publicBytes.length !== 32 || signature.length !== 64) return false;
	if (!isPlainPoint(publicBytes) || !isPlainPoint(signature.subarray(0, 32))) return false;
	try {
		if (!(await isNative())) return await holds(publicBytes, signature, bytes);
		return await subtle.verify(algorithm, await imported(publicBytes), signature, bytes);
	} catch {
		// Not a point of the curve.
		return false;
	}
}

const importedKeys = new Map<string, Promise<CryptoKey>>();
const mostImportedKeys = 256;

/** The browser's form of a public key, kept: a log is thousands of envelopes of a few devices. */
function imported(publicBytes: Bytes): Promise<CryptoKey> {
	const name = toBase64Url(publicBytes);
	const key =
		importedKeys.get(name) ?? subtle.importKey('raw', publicBytes, algorithm, false, ['verify']);
	if (importedKeys.size >= mostImportedKeys) importedKeys.clear();
	importedKeys.set(name, key);
	return key;
}

/**
 * RFC 8032 without the cofactor, as OpenSSL, BoringSSL and NSS check it; noble's own `verify` multiplies by the
 * cofactor and so takes signatures that browsers refuse.
 */
async function holds(publicBytes: Bytes, signature: Bytes, bytes: Bytes): Promise<boolean> {
	const nonce = signature.subarray(0, 32);
	const hashed = await subtle.digest('SHA-512', concat(nonce, publicBytes, bytes));
	const challenge = littleEndian(new Uint8Array(hashed)) % order;
	const scalar = littleEndian(signature.subarray(32));
	const ours = Point.BASE.multiply(scalar, false);
	const theirs = Point.fromBytes(publicBytes).multiply(challenge, false);
	return sameBytes(ours.subtract(theirs).toBytes(), nonce);
}

function littleEndian(bytes: Uint8Array): bigint {
	return bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

const prime = 2n ** 255n - 19n;
/** The points of small order, by their y: whoever uses one as a key can have one signature fit many messages. */
const smallPoints = new Set(
	[
		0n,
		1n,
		prime - 1n,
		0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd83d3d706a17c7n,
		0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n
	].map((y) =>
		toBase64Url(Uint8Array.from({ length: 32 }, (_, at) => Number((y >> BigInt(8 * at)) & 255n)))
	)
);

/** A point of large order, written in the one right way: its y, little-endian, below the prime. */
function isPlainPoint(bytes: Uint8Array): boolean {
	const y = Uint8Array.from(bytes);
	const highest = (y[31] ?? 0) & 127;
	y[31] = highest;
	const isBelowPrime =
		highest < 127 || (y[0] ?? 0) < 0xed || y.subarray(1, 31).some((byte) => byte < 255);
	return isBelowPrime && !smallPoints.has(toBase64Url(y));
}

let native: Promise<boolean> | undefined;

/** Whether this browser has Ed25519; asked once. */
function isNative(): Promise<boolean> {
	native ??= subtle.generateKey(algorithm, false, ['sign', 'verify']).then(
		() => true,
		() => false
	);
	return native;
}

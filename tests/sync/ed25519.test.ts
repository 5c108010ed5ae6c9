import { Point, verifyAsync } from '@noble/ed25519';
import { createHash } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import * as native from '#sync/ed25519.ts';
import { concat } from '#sync/bytes.ts';
import { counting, flipped } from './keyring.ts';

const order = Point.CURVE().n;

/** The same module in a browser that has no Ed25519. */
let bare: typeof native;

beforeAll(async () => {
	vi.resetModules();
	const refuse = (how: unknown) =>
		(how as { name?: string }).name === 'Ed25519'
			? Promise.reject(new DOMException('no such algorithm', 'NotSupportedError'))
			: undefined;
	const { subtle } = crypto;
	const generate = vi
		.spyOn(subtle, 'generateKey')
		.mockImplementation((how: unknown) => refuse(how) as never);
	bare = await import('#sync/ed25519.ts');
	// Asked once: from here on it knows that it has to do without.
	await bare.newKeyPair();
	expect(generate).toHaveBeenCalledOnce();
	generate.mockRestore();
});

afterEach(() => vi.restoreAllMocks());

describe('without the Ed25519 of the browser', () => {
	test('Y-K8 a device key is 32 bytes, and nothing of the browser is asked', async () => {
		const { subtle } = crypto;
		const asked = [
			vi.spyOn(subtle, 'sign'),
			vi.spyOn(subtle, 'verify'),
			vi.spyOn(subtle, 'importKey')
		];
		const { publicBytes, privateKey } = await bare.newKeyPair();
		expect(privateKey).toBeInstanceOf(Uint8Array);
		const signature = await bare.signed(privateKey, counting(0));
		expect(await bare.isSigned(publicBytes, signature, counting(0))).toBe(true);
		for (const spy of asked) expect(spy).not.toHaveBeenCalled();
		expect(await native.isSigned(publicBytes, signature, counting(0))).toBe(true);
	});

	test('Y-K8 a seed gives the same key and the same signatures', async () => {
		for (let from = 0; from < 5; from++) {
			const [ours, theirs] = [
				await native.keyPairOf(counting(from)),
				await bare.keyPairOf(counting(from))
			];
			expect(theirs.publicBytes).toEqual(ours.publicBytes);
			expect(ours.privateKey).toBeInstanceOf(CryptoKey);
			expect(await bare.signed(theirs.privateKey, counting(9))).toEqual(
				await native.signed(ours.privateKey, counting(9))
			);
		}
	});

	test('Y-K8 a signature changed at any byte is refused by both', async () => {
		const { publicBytes, privateKey } = await native.newKeyPair();
		const signature = await native.signed(privateKey, counting(3));
		for (let at = 0; at < 64; at++) {
			expect(await native.isSigned(publicBytes, flipped(signature, at), counting(3))).toBe(false);
			expect(await bare.isSigned(publicBytes, flipped(signature, at), counting(3))).toBe(false);
		}
		for (let at = 0; at < 32; at++) {
			expect(await native.isSigned(flipped(publicBytes, at), signature, counting(3))).toBe(false);
			expect(await bare.isSigned(flipped(publicBytes, at), signature, counting(3))).toBe(false);
		}
	});
});

describe('what libraries disagree about', () => {
	const littleEndian = (value: bigint) =>
		Uint8Array.from(Buffer.from(value.toString(16).padStart(64, '0'), 'hex')).reverse();
	const number = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
	const eighth = Point.fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a');

	/** A signature of `scalar` for a key that may not be a plain one. */
	function forged(scalar: bigint, key: Point, nonce: bigint, message: Uint8Array) {
		const start = Point.BASE.multiply(nonce, false).toBytes();
		const publicBytes = Uint8Array.from(key.toBytes());
		const hashed = createHash('sha512')
			.update(concat(start, publicBytes, message))
			.digest();
		const s = (nonce + (number(hashed) % order) * scalar) % order;
		return { publicBytes, signature: concat(start, littleEndian(s)) };
	}

	test('Y-K9 a key with a part of small order gets the same answer everywhere', async () => {
		const key = Point.BASE.multiply(77n).add(eighth);
		let disagreements = 0;
		for (let from = 0; from < 24; from++) {
			const message = counting(from);
			const { publicBytes, signature } = forged(77n, key, 1000n + BigInt(from), message);
			const answer = await native.isSigned(publicBytes, signature, message);
			expect(await bare.isSigned(publicBytes, signature, message)).toBe(answer);
			if ((await verifyAsync(signature, message, publicBytes)) !== answer) disagreements++;
		}
		expect(disagreements).toBeGreaterThan(10);
	});

	test('Y-K9 keys and nonces of small order are refused, though the equation holds', async () => {
		const message = counting(1);
		for (let times = 1n; times <= 8n; times++) {
			const key = times === 8n ? Point.ZERO : eighth.multiply(times, false);
			// Zero is the right scalar for a key that is no multiple of the base: S = r.
			const { publicBytes, signature } = forged(0n, key, 5n, message);
			expect(await native.isSigned(publicBytes, signature, message)).toBe(false);
			expect(await bare.isSigned(publicBytes, signature, message)).toBe(false);
		}
		// The point at zero once more, its y written as p + 1.
		const again = littleEndian(2n ** 255n - 18n);
		expect(Point.fromBytes(again, true).is0()).toBe(true);
		const loose = concat(Point.BASE.multiply(5n).toBytes(), littleEndian(5n));
		expect(await verifyAsync(loose, message, again)).toBe(true);
		expect(await native.isSigned(again, loose, message)).toBe(false);
		expect(await bare.isSigned(again, loose, message)).toBe(false);

		const still = forged(77n, Point.BASE.multiply(77n), 0n, message);
		expect(await verifyAsync(still.signature, message, still.publicBytes)).toBe(true);
		expect(await native.isSigned(still.publicBytes, still.signature, message)).toBe(false);
		expect(await bare.isSigned(still.publicBytes, still.signature, message)).toBe(false);
	});

	test('Y-K9 a second form of a key or of a signature is refused', async () => {
		const { publicBytes, privateKey } = await native.keyPairOf(counting(1));
		const signature = await native.signed(privateKey, counting(2));
		const higher = concat(
			signature.subarray(0, 32),
			littleEndian(number(signature.subarray(32)) + order)
		);
		const second = Uint8Array.from(littleEndian(2n ** 255n - 19n + 3n));
		for (const isSigned of [native.isSigned, bare.isSigned]) {
			expect(await isSigned(publicBytes, signature, counting(2))).toBe(true);
			expect(await isSigned(publicBytes, higher, counting(2))).toBe(false);
			expect(await isSigned(second, signature, counting(2))).toBe(false);
		}
	});
});

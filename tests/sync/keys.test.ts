import { describe, expect, test } from 'vitest';
import { certify } from '#sync/certificate.ts';
import { contentKey, derived, keysFromEdit, keysFromView, type Purpose } from '#sync/keys.ts';
import { editLink } from '#sync/link.ts';
import { boardSigner, newDeviceKey, publicBytesOf, verify } from '#sync/signer.ts';
import { aDevice, counting, editorsKeys, hex, viewersKeys } from './keyring.ts';

const purposes: readonly Purpose[] = [
	...(['read', 'app', 'room', 'signalling', 'handshake', 'mailbox'] as const)
];

describe('keys of a board', () => {
	test('Y-K3 everybody with a link of the board has the same keys, and only editors the one to write', async () => {
		const [ana, ben] = [await editorsKeys(), await editorsKeys()];
		const viewer = await viewersKeys(ana);
		expect(ben).toEqual(ana);
		expect(viewer).toEqual({ ...ana, editSecret: undefined });
		expect('editSecret' in viewer).toBe(false);
		for (const purpose of purposes) {
			expect(await derived(viewer, purpose)).toEqual(await derived(ana, purpose));
		}
	});

	test('Y-K4 each purpose has a key of its own', async () => {
		const keys = await editorsKeys();
		const all = await Promise.all(purposes.map((purpose) => derived(keys, purpose)));
		const secrets = [...all, keys.viewSecret, keys.writePublic, counting(0)].map(hex);
		expect(new Set(secrets).size).toBe(purposes.length + 3);
		expect(all.every((key) => key.length === 32)).toBe(true);
	});

	test('Y-K4 each device has a content key of its own in each epoch, and it cannot be taken out', async () => {
		const [first, second] = [await editorsKeys(0, 1), await editorsKeys(0, 2)];
		const [one, other] = [counting(1), counting(2)];
		const key = await contentKey(first, one);
		const iv = new Uint8Array(12);
		const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, counting(7));
		const opens = (by: CryptoKey) =>
			crypto.subtle.decrypt({ name: 'AES-GCM', iv }, by, sealed).then(
				() => true,
				() => false
			);
		expect(await opens(await contentKey(await viewersKeys(first), one))).toBe(true);
		expect(await opens(await contentKey(first, other))).toBe(false);
		expect(await opens(await contentKey(second, one))).toBe(false);
		await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
	});

	test('Y-K5 a view link with another key W is another board', async () => {
		const keys = await editorsKeys();
		const other = await editorsKeys(1);
		const swapped = await keysFromView(keys.viewSecret, other.writePublic);
		expect(swapped.syncId).not.toBe(keys.syncId);
		expect(await derived(swapped, 'room')).not.toEqual(await derived(keys, 'room'));
		expect(keys.syncId).toMatch(/^[\w-]{22}$/);
	});

	test('Y-K6 no message of an error tells a secret', async () => {
		const secret = counting(65, 31);
		const keys = await viewersKeys(await editorsKeys(65));
		const wrong = [
			() => keysFromEdit(secret),
			() => keysFromEdit(counting(65), 70_000),
			() => keysFromView(secret, counting(65)),
			() => contentKey(keys, secret),
			() => boardSigner(keys),
			() => certify(keys, counting(1), 1),
			async () => editLink('https://x.example/', keys)
		];
		for (const ask of wrong) {
			const error: unknown = await ask().then(
				() => undefined,
				(thrown: unknown) => thrown
			);
			if (!(error instanceof Error)) throw new Error(`${ask} went through`);
			const told = `${error.message} ${JSON.stringify(error)} ${String(error.cause)}`;
			for (const part of ['ABCDE', '414243', '65,66', hex(keys.viewSecret).slice(0, 6)]) {
				expect(told).not.toContain(part);
			}
		}
	});
});

describe('keys of a device', () => {
	test('Y-K7 a device signs by a key that it cannot take out itself', async () => {
		const { privateKey } = await newDeviceKey();
		if (!(privateKey instanceof CryptoKey)) throw new Error('this runtime has Ed25519');
		expect(privateKey.extractable).toBe(false);
		await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow();
	});

	test('Y-K7 what a device signed is known by its name, and nothing else is', async () => {
		const [ana, ben] = [await aDevice(), await aDevice()];
		const bytes = counting(0, 100);
		const signature = await ana.sign(bytes);
		expect(publicBytesOf(ana.id)).toEqual(ana.publicBytes);
		expect(await verify(ana.publicBytes, signature, bytes)).toBe(true);
		expect(await verify(ben.publicBytes, signature, bytes)).toBe(false);
		expect(await verify(ana.publicBytes, signature, bytes.subarray(1))).toBe(false);
		expect(await verify(ana.publicBytes.subarray(1), signature, bytes)).toBe(false);
		expect(await verify(ana.publicBytes, signature.subarray(1), bytes)).toBe(false);
		expect(publicBytesOf(ana.id.slice(1))).toBeUndefined();
		expect(publicBytesOf('not a device')).toBeUndefined();
	});
});

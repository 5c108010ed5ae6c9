import { type Bytes, concat, randomBytes, utf8 } from '#sync/bytes.ts';
import { bodyBytes, headBytes, type Packing } from '#sync/envelope-format.ts';
import { type BoardKeys, contentKey } from '#sync/keys.ts';
import type { DeviceKey } from '#sync/signer.ts';

/** The first envelope of a certified member who signs and encrypts rightly but packs whatever they like. */
export async function sealedByHand(
	keys: BoardKeys,
	device: DeviceKey,
	content: Uint8Array,
	packing: Packing
): Promise<Bytes> {
	const { syncId, epoch } = keys;
	const chain = { seq: 1, lamport: 1, previous: new Uint8Array(32), deps: [] };
	const head = { kind: 'update', ...chain, device: device.id, syncId, epoch } as const;
	const additional = headBytes(head, packing);
	const iv = randomBytes(12);
	const ciphertext = await crypto.subtle.encrypt(
		{ name: 'AES-GCM', iv, additionalData: additional },
		await contentKey(keys, device.publicBytes),
		Uint8Array.from(content)
	);
	const body = bodyBytes(additional, iv, new Uint8Array(ciphertext));
	return concat(body, await device.sign(concat(utf8('qd1/env'), body)));
}

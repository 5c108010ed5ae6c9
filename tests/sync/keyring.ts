import { certify } from '#sync/certificate.ts';
import { type BoardKeys, keysFromEdit, keysFromView } from '#sync/keys.ts';
import { type DeviceKey, deviceKey, newDeviceKey } from '#sync/signer.ts';

/** Bytes that count up from a number: secrets one can recognise. */
export function counting(from: number, length = 32): Uint8Array<ArrayBuffer> {
	return Uint8Array.from({ length }, (_, at) => (from + at) & 255);
}

/** The keys of somebody who may edit; another number is another board. */
export function editorsKeys(from = 0, epoch = 1): Promise<BoardKeys> {
	return keysFromEdit(counting(from), epoch);
}

/** The same board in the hands of somebody who has the view link. */
export function viewersKeys(keys: BoardKeys): Promise<BoardKeys> {
	return keysFromView(keys.viewSecret, keys.writePublic, keys.epoch);
}

export async function aDevice(): Promise<DeviceKey> {
	return deviceKey(await newDeviceKey());
}

/** A device always the same. */
export async function deviceOf(seed: Uint8Array): Promise<DeviceKey> {
	const { getPublicKeyAsync } = await import('@noble/ed25519');
	return deviceKey({ publicBytes: await getPublicKeyAsync(seed), privateKey: seed });
}

export async function aCertifiedDevice(keys: BoardKeys) {
	const device = await aDevice();
	return { device, certificate: await certify(keys, device.publicBytes, 1_790_000_000_000) };
}

/** The same bytes with one bit turned. */
export function flipped(bytes: Uint8Array, at: number): Uint8Array<ArrayBuffer> {
	const copy = Uint8Array.from(bytes);
	copy[at]! ^= 1 << (at % 8);
	return copy;
}

export function hex(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('hex');
}

import { expect, test } from 'vitest';
import { certify, readCertificate } from '#sync/certificate.ts';
import { aCertifiedDevice, aDevice, editorsKeys, flipped, viewersKeys } from './keyring.ts';

test('Y-K14 a certificate says to every reader which device may write, and since when', async () => {
	const keys = await editorsKeys();
	const { device, certificate } = await aCertifiedDevice(keys);
	const expected = { device: device.id, created: 1_790_000_000_000 };
	expect(await readCertificate(keys, certificate)).toEqual(expected);
	expect(await readCertificate(await viewersKeys(keys), certificate)).toEqual(expected);
	expect(certificate).toHaveLength(125);
});

test('Y-K14 only who has the edit link can certify', async () => {
	const keys = await viewersKeys(await editorsKeys());
	const { publicBytes } = await aDevice();
	await expect(certify(keys, publicBytes, 1)).rejects.toThrow(TypeError);
	// Somebody else's secret does not help: it makes another W, or a signature that is not W's.
	const other = await editorsKeys(1);
	const forged = { ...keys, editSecret: other.editSecret! };
	const certificate = await certify(forged, publicBytes, 1);
	expect(await readCertificate(keys, certificate)).toBeUndefined();
});

test('Y-K15 a certificate of another board or epoch is none', async () => {
	const keys = await editorsKeys();
	for (const other of [await editorsKeys(1), await editorsKeys(0, 2)]) {
		const { certificate } = await aCertifiedDevice(other);
		expect(await readCertificate(other, certificate)).toBeDefined();
		expect(await readCertificate(keys, certificate)).toBeUndefined();
	}
});

test('Y-K15 a certificate that is cut, longer or changed anywhere is none', async () => {
	const keys = await editorsKeys();
	const { certificate } = await aCertifiedDevice(keys);
	for (let at = 0; at < certificate.length; at++) {
		expect(await readCertificate(keys, flipped(certificate, at)), `${at}`).toBeUndefined();
		expect(await readCertificate(keys, certificate.slice(0, at)), `${at}`).toBeUndefined();
	}
	const longer = Uint8Array.from([...certificate, 0]);
	expect(await readCertificate(keys, longer)).toBeUndefined();
});

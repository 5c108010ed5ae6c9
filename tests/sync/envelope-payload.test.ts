import { expect, test } from 'vitest';
import { ByteWriter, concat, sha256 } from '#sync/bytes.ts';
import { openEnvelope, readHead, verifyEnvelope } from '#sync/envelope.ts';
import type { Packing } from '#sync/envelope-format.ts';
import { deflateRawSync } from 'node:zlib';
import { quickestMs } from '#tests/patience.ts';
import { aDevice, editorsKeys } from './keyring.ts';
import { sealedByHand } from './sealed-by-hand.ts';

const keys = await editorsKeys();
const mallory = await aDevice();
const [deflated, padded, plain] = [
	{ isDeflated: true, isPadded: false },
	{ isDeflated: false, isPadded: true },
	{ isDeflated: false, isPadded: false }
];

/** What a member makes of it who is certified, signs rightly, and means harm. */
async function answerTo(content: Uint8Array, packing: Packing) {
	const bytes = await sealedByHand(keys, mallory, content, packing);
	expect(readHead(bytes)).toBeDefined();
	const verified = await verifyEnvelope(keys, bytes, new Set([mallory.id]));
	if (!verified.done) return verified.why;
	expect(verified.value.hash).toEqual(await sha256(bytes));
	const opened = await openEnvelope(keys, verified.value);
	return opened.done ? opened.value : opened.why;
}

/** Schema, clients and update as they lie in a payload. */
function written(clients: number, announced = clients, bytes = 10) {
	const writer = new ByteWriter().u16(1).u32(announced);
	for (let client = 0; client < clients; client++) writer.u64(client);
	return writer.bytes(new Uint8Array(bytes)).done();
}

test('Y-E18 a payload that grows a thousandfold is left at 32 MB, in under a second and 64 MB', async () => {
	const bombs = [
		deflateRawSync(new Uint8Array(32 * 1024 * 1024 + 1)),
		deflateRawSync(new Uint8Array(64 * 1024 * 1024), { level: 1 })
	];
	for (const bomb of bombs) {
		const before = process.memoryUsage().arrayBuffers;
		expect(await answerTo(bomb, deflated)).toBe('bomb');
		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
		expect(await quickestMs(1000, () => answerTo(bomb, deflated))).toBeLessThan(1000);
	}
	// Right up to the bound it is a payload like any other.
	const large = await answerTo(deflateRawSync(written(0, 0, 32 * 1024 * 1024 - 6)), deflated);
	expect(typeof large === 'object' && large.update.length).toBe(32 * 1024 * 1024 - 6);
});

test('Y-E19 a payload that is not what its flags and numbers say is refused', async () => {
	const whole = written(2);
	const cases: readonly (readonly [what: string, content: Uint8Array, packing: Packing])[] = [
		['nothing', new Uint8Array(), plain],
		['less than its numbers', whole.subarray(0, 5), plain],
		['more clients than there is', written(2, 2 ** 32 - 1), plain],
		['one client too many', written(2, 4), plain],
		['a client over 2^53', concat(written(0, 1, 0), new Uint8Array(8).fill(255)), plain],
		['noise as deflated', new Uint8Array(100).fill(255), deflated],
		['deflated and cut', deflateRawSync(written(90)).subarray(0, -4), deflated],
		['deflated nothing', new Uint8Array(), deflated],
		[
			'padding longer than it',
			new ByteWriter()
				.u32(2 ** 32 - 1)
				.bytes(whole)
				.done(),
			padded
		],
		['padding without a length', Uint8Array.of(0, 0, 0), padded],
		[
			'padding that says something',
			new ByteWriter().u32(whole.length).bytes(whole).u8(1).done(),
			padded
		]
	];
	for (const [what, content, packing] of cases) {
		expect(await answerTo(content, packing), what).toBe('bad-payload');
	}
	expect(await answerTo(whole, plain)).toMatchObject({ schema: 1, clients: [0, 1] });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteWriter, concat, fromBase64Url, parsed, sameBytes, toBase64Url } from '#sync/bytes.ts';

test('Y-K1 numbers and bytes come back as they were written, big-endian', () => {
	const written = fc.record({
		one: fc.nat(255),
		two: fc.nat(65_535),
		four: fc.nat(2 ** 32 - 1),
		eight: fc.maxSafeNat(),
		bytes: fc.uint8Array({ maxLength: 600 })
	});
	fc.assert(
		fc.property(written, ({ one, two, four, eight, bytes }) => {
			const whole = new ByteWriter().u8(one).u16(two).u32(four).u64(eight).bytes(bytes).done();
			const view = new DataView(whole.buffer);
			expect(view.getUint16(1)).toBe(two);
			expect(view.getUint32(3)).toBe(four);
			expect(view.getBigUint64(7)).toBe(BigInt(eight));
			const read = parsed(whole, (reader) => ({
				one: reader.u8(),
				two: reader.u16(),
				four: reader.u32(),
				eight: reader.u64(),
				bytes: Uint8Array.from(reader.rest())
			}));
			expect(read).toEqual({ one, two, four, eight, bytes: Uint8Array.from(bytes) });
		})
	);
});

test('Y-K1 what ends too early, goes on too long or counts too high is not read', () => {
	const three = Uint8Array.of(1, 2, 3);
	expect(parsed(three, (reader) => reader.u32())).toBeUndefined();
	expect(parsed(three, (reader) => reader.u16())).toBeUndefined();
	expect(parsed(three, (reader) => reader.bytes(2 ** 40))).toBeUndefined();
	const beyond = new ByteWriter().u32(0x200000).u32(0).done();
	expect(parsed(beyond, (reader) => reader.u64())).toBeUndefined();
	const ours = () => {
		throw new TypeError('a mistake of ours');
	};
	expect(() => parsed(three, ours)).toThrow(TypeError);
});

test('Y-K1 a number that does not fit is our own mistake', () => {
	const writer = new ByteWriter();
	for (const wrong of [-1, 0.5, NaN, Infinity, 2 ** 53]) {
		expect(() => writer.u64(wrong)).toThrow(RangeError);
	}
	expect(() => writer.u8(256)).toThrow(RangeError);
	expect(writer.done()).toHaveLength(0);
});

test('Y-K2 bytes have one text, and no other text is read as bytes', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
			const text = toBase64Url(bytes);
			expect(text).toBe(Buffer.from(bytes).toString('base64url'));
			expect(sameBytes(fromBase64Url(text) ?? new Uint8Array(), bytes)).toBe(true);
		})
	);
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom(...'AQZaz09-_+/= é😀') }), (text) => {
			const bytes = fromBase64Url(text);
			if (bytes) expect(toBase64Url(bytes)).toBe(text);
		})
	);
	for (const text of ['A', 'AB', 'AAB', 'AA==', 'A+', 'AAAAA', 'AA\n']) {
		expect(fromBase64Url(text), text).toBeUndefined();
	}
	expect(concat(Uint8Array.of(1), Uint8Array.of(), Uint8Array.of(2, 3))).toEqual(
		Uint8Array.of(1, 2, 3)
	);
});

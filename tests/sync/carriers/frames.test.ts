import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameBytes, FrameReader, framesOf } from '#sync/carriers/frames.ts';
import { mostMessageBytes } from '#sync/channel.ts';

const sizes = [
	0,
	1,
	16_378,
	16_379,
	16_380,
	32_762,
	32_763,
	65_536,
	4 * 1024 * 1024,
	mostMessageBytes
];

test.each(sizes)(
	'Y-W5 a message of %d bytes arrives as it was sent, in frames of 16 kB',
	(size) => {
		const message = new Uint8Array(size).map((_, at) => at * 31);
		const reader = new FrameReader();
		const frames = [...framesOf(message)];
		expect(Math.max(...frames.map(({ length }) => length))).toBeLessThanOrEqual(frameBytes);
		const answers = frames.map((frame) => reader.read(frame));
		expect(answers.slice(0, -1).every((answer) => answer === 'more')).toBe(true);
		const whole = answers.at(-1) as Uint8Array;
		expect(Buffer.from(whole).equals(Buffer.from(message))).toBe(true);
	}
);

test('Y-W5 a message of more than 8 MB is not sent', () => {
	expect(() => framesOf(new Uint8Array(mostMessageBytes + 1))).toThrow(RangeError);
});

test('Y-W6 what no device of ours cuts is refused, and nothing is held for what was only announced', () => {
	const frame = (...bytes: number[]) => Uint8Array.from(bytes);
	const read = (...frames: Uint8Array[]) => {
		const reader = new FrameReader();
		return frames.map((frame) => reader.read(frame)).at(-1)!;
	};
	expect(read(frame())).toBe('broken');
	expect(read(frame(2, 0))).toBe('broken');
	expect(read(frame(0, 1))).toBe('broken');
	expect(read(frame(1, 0, 0, 0))).toBe('broken');
	expect(read(frame(1, 255, 255, 255, 255, 1))).toBe('broken');
	expect(read(frame(1, 0, 0, 0, 1, 7, 7))).toBe('broken');
	expect(read(frame(1, 0, 0, 0, 9))).toBe('broken');
	const [begun, rest] = framesOf(new Uint8Array(frameBytes)) as Iterable<Uint8Array>;
	expect(read(begun!)).toBe('more');
	expect(read(begun!, begun!)).toBe('broken');
	expect(read(begun!, frame(0))).toBe('broken');
	expect(read(begun!, rest!).length).toBe(frameBytes);
	expect(read(new Uint8Array(frameBytes + 1).fill(1))).toBe('broken');
	// In crumbs of a byte, a message of 8 MB would take up hundreds of them.
	expect(read(frame(1, 0, 0, 0, 2, 7))).toBe('broken');
	expect(read(begun!, rest!.subarray(0, 3))).toBe('broken');
});

test('Y-W6 no bytes make the reader throw', () => {
	fc.assert(
		fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 }), (frames) => {
			const reader = new FrameReader();
			for (const frame of frames) reader.read(frame);
		})
	);
});

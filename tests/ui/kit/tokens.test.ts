import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../../src/app.css', import.meta.url), 'utf8');

const colours = new Map(
	[...css.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
		([, name, light, dark]) => [name, { light: light!, dark: dark! }]
	)
);

function luminance(hex: string): number {
	const [r, g, b] = [1, 3, 5].map((at) => {
		const part = parseInt(hex.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
	const [dim, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (bright! + 0.05) / (dim! + 0.05);
}

const grounds = ['paper', 'surface', 'sunken', 'hover'];
const texts = ['ink', 'ink-quiet', 'accent', 'good', 'watch', 'bad'];
const marks = [
	'line-strong',
	'accent-mark',
	'good-mark',
	'watch-mark',
	'bad-mark',
	...[1, 2, 3, 4, 5, 6].map((at) => `series-${at}`)
];
const onFill = [
	['on-accent', 'accent-solid'],
	['on-accent', 'accent-solid-hover'],
	['on-accent', 'bad-solid'],
	['ink', 'selected'],
	['ink-quiet', 'selected'],
	['accent', 'accent-wash'],
	['good', 'good-wash'],
	['watch', 'watch-wash'],
	['bad', 'bad-wash'],
	['ink', 'pressed']
];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
	const colour = (name: string) => colours.get(name)![theme];

	test.each(texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)))(
		'U-1 %s on %s can be read (4.5:1)',
		(text, ground) => {
			expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
		}
	);

	test.each(onFill)('U-1 %s on %s can be read (4.5:1)', (text, ground) => {
		expect(contrast(colour(text!), colour(ground!))).toBeGreaterThanOrEqual(4.5);
	});

	test.each(marks.flatMap((mark) => ['paper', 'surface'].map((ground) => [mark, ground] as const)))(
		'U-2 %s on %s can be told apart (3:1)',
		(mark, ground) => {
			expect(contrast(colour(mark), colour(ground))).toBeGreaterThanOrEqual(3);
		}
	);
});

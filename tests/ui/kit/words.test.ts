import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hueFromSeed, initialsFromName } from '#kit/avatar.ts';
import { matchingChoices } from '#kit/combobox.svelte.ts';
import { progressMarks, progressSentence } from '#kit/progress.ts';
import { ariaFromKeys, capsFromKeys } from '#kit/shortcut.ts';

describe('a progress bar', () => {
	test('U-24 draws no more than its length and marks what lies beyond', () => {
		expect(progressMarks(1.25, 0.5)).toEqual({ fill: 100, expected: 50, beyond: 'target' });
		expect(progressMarks(-0.2)).toEqual({ fill: 0, expected: undefined, beyond: 'start' });
		expect(progressMarks(1).beyond).toBeUndefined();
		expect(progressMarks(undefined)).toEqual({ fill: 0, expected: undefined, beyond: undefined });
	});

	test('U-24 every bar stays between its ends', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true }), (ratio) => {
				const { fill } = progressMarks(ratio);
				return fill >= 0 && fill <= 100;
			})
		);
	});

	test('U-25 says in words what is drawn, unclamped', () => {
		expect(progressSentence(1.25, 0.5, '71')).toBe('71, 125 %, expected today 50 %');
		expect(progressSentence(0.6, undefined, '60 %')).toBe('60 %');
		expect(progressSentence(0.6, undefined, '60\u00a0%')).toBe('60 %');
		expect(progressSentence(undefined, 0.5, undefined)).toBe('no data, expected today 50 %');
	});
});

describe('a person', () => {
	test('U-30 has the initials of the first and the last name', () => {
		expect(initialsFromName('Ana Lucía Ruiz')).toBe('AR');
		expect(initialsFromName('  élodie ')).toBe('É');
		expect(initialsFromName('𝒜da “the one” Byron')).toBe('𝒜B');
		expect(initialsFromName('  Øyvind   Ås ')).toBe('ØÅ');
		for (const none of ['—', '🙂', '']) expect(initialsFromName(none)).toBe('?');
	});

	test('U-31 has one of eight hues, always the same', () => {
		fc.assert(
			fc.property(fc.string(), (seed) => {
				const hue = hueFromSeed(seed);
				return hue >= 0 && hue < 8 && hue === hueFromSeed(seed);
			})
		);
	});
});

describe('what is typed to choose', () => {
	const people = [
		{ value: 'a', label: 'Ana Lucía Ruiz', hint: 'Support' },
		{ value: 'b', label: 'Ben Okafor', hint: 'Sales' },
		{ value: 'c', label: 'Urs Lucas', hint: 'Support' },
		{ value: 'd', label: 'Lucas Urban' }
	];
	const found = (typed: string) => matchingChoices(people, typed).map(({ value }) => value);

	test('U-14 finds without case and accents, by the hint too, in any order of words', () => {
		expect(found('LUCIA')).toEqual(['a']);
		expect(found('support uc')).toEqual(['a', 'c']);
		expect(found(' ')).toEqual(['a', 'b', 'c', 'd']);
		expect(found('zz')).toEqual([]);
	});

	test('U-14 what starts with it comes first', () => {
		expect(found('luc')).toEqual(['d', 'a', 'c']);
	});
});

describe('a shortcut', () => {
	test('U-32 is drawn as caps and told to screen readers, a sequence only drawn', () => {
		expect(capsFromKeys('mod+k')).toEqual(['Ctrl', 'K']);
		expect(capsFromKeys('g h')).toEqual(['G', 'H']);
		expect(ariaFromKeys('mod+shift+z')).toBe('Control+Shift+z');
		expect(ariaFromKeys('g h')).toBeUndefined();
		expect(ariaFromKeys(undefined)).toBeUndefined();
	});
});

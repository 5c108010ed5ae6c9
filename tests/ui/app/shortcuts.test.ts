import { describe, expect, test } from 'vitest';
import { keysFromEvent } from '#kit/shortcut.ts';
import { KeyReader, shortcuts } from '#ui/app/shortcuts.ts';

function pressed(key: string, held: Partial<KeyboardEvent> = {}) {
	return keysFromEvent({ key, code: '', ...held } as KeyboardEvent);
}

describe('what was pressed', () => {
	test.each([
		['k', { ctrlKey: true }, 'mod+k'],
		['Z', { ctrlKey: true, shiftKey: true }, 'mod+shift+z'],
		['ArrowDown', {}, 'down'],
		['Escape', {}, 'escape'],
		['k', { metaKey: true }, 'other+k']
	])('C-K1 %s with %o is %s', (key, held, keys) => {
		expect(pressed(key, held)).toBe(keys);
	});

	test('C-K1 a sign is itself, wherever the keyboard has it', () => {
		expect(pressed('?', { shiftKey: true, code: 'Minus' })).toBe('?');
		expect(pressed('/', { shiftKey: true, code: 'Digit7' })).toBe('/');
	});

	test('C-K1 a letter of another alphabet is the one at its place', () => {
		expect(pressed('я', { ctrlKey: true, code: 'KeyZ' })).toBe('mod+z');
	});
});

describe('the table of keys', () => {
	test('C-K2 no keys mean two things, and none stands in the way of a sequence', () => {
		const all = shortcuts.flatMap(({ keys }) => keys);
		expect(new Set(all).size).toBe(all.length);
		const firsts = all.filter((keys) => keys.includes(' ')).map((keys) => keys.split(' ')[0]!);
		expect(firsts.filter((first) => all.includes(first))).toEqual([]);
	});

	test('C-K2 every line of it is read as what it says', () => {
		for (const { ask, keys } of shortcuts) {
			for (const each of keys) {
				const reader = new KeyReader();
				const read = each.split(' ').map((one, at) => reader.read(one, at * 100));
				expect(read.at(-1), each).toBe(ask);
			}
		}
	});
});

describe('keys one after the other', () => {
	test('C-K3 the second is awaited for a moment only', () => {
		const reader = new KeyReader();
		reader.read('g', 0);
		expect(reader.read('k', 5000)).toBe('previousRow');
	});

	test('C-K3 another key ends the waiting, and does nothing of its own', () => {
		const reader = new KeyReader();
		reader.read('g', 0);
		expect(reader.read('x', 100)).toBeUndefined();
		expect(reader.read('h', 200)).toBeUndefined();
	});

	test('C-K3 the first may be pressed again', () => {
		const reader = new KeyReader();
		reader.read('g', 0);
		reader.read('g', 100);
		expect(reader.read('h', 200)).toBe('home');
	});
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listenToKeys } from '#ui/app/keyboard.ts';
import type { Ask } from '#ui/app/shortcuts.ts';

let asked: Ask[];
let singleKeys: boolean;
let stop: () => void;

beforeEach(() => {
	asked = [];
	singleKeys = true;
	stop = listenToKeys({
		ask: (ask) => asked.push(ask) > 0,
		singleKeys: () => singleKeys
	});
});
afterEach(() => {
	stop();
	document.body.innerHTML = '';
});

function press(key: string, held: KeyboardEventInit = {}, at: Element = document.body) {
	const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });
	at.dispatchEvent(event);
	return event;
}

function shown(html: string): Element {
	document.body.innerHTML = `<main>${html}</main>`;
	return document.querySelector('main')!.firstElementChild!;
}

describe('keys of the page', () => {
	test('C-K4 are used up by what they do', () => {
		expect(press('n').defaultPrevented).toBe(true);
		expect(press('q').defaultPrevented).toBe(false);
		expect(asked).toEqual(['new']);
	});

	test('C-K4 what is typed into a field is text, and its undo is its own', () => {
		for (const field of ['<input>', '<textarea></textarea>', '<p contenteditable="true"></p>']) {
			const at = shown(field);
			press('n', {}, at);
			press('?', {}, at);
			press('Escape', {}, at);
			press('z', { ctrlKey: true }, at);
		}
		expect(asked).toEqual([]);
		press('k', { ctrlKey: true }, shown('<input>'));
		expect(asked).toEqual(['palette']);
	});

	test('C-K9 Escape leaves a field first, and goes back then', () => {
		const field = shown('<input>') as HTMLInputElement;
		field.focus();
		press('Escape', {}, field);
		expect([document.activeElement, asked]).toEqual([document.body, []]);
		press('Escape');
		expect(asked).toEqual(['back']);
	});

	test('C-K4 a tick box is no text', () => {
		press('z', { ctrlKey: true }, shown('<input type="checkbox">'));
		expect(asked).toEqual(['undo']);
	});

	test('C-K5 a dialog and a menu keep their keys', () => {
		press('n', {}, shown('<dialog open></dialog>'));
		press('z', { ctrlKey: true });
		press('Escape', {}, shown('<div popover="manual"></div>'));
		expect(asked).toEqual([]);
	});

	test('C-K5 a key that somebody used means nothing more', () => {
		const at = shown('<button type="button">One</button>');
		at.addEventListener('keydown', (event) => event.preventDefault());
		press('Escape', {}, at);
		expect(asked).toEqual([]);
	});

	test('C-K6 the arrows are the page’s, except in a row', () => {
		const row = shown('<a href="#x" data-row>One</a>') as HTMLElement;
		press('ArrowDown');
		expect(asked).toEqual([]);
		row.focus();
		press('ArrowDown', {}, row);
		expect(asked).toEqual(['nextRow']);
	});

	test('C-K7 a key that is held does not do things again and again, but moves on', () => {
		press('n', { repeat: true });
		press('j', { repeat: true });
		expect(asked).toEqual(['nextRow']);
	});

	test('C-K8 who wants no single keys keeps those with Ctrl, and Escape', () => {
		singleKeys = false;
		press('n');
		press('g');
		press('h');
		press('Escape');
		press('k', { ctrlKey: true });
		expect(asked).toEqual(['back', 'palette']);
	});
});

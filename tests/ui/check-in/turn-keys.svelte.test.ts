import { afterEach, beforeEach, expect, test } from 'vitest';
import { turnedByArrows } from '#ui/check-in/turn-keys.ts';

let turned: string[];
const turn = turnedByArrows({
	onforward: () => turned.push('on'),
	onback: () => turned.push('back')
});

beforeEach(() => {
	turned = [];
	addEventListener('keydown', turn);
});
afterEach(() => {
	removeEventListener('keydown', turn);
	document.body.innerHTML = '';
});

function press(key: string, at: Element = document.body, held: KeyboardEventInit = {}): void {
	at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }));
}

/** What is written into the page, the element of it that is named. */
function shown(html: string, at = 'main > *'): Element {
	document.body.innerHTML = `<main>${html}</main>`;
	return document.querySelector(at)!;
}

test('C-K5 the arrows turn a round, and turn nothing while a dialog or a menu is over it', () => {
	press('ArrowRight');
	press('ArrowLeft', shown('<button type="button">Next</button>'));
	expect(turned).toEqual(['on', 'back']);
	const inDialog = shown('<dialog open><button type="button">Close</button></dialog>', 'button');
	press('ArrowRight', inDialog);
	press('ArrowRight');
	press('ArrowLeft', shown('<div popover="manual"><a href="#x">One</a></div>', 'a'));
	expect(turned).toEqual(['on', 'back']);
});

test('C-K5 an arrow that a field, a chart or anybody else has used turns nothing', () => {
	for (const field of [
		'<input>',
		'<textarea></textarea>',
		'<input type="range">',
		'<select></select>'
	])
		press('ArrowRight', shown(field));
	press('ArrowLeft', shown('<div role="slider" tabindex="0"></div>'));
	const chart = shown('<figure tabindex="0"></figure>');
	chart.addEventListener('keydown', (event) => event.preventDefault());
	press('ArrowRight', chart);
	press('ArrowRight', document.body, { shiftKey: true });
	press('ArrowRight', document.body, { altKey: true });
	expect(turned).toEqual([]);
});

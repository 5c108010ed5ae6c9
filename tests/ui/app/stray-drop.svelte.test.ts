import { afterEach, expect, test } from 'vitest';
import { refuseStrayFiles } from '#ui/app/stray-drop.ts';

const stop = refuseStrayFiles();
afterEach(() => (document.body.innerHTML = ''));

/** What becomes of something that is dragged over an element, and of what its cursor shows. */
function dragged(type: 'dragover' | 'drop', types: readonly string[], over: Element) {
	const event = new Event(type, { bubbles: true, cancelable: true });
	const dataTransfer = { types, dropEffect: 'copy' };
	over.dispatchEvent(Object.assign(event, { dataTransfer }));
	return [event.defaultPrevented, dataTransfer.dropEffect];
}

test('A-P3 a file that is dragged over a place that takes none is refused, and so keeps the page', () => {
	for (const type of ['dragover', 'drop'] as const)
		expect(dragged(type, ['Files'], document.body)).toEqual([true, 'none']);
});

test('A-P3 words and rows that are dragged, and places that take files, go on as they were', () => {
	expect(dragged('dragover', ['text/plain'], document.body)).toEqual([false, 'copy']);
	document.body.innerHTML = '<section></section>';
	const section = document.querySelector('section')!;
	section.addEventListener('dragover', (event) => event.preventDefault());
	expect(dragged('dragover', ['Files'], section)).toEqual([true, 'copy']);
});

test('A-P3 it can be stopped', () => {
	stop();
	expect(dragged('dragover', ['Files'], document.body)).toEqual([false, 'copy']);
});

import { beforeEach, expect, test } from 'vitest';
import type { Opened } from '#session/open-board.ts';
import { Door } from '#ui/app/door.svelte.ts';

/** The openings in their order, each ended by hand, and which sessions were closed. */
let opening: ((opened: Opened) => void)[];
let closed: string[];
let door: Door;

beforeEach(() => {
	[opening, closed] = [[], []];
	door = new Door(() => new Promise((resolve) => opening.push(resolve)));
});

function aSession(name: string, closing = Promise.resolve()): Opened {
	const close = () => closing.then(() => void closed.push(name));
	return { outcome: 'open', session: { close } } as unknown as Opened;
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

test('N-B11 what is being opened when the person leaves is closed as soon as it is open', async () => {
	void door.knock();
	await door.leave();
	opening[0]?.(aSession('first'));
	await turn();
	expect(closed).toEqual(['first']);
	expect(door.opened).toBeUndefined();
});

test('N-B11 whoever leaves while a rebuilt board is being closed or opened again leaves nothing open', async () => {
	let letClose: () => void = () => undefined;
	const closing = new Promise<void>((resolve) => (letClose = resolve));
	void door.knock();
	opening[0]?.(aSession('first', closing));
	await turn();
	void door.openAnew();
	await door.leave();
	letClose();
	await turn();
	expect(closed).toEqual(['first']);
	expect(opening).toHaveLength(1);

	void door.knock();
	opening[1]?.(aSession('second'));
	await turn();
	void door.openAnew();
	await turn();
	await door.leave();
	opening[2]?.(aSession('third'));
	await turn();
	expect(closed).toEqual(['first', 'second', 'third']);
});

test('N-B11 of two openings at once only the later stays open', async () => {
	void door.knock();
	void door.knock();
	opening[1]?.(aSession('second'));
	opening[0]?.(aSession('first'));
	await turn();
	expect(closed).toEqual(['first']);
	await door.leave();
	expect(closed).toEqual(['first', 'second']);
});

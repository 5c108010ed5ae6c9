import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { afterPaint } from '#kit/after-paint.ts';
import { frameBehind } from '#kit/frame-behind.svelte.ts';

const painted = () => new Promise<void>((resolve) => void afterPaint(resolve));

test('U-57 what follows an edit has the state before it until that is painted, and then the newest', async () => {
	let edited = $state.raw('first');
	let behind!: { readonly current: string };
	const stop = $effect.root(() => {
		behind = frameBehind(() => edited);
	});
	flushSync();
	expect(behind.current).toBe('first');
	edited = 'second';
	flushSync();
	edited = 'third';
	flushSync();
	expect(behind.current).toBe('first');
	await painted();
	expect(behind.current).toBe('third');
	stop();
});

test('U-58 what waits for the paint is done behind it in its order, without what was taken back', async () => {
	const done: string[] = [];
	afterPaint(() => done.push('one'));
	afterPaint(() => done.push('never'))();
	afterPaint(() => done.push('two'));
	expect(done).toEqual([]);
	await painted();
	expect(done).toEqual(['one', 'two']);
});

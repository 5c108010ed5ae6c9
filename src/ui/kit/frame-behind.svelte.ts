import { afterPaint } from './after-paint.ts';
import { untrack } from 'svelte';

/**
 * What a source gives, a frame behind it: what was just edited is painted first, and the picture of it follows. To be
 * called while a component is made.
 */
export function frameBehind<T>(source: () => T): { readonly current: T } {
	let current = $state.raw(untrack(source));
	// Outside: the screen, which has to show the edit before this follows it.
	$effect(() => {
		const next = source();
		if (next === untrack(() => current)) return;
		return afterPaint(() => (current = next));
	});
	return {
		get current() {
			return current;
		}
	};
}

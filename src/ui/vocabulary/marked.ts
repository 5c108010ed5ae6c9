import type { Attachment } from 'svelte/attachments';
import { MediaQuery } from 'svelte/reactivity';

/** As long as the session counts it as news. */
const markedForMs = 4_000;
const calmly = new MediaQuery('prefers-reduced-motion: reduce');

/**
 * Marks a row whose entity somebody else changed, at that moment of the page's clock: a tint and a line beside it
 * that fade by themselves. Nothing moves, and the row keeps its own look.
 */
export function marked(at: number | undefined): Attachment<HTMLElement> | undefined {
	if (at === undefined) return undefined;
	return (row) => {
		const look = {
			backgroundColor: 'var(--accent-wash)',
			boxShadow: '4px 0 var(--accent-wash), -4px 0 var(--accent-wash), -6px 0 var(--accent-mark)'
		};
		const wash = row.animate([look, { ...look, offset: calmly.current ? 1 : 0.8 }], markedForMs);
		// A row that is rendered again continues where it was.
		wash.currentTime = performance.now() - at;
		row.dataset['changed'] = '';
		return () => {
			wash.cancel();
			delete row.dataset['changed'];
		};
	};
}

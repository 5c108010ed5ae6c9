import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/**
 * Escape pressed anywhere inside gives up a form that nobody typed into. What was typed is not lost to one key: then
 * Escape leaves the field, as it does on every page, and a button gives up. `wasTyped` says it of a form that comes back
 * with what was typed before, after a reload or from another screen.
 */
export function onEscape(giveUp: () => void, wasTyped: () => boolean): Attachment<HTMLElement> {
	return (node) => {
		let isTyped = untrack(wasTyped);
		function type(): void {
			isTyped = true;
		}
		function press(event: KeyboardEvent): void {
			if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || isTyped) return;
			event.preventDefault();
			giveUp();
		}
		node.addEventListener('input', type);
		node.addEventListener('keydown', press);
		return () => {
			node.removeEventListener('input', type);
			node.removeEventListener('keydown', press);
		};
	};
}

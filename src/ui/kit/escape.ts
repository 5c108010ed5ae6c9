import type { Attachment } from 'svelte/attachments';

/** Escape pressed anywhere inside gives up. */
export function onEscape(giveUp: () => void): Attachment<HTMLElement> {
	return (node) => {
		function press(event: KeyboardEvent): void {
			if (event.key === 'Escape') giveUp();
		}
		node.addEventListener('keydown', press);
		return () => node.removeEventListener('keydown', press);
	};
}

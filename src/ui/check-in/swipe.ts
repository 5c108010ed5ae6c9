import type { Attachment } from 'svelte/attachments';

const farEnoughPx = 64;

/** Calls back after a sideways swipe, unless it was along a control that uses the movement itself. */
export function swiped(options: {
	readonly onforward: () => void;
	readonly onback: () => void;
}): Attachment<HTMLElement> {
	return (node) => {
		let start: Touch | undefined;
		function begin(event: TouchEvent): void {
			const isField = event.target instanceof Element && event.target.closest('input, textarea');
			start = isField ? undefined : event.touches[0];
		}
		function end(event: TouchEvent): void {
			const last = event.changedTouches[0];
			if (!start || !last) return;
			const across = last.clientX - start.clientX;
			const down = Math.abs(last.clientY - start.clientY);
			start = undefined;
			if (Math.abs(across) < farEnoughPx || down > Math.abs(across) / 2) return;
			if (across < 0) options.onforward();
			else options.onback();
		}
		node.addEventListener('touchstart', begin, { passive: true });
		node.addEventListener('touchend', end, { passive: true });
		return () => {
			node.removeEventListener('touchstart', begin);
			node.removeEventListener('touchend', end);
		};
	};
}

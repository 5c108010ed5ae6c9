import { meansPage, ownArrows } from '#kit/page-press.ts';
import { keysFromEvent } from '#kit/shortcut.ts';

/** Calls back on an arrow to the right or left, where no field and no chart takes it, and nothing lies over the page. */
export function turnedByArrows(turn: {
	readonly onforward: () => void;
	readonly onback: () => void;
}): (event: KeyboardEvent) => void {
	return (event) => {
		if (!meansPage(event)) return;
		if (event.target instanceof Element && event.target.closest(ownArrows)) return;
		const keys = keysFromEvent(event);
		if (keys === 'right') turn.onforward();
		if (keys === 'left') turn.onback();
	};
}

import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { Round } from './round.svelte.ts';

/**
 * Each turn begins in its first field, even if the last one ended on a button, and the end begins on its message:
 * people who hear the screen are where others look.
 */
export function beginsTurnsOf(round: Round): Attachment<HTMLElement> {
	let isArriving = true;
	return (box) => {
		// Somebody who arrives with nothing to do begins at the top, as on other screens.
		if (round.turn || !isArriving) void begin(box);
		isArriving = false;
	};
}

async function begin(box: HTMLElement): Promise<void> {
	await tick();
	const form = box.querySelector('form');
	const { activeElement } = document;
	// Somebody who is choosing what to go through may go on choosing.
	if (form && box.contains(activeElement) && !form.contains(activeElement)) return;
	const field = form?.querySelector<HTMLElement>('input, textarea');
	(field ?? box.querySelector('h2'))?.focus();
}

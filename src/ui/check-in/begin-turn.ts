import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { Round } from './round.svelte.ts';

/**
 * Each turn begins in its first field, also where the one before ended on a button, and the end on what it says:
 * whoever hears the screen is where the others look.
 */
export function beginsTurnsOf(round: Round): Attachment<HTMLElement> {
	let isArriving = true;
	return (box) => {
		// Whoever arrives where nothing is to be done begins at the top, as on other screens.
		if (round.turn || !isArriving) void begin(box);
		isArriving = false;
	};
}

async function begin(box: HTMLElement): Promise<void> {
	await tick();
	const form = box.querySelector('form');
	const { activeElement } = document;
	// Whoever chooses what to go through may go on choosing.
	if (form && box.contains(activeElement) && !form.contains(activeElement)) return;
	const field = form?.querySelector<HTMLElement>('input, textarea');
	(field ?? box.querySelector('h2'))?.focus();
}

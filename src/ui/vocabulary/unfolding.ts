import { Growing } from '#kit/growing.svelte.ts';

/** As much as a board usually has. */
const drawnByItself = 60;

let isFirstScreen = true;

/**
 * How much of a long list is drawn. The first screen of a visit begins with what fits on it and grows, so that a
 * large board appears at once. Later screens have it from the start, so that going back finds its place. Anything
 * beyond that is drawn as one comes near.
 */
export function unfolding(length: () => number): Growing {
	const first = isFirstScreen ? 6 : drawnByItself;
	isFirstScreen = false;
	return new Growing(length, { first, more: 18, until: drawnByItself });
}

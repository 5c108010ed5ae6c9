import { Growing } from '#kit/growing.svelte.ts';

let isFirstScreen = true;

/**
 * How much of a long home is drawn. The first screen of a visit begins with what fits on it and grows, so that a
 * large board is seen at once; later ones are drawn whole, so that going back finds its place.
 */
export function unfolding(length: () => number): Growing {
	const first = isFirstScreen ? 6 : Infinity;
	isFirstScreen = false;
	return new Growing(length, { first, more: 12 });
}

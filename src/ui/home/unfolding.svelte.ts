import { onMount } from 'svelte';

const firstMany = 8;
const moreEachFrame = 12;
let isFirstScreen = true;

/**
 * How much of a long home is drawn. The first screen of a visit begins with what fits on it and grows frame by
 * frame, so that a large board is seen at once; later ones are drawn whole, so that going back finds its place.
 */
export class Unfolding {
	count = $state(isFirstScreen ? firstMany : Infinity);

	/** `length` tells how long the longest list is: there the growing ends. */
	constructor(length: () => number) {
		isFirstScreen = false;
		onMount(() => {
			let frame = 0;
			const grow = () => {
				this.count = this.count < length() ? this.count + moreEachFrame : Infinity;
				if (this.count < Infinity) frame = requestAnimationFrame(grow);
			};
			// The frame after the next: the first one paints what is there.
			frame = requestAnimationFrame(() => (frame = requestAnimationFrame(grow)));
			return () => cancelAnimationFrame(frame);
		});
	}

	/** As much of a list as is drawn by now. */
	of<Shown>(list: readonly Shown[]): readonly Shown[] {
		return this.count < list.length ? list.slice(0, this.count) : list;
	}
}

import { onMount } from 'svelte';

/** How much of a long list is drawn at once, and how much is added in each frame after it. */
export interface Growth {
	readonly first: number;
	readonly more: number;
}

/** A long list that is drawn bit by bit: its beginning is seen and used at once, and no key waits for its end. */
export class Growing {
	#count = $state(0);

	/** `length` tells how long the longest list is: there the growing ends. */
	constructor(length: () => number, { first, more }: Growth) {
		this.#count = first;
		onMount(() => {
			let frame = 0;
			const grow = () => {
				this.#count = this.#count < length() ? this.#count + more : Infinity;
				if (this.#count < Infinity) frame = requestAnimationFrame(grow);
			};
			// The frame after the next: the first one paints what is there.
			frame = requestAnimationFrame(() => (frame = requestAnimationFrame(grow)));
			return () => cancelAnimationFrame(frame);
		});
	}

	/** As much of a list as is drawn by now. */
	of<Shown>(list: readonly Shown[]): readonly Shown[] {
		return this.#count < list.length ? list.slice(0, this.#count) : list;
	}
}

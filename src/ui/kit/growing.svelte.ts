import { flushSync, onMount } from 'svelte';

/** How much of a long list is drawn, and when. */
export interface Growth {
	/** How many rows are drawn at once. */
	readonly first: number;
	/** How many are added in each frame after that. */
	readonly more: number;
	/** How many are added this way; the rest is drawn as one comes near its end. Without it, all of them. */
	readonly until?: number;
}

/**
 * A long list that is drawn bit by bit: its beginning can be seen and used at once, and no key press waits for its
 * end.
 */
export class Growing {
	readonly #length: () => number;
	readonly #more: number;
	#count = $state(0);

	/** `length` is the length of the longest list: growing ends there. */
	constructor(length: () => number, { first, more, until = Infinity }: Growth) {
		this.#length = length;
		this.#more = more;
		this.#count = first;
		onMount(() => {
			let frame = 0;
			const grow = () => {
				this.grow();
				if (this.#count < until) frame = requestAnimationFrame(grow);
			};
			// The frame after the next: the first one paints what is there.
			if (first < until) frame = requestAnimationFrame(() => (frame = requestAnimationFrame(grow)));
			const whole = () => flushSync(() => (this.#count = Infinity));
			addEventListener('beforeprint', whole);
			return () => {
				cancelAnimationFrame(frame);
				removeEventListener('beforeprint', whole);
			};
		});
	}

	/** Draw some more, or as many as are reported to be near. */
	readonly grow = (by = this.#more): void => {
		this.#count = this.#count < this.#length() ? this.#count + Math.max(by, this.#more) : Infinity;
	};

	/** As much of a list as is drawn by now; `above` is how many rows of the same whole come before it. */
	of<Shown>(list: readonly Shown[], above = 0): readonly Shown[] {
		const count = Math.max(0, this.#count - above);
		return count < list.length ? list.slice(0, count) : list;
	}
}

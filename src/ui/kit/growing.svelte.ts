import { flushSync, onMount } from 'svelte';

/** How much of a long list is drawn, and when. */
export interface Growth {
	/** So much at once. */
	readonly first: number;
	/** So much is added in each frame after it. */
	readonly more: number;
	/** So much of it, then the rest as one comes near its end; nothing: all of it. */
	readonly until?: number;
}

/** A long list that is drawn bit by bit: its beginning is seen and used at once, and no key waits for its end. */
export class Growing {
	readonly #length: () => number;
	readonly #more: number;
	#count = $state(0);

	/** `length` tells how long the longest list is: there the growing ends. */
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

	/** Draw some more, or as many as are said to be near. */
	readonly grow = (by = this.#more): void => {
		this.#count = this.#count < this.#length() ? this.#count + Math.max(by, this.#more) : Infinity;
	};

	/** As much of a list as is drawn by now; `above`: so much of the same whole stands above it. */
	of<Shown>(list: readonly Shown[], above = 0): readonly Shown[] {
		const count = Math.max(0, this.#count - above);
		return count < list.length ? list.slice(0, count) : list;
	}
}

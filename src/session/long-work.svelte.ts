import type { Ongoing } from './in-turns.ts';

/** What takes no longer than this is simply done, without a word. */
const unseenMs = 400;

/** One piece of long work of a screen at a time: how far it is, and how it is stopped. */
export class LongWork {
	/** How much is done, from 0 to 1; nothing while nothing is being done, or only for a moment. */
	doneRatio = $state<number>();
	/** Something is being done, long or not. */
	isGoingOn = $state(false);
	#stop = new AbortController();

	/** Do it, watched. What was being done before is stopped. */
	async run<Value>(job: (ongoing: Ongoing) => Promise<Value>): Promise<Value> {
		this.stop();
		const { signal } = this.#stop;
		const begun = performance.now();
		this.isGoingOn = true;
		const onDone = (ratio: number): void => {
			if (!signal.aborted && performance.now() - begun > unseenMs) this.doneRatio = ratio;
		};
		try {
			return await job({ signal, onDone });
		} finally {
			if (!signal.aborted) this.#ended();
		}
	}

	stop(): void {
		this.#stop.abort();
		this.#stop = new AbortController();
		this.#ended();
	}

	#ended(): void {
		this.isGoingOn = false;
		this.doneRatio = undefined;
	}
}

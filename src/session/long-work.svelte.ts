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
		this.isGoingOn = true;
		let doneRatio = 0;
		let isSeen = false;
		const show = (): void => {
			if (isSeen && !signal.aborted) this.doneRatio = doneRatio;
		};
		const onDone = (ratio: number): void => {
			doneRatio = ratio;
			show();
		};
		// Also what has not said yet how far it is: its first step may be the longest.
		const seen = setTimeout(() => {
			isSeen = true;
			show();
		}, unseenMs);
		try {
			return await job({ signal, onDone });
		} finally {
			clearTimeout(seen);
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

/** Minutes to try when a relay finds our clock wrong and nobody else's time is known. */
const guesses = [10, -10, 5, -5, 20, -20, 60, -60] as const;

/**
 * The time by which a relay takes events. Many refuse what is dated a minute ago or in a quarter of an hour, and
 * the clocks of devices are off by more. Starts with our own time and moves only after a refusal.
 */
export class RelayClock {
	readonly #now: () => number;
	#aheadSeconds = 0;
	#othersAheadSeconds: number | undefined;
	#tried = 0;

	constructor(now: () => number) {
		this.#now = now;
	}

	/** In seconds, as NIP-01 counts. */
	get time(): number {
		return this.#ownTime + this.#aheadSeconds;
	}

	/** What this relay has passed on from somebody was dated so: it takes that time. */
	hears(created: number): void {
		this.#othersAheadSeconds = created - this.#ownTime;
	}

	/** The relay did not like what was dated `time`. Whether there is another time to try. */
	moves(refused: number): boolean {
		// Answers to events that were dated before the last move say nothing new.
		if (Math.abs(refused - this.time) > 30) return true;
		if (this.#othersAheadSeconds !== undefined) {
			this.#aheadSeconds = this.#othersAheadSeconds;
			this.#othersAheadSeconds = undefined;
			return true;
		}
		const guess = guesses[this.#tried++];
		this.#aheadSeconds = (guess ?? 0) * 60;
		if (guess === undefined) this.#tried = 0;
		return guess !== undefined;
	}

	get #ownTime(): number {
		return Math.floor(this.#now() / 1000);
	}
}

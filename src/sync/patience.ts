/** How often something is done on the word of a peer: some times at once, and one more time after each pause. */
export class Patience {
	readonly #atOnce: number;
	readonly #oneEveryMs: number;
	#left: number;
	#at = 0;

	constructor({ atOnce, oneEveryMs }: { readonly atOnce: number; readonly oneEveryMs: number }) {
		this.#atOnce = atOnce;
		this.#oneEveryMs = oneEveryMs;
		this.#left = atOnce;
	}

	/** Whether a word is heard now; one that is not is as if it had never been said. */
	hears(nowMs: number): boolean {
		this.#left = Math.min(this.#atOnce, this.#left + (nowMs - this.#at) / this.#oneEveryMs);
		this.#at = nowMs;
		if (this.#left < 1) return false;
		this.#left -= 1;
		return true;
	}
}

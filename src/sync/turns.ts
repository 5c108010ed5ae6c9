/** One thing after another, in the order in which they were begun; one that fails keeps nobody from its turn. */
export class Turns {
	#last: Promise<unknown> = Promise.resolve();

	next<Value>(job: () => Promise<Value>): Promise<Value> {
		const result = this.#last.then(job);
		this.#last = result.catch(() => undefined);
		return result;
	}
}

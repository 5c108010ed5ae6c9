/** What work that is made step by step comes to, done in one go. */
export function finished<Value>(steps: Generator<unknown, Value>): Value {
	for (;;) {
		const { value, done } = steps.next();
		if (done) return value;
	}
}

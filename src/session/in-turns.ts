/** How long work is watched and stopped. */
export interface Ongoing {
	readonly signal: AbortSignal;
	/** Told how much is done, from 0 to 1. */
	readonly onDone: (ratio: number) => void;
}

/** Work that is made step by step; between the steps it says how much is done, from 0 to 1. */
type Steps<Value> = Generator<number, Value | undefined>;

/** How long the page is held at most, where no single step is longer: a collection of garbage may come on top. */
const heldMs = 16;

/** Do all steps and answer what they make, with turns of the page between them; nothing where it was stopped. */
export async function inTurns<Value>(
	steps: Steps<Value>,
	{ signal, onDone }: Ongoing
): Promise<Value | undefined> {
	let since = performance.now();
	while (!signal.aborted) {
		const { value, done } = steps.next();
		if (done) return value;
		if (performance.now() - since < heldMs) continue;
		onDone(value);
		await aTurn();
		since = performance.now();
	}
	return steps.return(undefined).value as undefined;
}

/** Let what waits in the page have its turn: keys, and the next picture of the screen. */
export function aTurn(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve));
}

/** What waits for the next paint, all of it for one frame and one message behind it. */
let waiting: Set<() => void> | undefined;

/**
 * Do something when what was just changed is on the screen, or a little later if the page is hidden and nothing is
 * painted. Returns how to cancel it.
 */
export function afterPaint(act: () => void): () => void {
	const acts = (waiting ??= nextPaint());
	// Its own function, so that one that is asked for twice is done twice.
	const wanted = () => act();
	acts.add(wanted);
	return () => acts.delete(wanted);
}

function nextPaint(): Set<() => void> {
	const acts = new Set<() => void>();
	const painted = new MessageChannel();
	const hidden = setTimeout(() => painted.port2.postMessage(undefined), 250);
	// A frame is painted after its callbacks, so the next task finds it painted.
	const frame = requestAnimationFrame(() => painted.port2.postMessage(undefined));
	painted.port1.onmessage = () => {
		clearTimeout(hidden);
		cancelAnimationFrame(frame);
		painted.port1.onmessage = null;
		painted.port1.close();
		waiting = undefined;
		behindAll(() => {
			// One that fails takes none of the others with it.
			for (const act of acts) queueMicrotask(act);
		});
	};
	return acts;
}

/** Behind what waits already, such as the word of the disk that an edit is kept, for which the other devices wait. */
function behindAll(act: () => void): void {
	if (!('scheduler' in globalThis)) return act();
	void scheduler.postTask(act, { priority: 'background' });
}

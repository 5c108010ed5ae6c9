/**
 * Do something when what was just changed is on the screen, or a little later if the page is hidden and nothing is
 * painted. Returns how to cancel it.
 */
export function afterPaint(act: () => void): () => void {
	const painted = new MessageChannel();
	const hidden = setTimeout(() => painted.port2.postMessage(undefined), 250);
	// A frame is painted after its callbacks, so the next task finds it painted.
	const frame = requestAnimationFrame(() => painted.port2.postMessage(undefined));
	const stop = (): void => {
		clearTimeout(hidden);
		cancelAnimationFrame(frame);
		painted.port1.onmessage = null;
		painted.port1.close();
	};
	painted.port1.onmessage = () => {
		stop();
		act();
	};
	return stop;
}

/**
 * Do something when what was just changed is on the screen, or a little later where nobody looks and nothing is
 * painted. Answers how to call it off.
 */
export function afterPaint(act: () => void): () => void {
	const painted = new MessageChannel();
	const hidden = setTimeout(() => painted.port2.postMessage(undefined), 250);
	// A frame is painted behind its callbacks: the next task finds it done.
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

/**
 * Do something when the press that is going on has ended, or at once where none is. What appears while a button is
 * held down can move it away from under the pointer, and the press would be lost.
 */
export function afterPress(act: () => void): void {
	if (!document.querySelector(':active')) return act();
	const ended = new AbortController();
	const end = (): void => {
		ended.abort();
		// Behind the click that the release makes.
		setTimeout(act);
	};
	addEventListener('pointerup', end, ended);
	addEventListener('pointercancel', end, ended);
}

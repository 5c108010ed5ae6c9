/**
 * Do something when the current press has ended, or at once if there is none. What appears while a button is held
 * down could move it away from under the pointer, and the press would be lost.
 */
export function afterPress(act: () => void): void {
	if (!document.querySelector(':active')) return act();
	const ended = new AbortController();
	const end = (): void => {
		ended.abort();
		// After the click that the release triggers.
		setTimeout(act);
	};
	addEventListener('pointerup', end, ended);
	addEventListener('pointercancel', end, ended);
}

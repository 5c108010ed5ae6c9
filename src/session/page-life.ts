/** What a session does when its page is put away, comes back, or is about to be closed. */
export interface PageLife {
	rest(): void;
	wake(): void;
	/** Whether closing the page now would lose something. */
	isUnsaved(): boolean;
}

/**
 * Follow the page's sleep and waking; phones announce nothing else before they end a page. The browser asks the
 * person before closing only while something is unsaved. Answers how to stop.
 */
export function followPage(life: PageLife): () => void {
	const watch = new AbortController();
	const { signal } = watch;
	const turn = (): void => (document.visibilityState === 'hidden' ? life.rest() : life.wake());
	const warn = (event: Event): void => {
		if (life.isUnsaved()) event.preventDefault();
	};
	document.addEventListener('visibilitychange', turn, { signal });
	addEventListener('pageshow', () => life.wake(), { signal });
	addEventListener('pagehide', () => life.rest(), { signal });
	addEventListener('beforeunload', warn, { signal });
	return () => watch.abort();
}

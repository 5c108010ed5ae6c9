/**
 * A file dragged over a place that takes none is refused. Otherwise the browser would leave the page and show the
 * file instead. Whoever takes files says so further in, by preventing the default.
 */
export function refuseStrayFiles(): () => void {
	const refuse = (event: DragEvent): void => {
		if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
		event.preventDefault();
		event.dataTransfer.dropEffect = 'none';
	};
	addEventListener('dragover', refuse);
	addEventListener('drop', refuse);
	return () => {
		removeEventListener('dragover', refuse);
		removeEventListener('drop', refuse);
	};
}

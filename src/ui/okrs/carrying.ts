import type { Attachment } from 'svelte/attachments';

interface Carried {
	/** What is dragged along in case it is dropped outside the map. */
	readonly title: () => string;
	readonly take: () => void;
	/** Dropped anywhere, or given up. */
	readonly leave: () => void;
}

/** Makes a row draggable. Links in it need `draggable="false"`, or they would be dragged instead. */
export function carrying({ title, take, leave }: Carried): Attachment<HTMLElement> {
	return (row) => {
		const start = (event: DragEvent) => {
			event.dataTransfer?.setData('text/plain', title());
			// Chromium ends a drag at once if its row changes in the same task.
			setTimeout(take);
		};
		row.draggable = true;
		row.addEventListener('dragstart', start);
		row.addEventListener('dragend', leave);
		return () => {
			row.removeEventListener('dragstart', start);
			row.removeEventListener('dragend', leave);
		};
	};
}

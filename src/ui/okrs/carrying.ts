import type { Attachment } from 'svelte/attachments';

interface Carried {
	/** What is carried, for whoever else it is dropped on. */
	readonly title: () => string;
	readonly take: () => void;
	/** Dropped anywhere, or given up. */
	readonly leave: () => void;
}

/** Makes a row something to drag. Links in it say `draggable="false"`, or they would be dragged instead. */
export function carrying({ title, take, leave }: Carried): Attachment<HTMLElement> {
	return (row) => {
		const start = (event: DragEvent) => {
			event.dataTransfer?.setData('text/plain', title());
			// Chromium ends a drag at once when its row is changed in the same task.
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

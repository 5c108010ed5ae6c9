import type { Attachment } from 'svelte/attachments';

/**
 * A table that is scrolled sideways shows its end, where the latest period is, and whole columns of one width beside
 * the names: a figure that is cut off reads as another one. Drawn again with `rows`, and when the box changes its width.
 */
export function wholeColumns(rows: number): Attachment<HTMLElement> {
	return (box) => {
		let width = 0;
		const fit = () => {
			if (rows === 0 || box.clientWidth === width) return;
			width = box.clientWidth;
			box.style.removeProperty('--column');
			const [name, ...columns] = [...box.querySelectorAll('thead th')].map(widthOf);
			if (name === undefined) return;
			const room = width - name - 2 * gap;
			const fitting = Math.floor(room / (Math.max(...columns) + gap));
			const count = Math.min(columns.length, Math.max(1, fitting));
			box.style.setProperty('--column', `${room / count - gap}px`);
			box.scrollLeft = box.scrollWidth;
		};
		// Outside: the layout of the page.
		const observer = new ResizeObserver(fit);
		observer.observe(box);
		fit();
		return () => observer.disconnect();
	};
}

/** Between two cells and around them all, in pixels; as the table has it. */
const gap = 2;

function widthOf(cell: Element): number {
	return cell.getBoundingClientRect().width;
}

const rows = 'main [data-row]';
const focusable = 'a[href], button, [tabindex="0"]';

/** The element of a row that takes the focus: the row itself, or the first focusable thing in it. */
function handleOf(row: Element): HTMLElement | null {
	return row.matches(focusable) ? (row as HTMLElement) : row.querySelector<HTMLElement>(focusable);
}

/** Whether the focus is in a row, so that the arrow keys move between rows and do not scroll. */
export function isInRow(): boolean {
	return document.activeElement?.closest(rows) !== null;
}

/** Move the focus by rows. If no row has it yet, the first row in view takes it, or the last for a step up. */
export function moveInRows(step: 1 | -1): void {
	const list = [...document.querySelectorAll(rows)].filter((row) => row.checkVisibility());
	const at = list.findLastIndex((row) => row.contains(document.activeElement));
	const next = at < 0 ? firstSeen(step === 1 ? list : list.reverse()) : list[at + step];
	const handle = next && handleOf(next);
	if (!handle) return;
	handle.focus();
	next.scrollIntoView({ block: 'nearest' });
}

function firstSeen(list: readonly Element[]): Element | undefined {
	return (
		list.find((row) => {
			const { top, bottom } = row.getBoundingClientRect();
			return top >= 0 && bottom <= innerHeight;
		}) ?? list[0]
	);
}

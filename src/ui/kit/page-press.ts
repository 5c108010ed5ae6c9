/** Where what is pressed is text. */
export const typing =
	'textarea, select, [contenteditable=""], [contenteditable="true"], ' +
	'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"], [type="range"])';

/** Widgets in which arrows have a meaning of their own. */
export const ownArrows =
	'input, textarea, select, [role="slider"], [role="grid"], [role="tablist"], [role="listbox"]';

const overThePage = 'dialog, [popover]';

/** Whether a press means the page: nobody used it, no word is being put together, and no dialog or menu has it. */
export function meansPage({ defaultPrevented, isComposing, target }: KeyboardEvent): boolean {
	if (defaultPrevented || isComposing || document.querySelector('dialog[open]')) return false;
	return !(target instanceof Element && target.closest(overThePage));
}

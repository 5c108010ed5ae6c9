import type { Attachment } from 'svelte/attachments';

/**
 * Shows a dialog over the page while it exists. Escape and a press on the backdrop ask to close it. The focus goes
 * back to where it was, even if something else removes the dialog.
 */
export function modal(close: () => void): Attachment<HTMLDialogElement> {
	return (dialog) => {
		const before = document.activeElement;
		let pressedOutside = false;

		const outside = (event: Event) => event.target === dialog;
		const press = (event: Event) => (pressedOutside = outside(event));
		const release = (event: Event) => {
			// A text selection that ends outside is not a wish to close.
			if (pressedOutside && outside(event)) close();
		};
		const cancel = (event: Event) => {
			event.preventDefault();
			close();
		};

		dialog.addEventListener('pointerdown', press);
		dialog.addEventListener('click', release);
		dialog.addEventListener('cancel', cancel);
		dialog.showModal();
		holdPage();

		return () => {
			dialog.removeEventListener('pointerdown', press);
			dialog.removeEventListener('click', release);
			dialog.removeEventListener('cancel', cancel);
			dialog.close();
			holdPage();
			if (before instanceof HTMLElement && before.isConnected) before.focus();
		};
	};
}

/** The page does not scroll while any dialog is over it. */
function holdPage(): void {
	const isBehind = document.querySelector('dialog:modal') !== null;
	document.documentElement.classList.toggle('behind-dialog', isBehind);
}

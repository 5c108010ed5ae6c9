import type { Attachment } from 'svelte/attachments';

/** Ctrl or Cmd with Enter submits the form, even from inside a text of several lines. */
export const sendKey: Attachment<HTMLFormElement> = (form) => {
	function press(event: KeyboardEvent): void {
		if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
		event.preventDefault();
		form.requestSubmit();
	}
	form.addEventListener('keydown', press);
	return () => form.removeEventListener('keydown', press);
};

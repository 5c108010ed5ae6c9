/** Go to the first field of a form that shows an error, once the errors are shown. */
export function goToFirstWrong(form: EventTarget | null): void {
	// Once the messages are rendered.
	requestAnimationFrame(() => {
		if (!(form instanceof HTMLElement)) return;
		form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
	});
}

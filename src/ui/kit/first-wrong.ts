/** Go to the first field of a form that says what is wrong with it, once it says so. */
export function goToFirstWrong(form: EventTarget | null): void {
	// When the messages are there.
	requestAnimationFrame(() => {
		if (!(form instanceof HTMLElement)) return;
		form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
	});
}

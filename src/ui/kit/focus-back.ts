import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/** What the keyboard stops at. */
export const controls =
	'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';

/**
 * A form that comes and goes within a section: if the focus goes with it, it is put where the form was, on what
 * stands there now or else on the first control around it. Without this the keyboard would begin at the top of the page.
 */
export const focusBack: Attachment<HTMLElement> = (form) => {
	const places = placesOf(form);
	return () => void putBack(places);
};

/** Something that was around the form, how many parts it had, and which of them held the form. */
interface Place {
	readonly around: Element;
	readonly parts: number;
	readonly at: number;
}

/** From the nearest around the form to its section. */
function placesOf(form: Element): readonly Place[] {
	const section = form.closest('section');
	const places: Place[] = [];
	for (let part = form; section && part !== section && part.parentElement;) {
		const around = part.parentElement;
		const parts = [...around.children];
		places.push({ around, parts: parts.length, at: parts.indexOf(part) });
		part = around;
	}
	return places;
}

async function putBack(places: readonly Place[]): Promise<void> {
	await tick();
	if (document.activeElement && document.activeElement !== document.body) return;
	for (const { around, parts, at } of places) {
		if (!around.isConnected) continue;
		// As many parts as before: something took the form's place.
		const instead = around.children.length === parts ? around.children[at] : undefined;
		const control =
			instead?.querySelector<HTMLElement>(controls) ?? around.querySelector<HTMLElement>(controls);
		if (control) return control.focus();
	}
}

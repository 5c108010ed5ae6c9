import { flushSync, tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { controls } from './focus-back.ts';

/**
 * A part of a page in which things go away: a row whose cross was pressed, a button that has done its work, what
 * somebody else took off. If the focus goes with one, it goes on at the same control of the next row, else of the one
 * before, else at the next control there is. Whatever puts the focus somewhere by itself comes first.
 */
export const focusGoesOn: Attachment<HTMLElement> = (part) => {
	let had: Element | undefined;

	const came = ({ target }: FocusEvent) => {
		if (target instanceof Element) had = target;
	};
	const left = ({ target }: FocusEvent) =>
		// Some browsers say this of what is being taken away too.
		queueMicrotask(() => {
			if (had === target && had?.isConnected) had = undefined;
		});
	const observer = new MutationObserver((changes) => {
		if (!had || had.isConnected) return;
		const gone = goneWith(had, changes);
		had = undefined;
		if (gone) void goOn(part, gone);
	});

	part.addEventListener('focusin', came);
	part.addEventListener('focusout', left);
	observer.observe(part, { childList: true, subtree: true });
	return () => {
		part.removeEventListener('focusin', came);
		part.removeEventListener('focusout', left);
		observer.disconnect();
	};
};

/** Shows the rest of a list by a button that goes away: the focus goes on with the first that was not shown before. */
export function showRest(list: Element | undefined, show: () => void): void {
	const before = list?.children.length ?? 0;
	flushSync(show);
	const first = list?.children[before];
	const control = first && controlsOf(first)[0];
	if (control) control.focus();
	else if (first instanceof HTMLElement) focusOnText(first);
}

/** What was taken away with the focus in it, and where it was. */
interface Gone {
	readonly what: Element;
	/** How many controls of it came behind the one that had the focus. */
	readonly behind: number;
	readonly around: Element;
	readonly before: Element | undefined;
}

function goneWith(had: Element, changes: readonly MutationRecord[]): Gone | undefined {
	const what = topOf(had);
	const all = controlsOf(what);
	const behind = all.length - 1 - all.findIndex((control) => control === had);
	let top = what;
	for (;;) {
		const change = changes.findLast(({ removedNodes }) => [...removedNodes].includes(top));
		if (!(change?.target instanceof Element)) return undefined;
		const around = change.target;
		if (around.isConnected)
			return { what, behind, around, before: elementFrom(change.previousSibling) };
		// The row went, and the list behind it.
		top = topOf(around);
	}
}

async function goOn(part: Element, { what, behind, around, before }: Gone): Promise<void> {
	await tick();
	if (document.activeElement && document.activeElement !== document.body) return;
	if (!part.isConnected || !around.isConnected) return;
	const previous = before?.parentElement === around ? before : undefined;
	const next = previous ? previous.nextElementSibling : around.firstElementChild;
	const rows = [next, previous].filter((row) => row?.tagName === what.tagName);
	const alike = rows.map((row) => row && controlsOf(row).at(-1 - behind));
	for (const control of [...alike, ...nearest(part, previous, around)]) {
		// What is folded away or hidden takes no focus.
		control?.focus();
		if (document.activeElement === control) return;
	}
}

/** The controls behind a place, and then those before it, beginning with the last. */
function nearest(
	part: Element,
	previous: Element | undefined,
	around: Element
): readonly HTMLElement[] {
	const place = previous ?? around;
	const isBehind = (control: Element) =>
		!previous?.contains(control) &&
		(place.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
	const all = controlsOf(part);
	return [...all.filter(isBehind), ...all.filter((control) => !isBehind(control)).reverse()];
}

/** Text takes the focus only this once: it is no stop of the keyboard. */
function focusOnText(text: HTMLElement): void {
	text.tabIndex = -1;
	text.focus();
	text.addEventListener('blur', () => text.removeAttribute('tabindex'), { once: true });
}

function controlsOf(part: Element): readonly HTMLElement[] {
	const within = [...part.querySelectorAll<HTMLElement>(controls)];
	return part instanceof HTMLElement && part.matches(controls) ? [part, ...within] : within;
}

function topOf(part: Element): Element {
	const root = part.getRootNode();
	return root instanceof Element ? root : part;
}

/** The nearest element at or before a node among its siblings. */
function elementFrom(node: Node | null): Element | undefined {
	let at = node;
	while (at && !(at instanceof Element)) at = at.previousSibling;
	return at ?? undefined;
}

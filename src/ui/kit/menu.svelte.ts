import type { Attachment } from 'svelte/attachments';
import type { Icon } from './icon.ts';
import { place } from './place.ts';

interface Verb {
	readonly label: string;
	readonly icon?: Icon | undefined;
	readonly shortcut?: string | undefined;
	readonly hint?: string | undefined;
	/** Why it cannot be done now. The entry stays, greyed out, and says so. */
	readonly reason?: string | undefined;
	readonly danger?: boolean;
}

/** Something to do, or something to tick: a tick leaves the menu open. */
export interface MenuAction extends Verb {
	readonly onchoose: () => void;
	readonly checked?: boolean | undefined;
}

/** A place to go. */
export interface MenuLink extends Verb {
	readonly href: string;
}

export type MenuEntry = MenuAction | MenuLink | { readonly heading: string } | 'divider';

/** Whether a menu is open, and where in it the keyboard is. */
export class MenuState {
	open = $state(false);

	readonly #align: () => 'start' | 'end';
	#trigger: HTMLElement | undefined;
	#panel: HTMLElement | undefined;
	#at: 'first' | 'last' | 'checked' = 'first';
	#typed = '';
	#typedAt = 0;

	constructor(align: () => 'start' | 'end') {
		this.#align = align;
	}

	readonly trigger: Attachment<HTMLElement> = (element) => {
		this.#trigger = element;
	};

	/** The panel exists while the menu is open. It is shown by a call, because the top layer belongs to the browser. */
	readonly panel: Attachment<HTMLElement> = (element) => {
		const trigger = this.#trigger;
		this.#panel = element;
		element.showPopover();
		if (trigger) place(element, trigger, { align: this.#align() });
		this.#first()?.focus({ preventScroll: true });

		const pressed = ({ target }: Event) => {
			const inside =
				target instanceof Node && (element.contains(target) || trigger?.contains(target));
			if (!inside) this.open = false;
		};
		// A menu does not hang in the air when its button moves.
		const top = trigger?.getBoundingClientRect().top ?? 0;
		const moved = () => {
			if (Math.abs((trigger?.getBoundingClientRect().top ?? 0) - top) > 4) this.open = false;
		};
		addEventListener('pointerdown', pressed, { capture: true, passive: true });
		addEventListener('scroll', moved, { capture: true, passive: true });
		addEventListener('resize', moved);
		return () => {
			removeEventListener('pointerdown', pressed, { capture: true });
			removeEventListener('scroll', moved, { capture: true });
			removeEventListener('resize', moved);
		};
	};

	show(at: 'first' | 'last' | 'checked' = 'first'): void {
		this.#at = at;
		this.open = true;
	}

	close(): void {
		this.open = false;
		this.#trigger?.focus();
	}

	/** Keys on the button. */
	readonly onTriggerKey = (event: KeyboardEvent): void => {
		if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
		event.preventDefault();
		this.show(event.key === 'ArrowUp' ? 'last' : 'first');
	};

	/** Keys inside the menu. */
	readonly onKey = (event: KeyboardEvent): void => {
		const entries = this.#entries();
		const at = entries.findIndex((entry) => entry === document.activeElement);
		const next = this.#target(event, entries, at);
		if (event.key === 'Escape') {
			event.stopPropagation();
			event.preventDefault();
			this.close();
		} else if (event.key === 'Tab') this.close();
		else if (next) {
			event.preventDefault();
			event.stopPropagation();
			next.focus();
		}
	};

	#target(event: KeyboardEvent, entries: HTMLElement[], at: number): HTMLElement | undefined {
		switch (event.key) {
			case 'ArrowDown':
				return entries[(at + 1) % entries.length];
			case 'ArrowUp':
				return entries.at(at <= 0 ? -1 : at - 1);
			case 'Home':
				return entries[0];
			case 'End':
				return entries.at(-1);
		}
		if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey)
			return undefined;
		this.#typed =
			(event.timeStamp - this.#typedAt < 600 ? this.#typed : '') + event.key.toLowerCase();
		this.#typedAt = event.timeStamp;
		const from = this.#typed.length === 1 ? at + 1 : Math.max(at, 0);
		return [...entries.slice(from), ...entries.slice(0, from)].find((entry) =>
			entry.textContent.trim().toLowerCase().startsWith(this.#typed)
		);
	}

	#first(): HTMLElement | undefined {
		const entries = this.#entries();
		if (this.#at === 'last') return entries.at(-1);
		const checked = entries.find((entry) => entry.getAttribute('aria-checked') === 'true');
		return (this.#at === 'checked' ? checked : undefined) ?? entries[0];
	}

	#entries(): HTMLElement[] {
		return [...(this.#panel?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
	}
}

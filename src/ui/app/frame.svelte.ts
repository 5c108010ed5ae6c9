import type { KpiId, ObjectiveId } from '#domain/id.ts';
import type { Notices } from '#kit/notices.svelte.ts';
import { saveFile } from '#kit/save-file.ts';
import type { BoardSession } from '#session/board-session.svelte.ts';
import {
	boardAddresses,
	goTo,
	shelfAddress,
	type BoardAddresses
} from '#ui/vocabulary/addresses.ts';
import { refusals } from '#ui/vocabulary/refusals.ts';
import { undoing } from '#ui/vocabulary/undoing.ts';
import { parentOf, standingAt } from './navigation.ts';
import { Recent } from './recent.ts';
import { moveInRows } from './rows.ts';
import { shortcutsOn, type Ask } from './shortcuts.ts';

/** What a person can do from anywhere on a board: by keys, with the buttons around the page, in the palette. */
export class Frame {
	/** What lies over the page. */
	over = $state.raw<'palette' | 'help' | 'more'>();
	readonly addresses: BoardAddresses;
	readonly #recent: Recent;
	readonly #session: BoardSession;
	readonly #notices: Notices;
	#hash = $state.raw('');
	#hashBefore = '';

	readonly #acts: Readonly<Record<Ask, () => unknown>> = {
		palette: () => (this.over = 'palette'),
		search: () => this.#search(),
		help: () => (this.over = 'help'),
		new: () => goTo(this.#newHere()),
		checkIn: () => goTo(this.#checkInHere()),
		undo: () => this.undo(),
		redo: () => this.redo(),
		back: () => this.#back(),
		home: () => goTo(this.addresses.home),
		okrs: () => goTo(this.addresses.okrs),
		map: () => goTo(this.addresses.map),
		kpis: () => goTo(this.addresses.kpis),
		people: () => goTo(this.addresses.people),
		settings: () => goTo(this.addresses.settings),
		nextRow: () => moveInRows(1),
		previousRow: () => moveInRows(-1)
	};

	constructor(session: BoardSession, notices: Notices) {
		this.#session = session;
		this.#notices = notices;
		this.addresses = boardAddresses(session.id);
		this.#recent = new Recent(session);
	}

	/** The person has come to an address of this board. */
	arrived(hash: string): void {
		if (hash === this.#hash) return;
		this.#hashBefore = this.#hash;
		this.#hash = hash;
		this.#session.sharing.moved();
		const { objective, kpi } = standingAt(hash, this.addresses);
		const id = objective ?? kpi;
		if (id) this.#recent.visit(id);
	}

	/** Whether the person is looking at the share screen. */
	get isOnShare(): boolean {
		return standingAt(this.#hash, this.addresses).section === 'share';
	}

	/** What was looked at lately, without what is open now. */
	get recentElsewhere(): readonly (ObjectiveId | KpiId)[] {
		const { objective, kpi } = standingAt(this.#hash, this.addresses);
		return this.#recent.ids.filter((id) => id !== (objective ?? kpi));
	}

	/** Do it. Returns false if there is nothing to do, so that a key keeps its usual meaning. */
	ask(ask: Ask): boolean {
		if (this.over || !shortcutsOn(this.#session).some((shortcut) => shortcut.ask === ask))
			return false;
		return this.#acts[ask]() !== false;
	}

	close(): void {
		this.over = undefined;
	}

	undo(): void {
		const result = this.#session.writing.undo();
		const isOpen = () => this.#session.writing.canRedo;
		if (result.done)
			this.#notices.say('Undone.', { label: 'Redo', isOpen, act: () => this.redo() });
		else this.#notices.say(refusals[result.why]);
	}

	redo(): void {
		const result = this.#session.writing.redo();
		const undo = { ...undoing(this.#session), act: () => this.undo() };
		if (result.done) this.#notices.say('Redone.', undo);
		else this.#notices.say(refusals[result.why]);
	}

	/** Give the person a file with the whole board. */
	async backUp(): Promise<void> {
		const backup = await this.#session.files.backUp();
		saveFile(backup.file);
		await this.#session.files.backedUp(backup);
		this.#notices.say(`Saved as “${backup.file.name}”.`);
	}

	leave(): void {
		goTo(shelfAddress);
	}

	/** The search field of the screen if it has one, otherwise the palette. */
	#search(): void {
		const field = document.querySelector<HTMLElement>('main [role=searchbox]');
		if (field) field.focus();
		else this.over = 'palette';
	}

	/** The address for adding one of what is listed here. */
	#newHere(): string {
		const { section, query } = standingAt(this.#hash, this.addresses);
		if (section === 'kpis') return this.addresses.newKpi;
		return this.addresses.newObjective + (section === 'okrs' ? query : '');
	}

	/** The check-in for what is open here, otherwise for what is due. */
	#checkInHere(): string {
		const { objective, kpi, query } = standingAt(this.#hash, this.addresses);
		// Nothing is drawn from it.
		// eslint-disable-next-line svelte/prefer-svelte-reactivity
		const subject = new URLSearchParams(query).get('at') ?? objective ?? kpi;
		return subject ? this.addresses.checkInAt(subject) : this.addresses.checkIn;
	}

	/**
	 * Back to where the person came from if that is the list above, so that its filter stays; otherwise to the
	 * list.
	 */
	#back(): boolean {
		const parent = parentOf(this.#hash, this.addresses);
		if (!parent) return false;
		if (this.#hashBefore.split('?')[0] === parent) history.back();
		else goTo(parent);
		return true;
	}
}

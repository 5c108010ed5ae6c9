import type { BoardSession } from '#session/board-session.svelte.ts';
import { untrack } from 'svelte';
import type { Frame } from '../frame.svelte.ts';
import { matching, type Entry, type EntryGroup } from './entries.ts';
import { checkInThings, foundThings, recentThings } from './things.ts';
import { verbsOf, wayOf } from './verbs.ts';

/** "check in on churn" goes to the second question at once. */
const checkInWords = /^check.?in (?:on )?(?=\S)/i;

/** What is typed into the palette, what that finds, and which entry Enter would take. */
export class PaletteState {
	/** Which question is open: anything, or what to check in on. */
	asks = $state.raw<'anything' | 'check-in'>('anything');
	#text = $state.raw('');
	#at = $state.raw(0);
	#isFresh = $state.raw(true);
	readonly #session: BoardSession;
	readonly #frame: Frame;
	readonly groups: readonly EntryGroup[] = $derived.by(() => this.#groups());
	readonly #entries = $derived(this.groups.flatMap(({ entries }) => entries));

	constructor(session: BoardSession, frame: Frame) {
		this.#session = session;
		this.#frame = frame;
	}

	get text(): string {
		return this.#text;
	}

	set text(text: string) {
		this.#text = text;
		this.#at = 0;
		this.#isFresh = false;
	}

	/** The entry that Enter takes. */
	get chosen(): Entry | undefined {
		return this.#entries[this.#at];
	}

	/** The entry that a screen reader speaks of. At the beginning none, or it would not speak of the field. */
	get spoken(): Entry | undefined {
		return this.#isFresh ? undefined : this.chosen;
	}

	choose(entry: Entry): void {
		this.#at = this.#entries.indexOf(entry);
	}

	/** One up or down, wrapping around at the ends. */
	move(step: number): void {
		const count = this.#entries.length;
		if (count > 0) this.#at = (this.#at + step + count) % count;
		this.#isFresh = false;
	}

	moveTo(end: 'first' | 'last'): void {
		this.#isFresh = false;
		this.#at = end === 'first' ? 0 : Math.max(this.#entries.length - 1, 0);
	}

	/** Do it. The palette is closed by then, unless it has another question. */
	take(entry: Entry): void {
		if (!entry.goesOn) this.#frame.close();
		entry.act();
	}

	/** Back to the question before; returns false at the first one. */
	back(): boolean {
		if (this.asks === 'anything') return false;
		this.#ask('anything');
		return true;
	}

	#ask(question: 'anything' | 'check-in'): void {
		this.asks = question;
		this.text = '';
	}

	#groups(): readonly EntryGroup[] {
		const { addresses } = this.#frame;
		const session = this.#session;
		const text = this.#text.trim();
		if (this.asks === 'check-in') {
			const title = text ? 'On this board' : 'Due from you';
			return filled([{ title, entries: checkInThings(session, addresses, text) }]);
		}
		// The current address changes while an entry is being taken, and nothing here should jump then.
		const recent = untrack(() => this.#frame.recentElsewhere);
		const verbs = matching(
			verbsOf(session, this.#frame, () => this.#ask('check-in')),
			text
		);
		const way = matching(wayOf(session, this.#frame), text);
		if (text === '')
			return filled([
				{ title: 'Recent', entries: recentThings(session, addresses, recent) },
				{ title: 'Do', entries: verbs },
				{ title: 'Go to', entries: way }
			]);
		const subject = text.replace(checkInWords, '');
		return filled([
			{ title: 'Do', entries: verbs },
			{ title: 'Go to', entries: way },
			{
				title: 'Check in on',
				entries:
					subject === text || session.isReadOnly ? [] : checkInThings(session, addresses, subject)
			},
			{ title: 'On this board', entries: foundThings(session, addresses, recent, text) }
		]);
	}
}

function filled(groups: readonly EntryGroup[]): readonly EntryGroup[] {
	return groups.filter(({ entries }) => entries.length > 0);
}

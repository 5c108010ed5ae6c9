import { followBoard, type FollowedBoard } from '#document/follow-board.ts';
import type { Edit } from '#document/edit.ts';
import type { Board } from '#domain/board.ts';
import type { Day } from '#domain/day.ts';
import type { BoardId, PersonId } from '#domain/id.ts';
import type { Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { quarantined } from '#storage/health.ts';
import type { Saving } from '#storage/saving.ts';
import { Sealer } from '#storage/sealer.ts';
import type { StoredBoard } from '#storage/stored-board.ts';
import { Away } from './away.svelte.ts';
import { BoardFiles } from './board-files.ts';
import { ChangesByOthers } from './changes-by-others.svelte.ts';
import type { Device } from './device.svelte.ts';
import { type Draft, type Drafts, type Fields } from './draft.svelte.ts';
import { Entry, type Remembered } from './entry.ts';
import { followPage, type PageLife } from './page-life.ts';
import { Sharing } from './sharing.svelte.ts';
import { ShownBoard } from './shown-board.svelte.ts';
import { Tabs } from './tabs.ts';
import { onQuarterHour } from './today.ts';
import { Writing } from './writing.svelte.ts';

/** What a change is given when it runs inside an intent. */
export type { Edit } from '#document/edit.ts';

/** One open board in one tab: what the screens read, and the one door for what they want changed. */
export class BoardSession {
	readonly id: BoardId;
	readonly device: Device;
	/** Who else has this board, and how it gets to them. */
	readonly sharing: Sharing;
	/** What is done here, step by step, and undone. */
	readonly writing: Writing;
	/** What others change, while it is news. */
	readonly changedByOthers: ChangesByOthers;
	/** The board as files to keep. */
	readonly files: BoardFiles;
	/** What came since the person last looked. */
	readonly away: Away;
	/** The board and its parts. */
	readonly shown: ShownBoard;
	/** Whether everything typed is on this device. */
	saving = $state.raw<Saving>({ state: 'saved' });
	/** Set when the board was removed from this device in another tab: nothing typed now is kept. */
	isRemoved = $state.raw(false);
	/** Set when the document was put together anew: this shows the old one, and the board has to be opened again. */
	isReplaced = $state.raw(false);
	/** How many pieces of it could not be read and are kept aside. */
	setAside = $state.raw(0);
	#me = $state.raw<PersonId | null>(null);

	readonly #stored: StoredBoard;
	readonly #drafts: Drafts;
	readonly #followed: FollowedBoard;
	readonly #tabs: Tabs;
	readonly #sealer: Sealer;
	readonly #entry: Entry;
	readonly #stopClock: () => void;
	readonly #stopPage: () => void;
	#closing: Promise<void> | undefined;

	readonly #life: PageLife = {
		rest: () => {
			this.#tabs.keepWaiting();
			void this.#sealer.rest();
			this.#entry.seen();
		},
		wake: () => {
			this.shown.tick();
			this.#tabs.ask();
			// A tab that does not lead leaves what it edited to the one that does, asleep or not.
			void this.#stored.wake().then(() => this.#sealer.now());
			this.sharing.wake();
		},
		isUnsaved: () => this.saving.state !== 'saved'
	};

	constructor(device: Device, stored: StoredBoard, { entry, drafts, shared }: Remembered) {
		this.id = entry.id as BoardId;
		this.device = device;
		this.#stored = stored;
		this.away = new Away(stored.doc, entry);
		this.writing = new Writing(stored.doc, this);
		this.#drafts = drafts;
		this.#me = (entry.me as PersonId | undefined) ?? null;
		this.#entry = new Entry(device.database, entry, {
			board: () => this.board,
			looked: () => this.away.looked()
		});
		this.#entry.follow((me) => (this.#me = (me as PersonId | undefined) ?? null));
		const settled = () => this.settled();
		this.files = new BoardFiles(this.id, { doc: stored.doc, settled }, device, this.#entry);
		this.#sealer = new Sealer(device.database, this.id, device.name, stored.doc);
		this.#sealer.written = () => stored.written();
		this.sharing = new Sharing(this, stored, this.#sealer, shared);
		this.changedByOthers = new ChangesByOthers(stored, this.sharing);
		this.#followed = followBoard(stored.doc, this.id, (board) => {
			this.shown.show(board);
			this.#entry.changed();
		});
		this.shown = new ShownBoard(this.#followed.board);

		this.#tabs = new Tabs(this.id, {
			doc: stored.doc,
			isKept: () => stored.saving.state === 'saved',
			receive: (update, writer) => {
				if (this.changedByOthers.relay(writer, () => stored.receive(update))) this.#sealer.soon();
			},
			keep: (update, writer) => {
				stored.keep(update, writer);
				this.#sealer.soon();
			}
		});
		// A tab that edited while this one was reading may be gone before it could answer.
		void stored.catchUp();
		this.saving = stored.saving;
		stored.onSaving = (saving) => {
			this.saving = saving;
			if (saving.state === 'saved') this.#tabs.kept();
		};
		stored.onEdit = (update) => this.#passOn(update);
		stored.onReceived = (update) => this.#tabs.edited(update, 'others');
		stored.onRemoved = () => {
			this.isRemoved = true;
			this.#entry.removed();
		};
		void quarantined(device.database, this.id).then((count) => (this.setAside = count));
		this.#stopClock = onQuarterHour(() => this.shown.tick());
		this.#stopPage = followPage(this.#life);
	}

	/** The whole of it. */
	get board(): Board {
		return this.shown.whole;
	}

	/** The day it is in the board's time zone. */
	get today(): Day {
		return this.shown.today;
	}

	/** Who of the board's people uses this device; nobody until they said so, or when that person is gone. */
	get me(): PersonId | null {
		return this.#me !== null && this.shown.people.get(this.#me) ? this.#me : null;
	}

	/** Say who uses this device. A fact of this device, never of the board. */
	setMe(person: PersonId | null): void {
		this.#me = person;
		this.#entry.belongsTo(person ?? undefined);
	}

	/** Whether the board can only be read here: every command is refused then. */
	get isReadOnly(): boolean {
		return this.shown.settings.readOnly || !this.sharing.canEdit;
	}

	/** Why nothing can be changed here now; undefined while it can. */
	get whyNot(): Why | undefined {
		if (this.isRemoved) return 'gone';
		return this.isReadOnly ? (this.sharing.canEdit ? 'read-only' : 'view-only') : undefined;
	}

	/** How numbers and days are written here. */
	get locale(): string {
		return this.device.locale;
	}

	/** Run one command as one step of undo. */
	run<Args extends readonly unknown[], Value>(
		command: (edit: Edit, ...args: Args) => Result<Value, Why>,
		...args: Args
	): Result<Value, Why> {
		return this.intent((edit) => command(edit, ...args));
	}

	/** Run several commands as one step of undo. When it is refused, what it had already done is taken back. */
	intent<Value>(change: (edit: Edit) => Result<Value, Why>): Result<Value, Why> {
		return this.writing.intent(change);
	}

	/** What is typed into one form of this board: it survives a reload. Clear it when it was committed. */
	draft<Value extends Fields>(key: string, initial: Value): Draft<Value> {
		return this.#drafts.draft(key, initial);
	}

	/** Try again now to save what could not be saved. */
	retrySaving(): Promise<void> {
		return this.#stored.retry();
	}

	/** How saving ended, once nothing is on its way, nor only said by another tab. */
	settled(): Promise<Saving> {
		this.#tabs.keepWaiting();
		return this.#stored.settled();
	}

	/** Close everything that was opened for this board; what cannot be saved now is not given up. */
	close(): Promise<void> {
		return (this.#closing ??= this.#close());
	}

	async #close(): Promise<void> {
		this.#stopClock();
		this.#drafts.close();
		this.writing.close();
		this.#followed.stop();
		this.#tabs.keepWaiting();
		await this.#sealer.stop(() => this.sharing.close());
		await this.#entry.close();
		const saving = await this.#stored.settled();
		if (saving.state === 'saved' || this.isRemoved) return this.#letGo();
		// What could not be saved stays in memory until it is, and goes to whoever opens the board again.
		this.#stored.onSaving = (saving) => {
			this.saving = saving;
			if (saving.state === 'saved') void this.#letGo();
		};
	}

	async #letGo(): Promise<void> {
		this.#stopPage();
		this.#tabs.close();
		await this.#stored.close();
	}

	#passOn(update: Uint8Array): void {
		this.#tabs.edited(update);
		this.#sealer.edited(update);
		const asks = this.#entry.edited() && this.device.persistence !== 'granted';
		if (asks) void this.device.askToPersist();
	}
}

import type { Day, Instant } from '#domain/day.ts';
import type { BoardId } from '#domain/id.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import { followCatalogue, removeBoard } from '#storage/catalogue.ts';
import type { CatalogueRow, SharingRow } from '#storage/database.ts';
import { writeDraft } from '#storage/drafts.ts';
import { followJoining } from '#storage/sharing.ts';
import { isBackupDue } from '#storage/health.ts';
import type { Device } from './device.svelte.ts';
import { type Draft, Drafts, type Fields } from './draft.svelte.ts';
import { LongWork } from './long-work.svelte.ts';
import type { NewDocument } from './new-on-device.ts';
import { whyNotKept } from './why-not-kept.ts';
import { now, todayIn, zoneHere } from './today.ts';
import type { Backup, Restored } from './backups.ts';

/** A board as the shelf shows it, without opening it. */
export interface ShelfEntry {
	readonly id: BoardId;
	readonly name: string;
	/** Names of the people on it, as last seen. */
	readonly people: readonly string[];
	readonly changedAt: Instant;
	readonly backedUpAt?: Instant;
	/** There are edits on this device, and for too long, that no backup has. */
	readonly isBackupDue: boolean;
	/** Its first sync has not ended: it cannot be opened yet, but the joining can be taken up again. */
	readonly isJoining?: boolean;
}

/** What one must say to begin a board. */
export interface NewBoard {
	readonly name: string;
	readonly myName: string;
	readonly cycle: { readonly name: string; readonly from: Day; readonly to: Day };
	readonly teamName?: string;
}

/** The boards on this device, the same list in every tab. */
export class Shelf {
	/** The file that is being opened. */
	readonly opening = new LongWork();
	/** How far a backup is. */
	readonly making = new LongWork();
	#kept = $state.raw<readonly ShelfEntry[]>();
	#joining = $state.raw<readonly ShelfEntry[]>([]);
	readonly #device: Device;
	readonly #drafts: Drafts;
	readonly #stop: () => void;
	/** The sample that is being made. */
	#sample: Promise<Result<BoardId, Why>> | undefined;

	private constructor(device: Device, drafts: Drafts) {
		this.#device = device;
		this.#drafts = drafts;
		const following = followCatalogue(device.database).subscribe({
			next: (rows) => (this.#kept = rows.map((row) => this.#entryOf(row))),
			// The device says what is wrong; the shelf has nothing to show.
			error: () => (this.#kept = [])
		});
		const joining = followJoining(device.database).subscribe({
			next: (rows) => (this.#joining = rows.map(entryOfJoining)),
			error: () => (this.#joining = [])
		});
		this.#stop = () => {
			following.unsubscribe();
			joining.unsubscribe();
		};
	}

	/** The shelf of a device, with what was being typed on it. */
	static async open(device: Device): Promise<Shelf> {
		return new Shelf(device, await Drafts.open(device.database, 'shelf'));
	}

	/** Those that are on their way, then last changed first. Nothing as long as the list is being read. */
	get boards(): readonly ShelfEntry[] | undefined {
		const kept = this.#kept;
		// For a moment one that has just come whole is both.
		const coming = this.#joining.filter(({ id }) => !kept?.some((entry) => entry.id === id));
		return kept && [...coming, ...kept];
	}

	/** The time zone of this device: a new board's own. */
	get timeZone(): string {
		return zoneHere();
	}

	/** The day it is here. */
	get today(): Day {
		return todayIn(this.timeZone);
	}

	/** Begin a board with one person, this device's own. Refuses empty names and a reversed quarter. */
	async newBoard(wish: NewBoard): Promise<Result<BoardId, Why>> {
		const { newBoard, newBoardId } = await import('#document/new-board.ts');
		const id = newBoardId();
		const { timeZone, today } = this;
		const made = newBoard({ ...wish, timeZone, at: now(), today });
		return made.done ? this.#put({ id, ...made.value }) : made;
	}

	/** Put a board on the shelf that shows everything: a believable team in the middle of its quarter. */
	sampleBoard(): Promise<Result<BoardId, Why>> {
		// A second press before it is there means the same one.
		this.#sample ??= this.#newSample().finally(() => (this.#sample = undefined));
		return this.#sample;
	}

	/** Open a file that Quarterdeck made, a backup or a board as JSON. What is here already is merged with it. */
	async openFile(file: File): Promise<Result<readonly Restored[], Why>> {
		const { openFile } = await import('./open-file.ts');
		return this.opening.run((ongoing) => openFile(this.#device, file, ongoing));
	}

	/** A backup of some boards, or of all. Give the person the file, then call `backedUp`. */
	backUp(ids = (this.#kept ?? []).map((entry) => entry.id)): Promise<Backup> {
		const { database } = this.#device;
		return this.making.run(async (ongoing) => {
			const { backUpBesidePage } = await import('./beside-page.ts');
			const backup = await backUpBesidePage(database, ids, ongoing);
			if (backup) return backup;
			const { backUp } = await import('./backups.ts');
			return backUp(database, ids, ongoing);
		});
	}

	/** The person has the file. */
	async backedUp(backup: Backup): Promise<void> {
		const { backedUp } = await import('./backups.ts');
		await backedUp(this.#device.database, backup);
	}

	/** Remove a board from this device, both copies and everything that is remembered of it, in all tabs. */
	async remove(id: BoardId): Promise<Result<undefined, Why>> {
		try {
			await removeBoard(this.#device.database, id);
			if (this.#device.lastBoard === id) this.#device.setLastBoard(undefined);
			return done();
		} catch (error) {
			return refused(whyNotKept(error));
		}
	}

	/** Leave something in a form of a board that is not open, such as a list to import. */
	async leaveDraft(id: BoardId, key: string, fields: Fields): Promise<void> {
		await writeDraft(this.#device.database, id, key, fields).catch(() => undefined);
	}

	/** What is typed into a form of the shelf. It survives a reload. */
	draft<Value extends Fields>(key: string, initial: Value): Draft<Value> {
		return this.#drafts.draft(key, initial);
	}

	close(): void {
		this.#drafts.close();
		this.#stop();
	}

	async #newSample(): Promise<Result<BoardId, Why>> {
		const { sampleBoard } = await import('#exchange/sample/sample-board.ts');
		return this.#put(sampleBoard({ today: this.today, timeZone: this.timeZone }));
	}

	/** What makes and opens documents is not loaded for a look at the shelf. */
	async #put(made: NewDocument): Promise<Result<BoardId, Why>> {
		const { putOnDevice } = await import('./new-on-device.ts');
		return putOnDevice(this.#device.database, made);
	}

	#entryOf(row: CatalogueRow): ShelfEntry {
		return {
			id: row.id as BoardId,
			name: row.name,
			people: row.people,
			changedAt: row.changedAt as Instant,
			...(row.backedUpAt === undefined ? {} : { backedUpAt: row.backedUpAt as Instant }),
			isBackupDue: isBackupDue(row, Date.now(), this.#device.isForgetful)
		};
	}
}

function entryOfJoining({
	boardId,
	calledAs = ''
}: Pick<SharingRow, 'boardId' | 'calledAs'>): ShelfEntry {
	return {
		id: boardId as BoardId,
		name: calledAs,
		people: [],
		changedAt: now(),
		isBackupDue: false,
		isJoining: true
	};
}

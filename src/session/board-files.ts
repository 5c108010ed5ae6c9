import { readFace } from '#document/read-board.ts';
import type { BoardId } from '#domain/id.ts';
import { done, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type { StoredBoard } from '#storage/stored-board.ts';
import type { Backup } from './backups.ts';
import type { Device } from './device.svelte.ts';
import type { Entry } from './entry.ts';
import { inTurns, type Ongoing } from './in-turns.ts';
import { LongWork } from './long-work.svelte.ts';

/** A file of what changed on a shared board, and how many changes are in it. */
export interface SavedChanges {
	readonly file: File;
	readonly count: number;
}

/** What leaves an open board as a file. What makes files is loaded when one is asked for. */
export class BoardFiles {
	/** How far a backup is. */
	readonly making = new LongWork();

	constructor(
		readonly id: BoardId,
		readonly stored: Pick<StoredBoard, 'doc' | 'settled'>,
		readonly device: Device,
		readonly entry: Entry
	) {}

	/**
	 * A backup of this board as it is here, saved or not: what is saved is read from the disk, beside the page. Give the
	 * person the file, then call `backedUp`.
	 */
	backUp(): Promise<Backup> {
		return this.making.run((ongoing) => this.#backUp(ongoing));
	}

	async #backUp(ongoing: Ongoing): Promise<Backup> {
		const { state } = await this.stored.settled();
		if (state === 'saved') {
			const { backUpBesidePage } = await import('./beside-page.ts');
			const backup = await backUpBesidePage(this.device.database, [this.id], ongoing);
			if (backup?.missing.length === 0) return backup;
		}
		const { backUpDocument } = await import('./backups.ts');
		return backUpDocument(this.id, this.stored.doc);
	}

	/** The person has the file. */
	async backedUp(backup: Backup): Promise<void> {
		this.entry.wasBackedUp(backup.at);
		const { backedUp } = await import('./backups.ts');
		await backedUp(this.device.database, backup);
	}

	/** What one device of a shared board has not confirmed, or everything for everybody, as a file to give away. */
	async changesFor(device?: string): Promise<Result<SavedChanges, Why>> {
		const { makeChangesFile } = await import('./changes-file.ts');
		const made = await makeChangesFile(this.id, device);
		if (!made.done) return made;
		const { file, count } = made.value;
		const { fileNamed } = await import('./backups.ts');
		const { name } = readFace(this.stored.doc).settings;
		return done({ file: fileNamed(`${name} changes`, [file]), count });
	}

	/** The whole board as readable text, from which it can be made again without loss; nothing where it was stopped. */
	async asJson(ongoing: Ongoing): Promise<Blob | undefined> {
		const { jsonFromDoc } = await import('#exchange/board-json.ts');
		return inTurns(jsonFromDoc(this.stored.doc, this.id), ongoing);
	}
}

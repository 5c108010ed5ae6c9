import { readFace } from '#document/read-board.ts';
import type { BoardId } from '#domain/id.ts';
import { done, type Result } from '#domain/result.ts';
import type { Why } from '#domain/why.ts';
import type * as Y from 'yjs';
import type { Backup } from './backups.ts';
import type { Device } from './device.svelte.ts';
import type { Entry } from './entry.ts';
import { inTurns, type Ongoing } from './in-turns.ts';

/** A file of what changed on a shared board, and how many changes are in it. */
export interface SavedChanges {
	readonly file: File;
	readonly count: number;
}

/** What leaves an open board as a file. What makes files is loaded when one is asked for. */
export class BoardFiles {
	constructor(
		readonly id: BoardId,
		readonly doc: Y.Doc,
		readonly device: Device,
		readonly entry: Entry
	) {}

	/** A backup of this board as it is here, saved or not. Give the person the file, then call `backedUp`. */
	async backUp(): Promise<Backup> {
		const { backUpDocument } = await import('./backups.ts');
		return backUpDocument(this.id, this.doc);
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
		const { name } = readFace(this.doc).settings;
		return done({ file: fileNamed(`${name} changes`, [file]), count });
	}

	/** The whole board as readable text, from which it can be made again without loss; nothing where it was stopped. */
	async asJson(ongoing: Ongoing): Promise<Blob | undefined> {
		const { jsonFromDoc } = await import('#exchange/board-json.ts');
		return inTurns(jsonFromDoc(this.doc, this.id), ongoing);
	}
}

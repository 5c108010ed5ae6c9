import type { BoardId } from '#domain/id.ts';
import type * as Y from 'yjs';
import type { Backup } from './backups.ts';
import type { Device } from './device.svelte.ts';
import type { Entry } from './entry.ts';

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
		this.entry.wasBackedUp();
		const { backedUp } = await import('./backups.ts');
		await backedUp(this.device, backup);
	}

	/** The whole board as readable text, from which it can be made again without loss. */
	async asJson(): Promise<string> {
		const { jsonFromDoc } = await import('#exchange/board-json.ts');
		return jsonFromDoc(this.doc, this.id);
	}
}

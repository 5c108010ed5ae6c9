import type { Database, OutboxRow } from './database.ts';
import { type Fault, faultOf, StorageFault } from './fault.ts';
import type { Place, Writer } from './saving.ts';
import { writeNow } from './transaction.ts';

/** Where a board's edits wait to be sealed into its log. */
export class Outbox implements Place {
	constructor(
		readonly database: Database,
		readonly boardId: string
	) {}

	/** Past Dexie, which may begin its transaction later than the task of the edit. */
	write(bytes: Uint8Array, writer?: Writer): Promise<void> {
		if (!this.database.isOpen()) throw new StorageFault('closed');
		const row: OutboxRow = {
			...{ boardId: this.boardId, bytes, at: Date.now() },
			...(writer === 'others' ? { isOthers: true } : {})
		};
		return writeNow(this.database.backendDB(), ['outbox'], (store) => store.add(row));
	}

	async reopen(fault: Fault): Promise<void> {
		if (fault !== 'blocked' && this.isAlive()) return;
		try {
			await this.database.reopen();
		} catch (error) {
			throw new StorageFault(faultOf(error, 'cannot-open'));
		}
	}

	/** Whether the browser still lets us write. */
	isAlive(): boolean {
		try {
			this.database.backendDB().transaction('outbox', 'readonly');
			return true;
		} catch {
			return false;
		}
	}
}

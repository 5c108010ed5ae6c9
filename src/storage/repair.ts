import { assemble } from './assemble.ts';
import type { Database, QuarantineRow } from './database.ts';
import { completed } from './transaction.ts';
import { workingCopyName } from './working-copy-database.ts';

/**
 * Take the rows out of a working copy that cannot be read, and keep them in quarantine: what is left loads, and
 * the log fills the gap. Answers how many there were.
 */
export async function repairWorkingCopy(database: Database, boardId: string): Promise<number> {
	const handle = await openHandle(workingCopyName(boardId));
	if (!handle) return 0;
	try {
		const rows = await rowsOf(handle);
		const { doc, unreadable } = assemble(rows.map((row) => bytesOf(row.value)));
		doc.destroy();
		const broken = rows.filter((_, at) => unreadable.has(at));
		await database.quarantine.bulkAdd(
			broken.map((row): QuarantineRow => ({
				boardId,
				place: 'working-copy',
				bytes: row.value,
				at: Date.now()
			}))
		);
		const transaction = handle.transaction('updates', 'readwrite');
		for (const row of broken) transaction.objectStore('updates').delete(row.key);
		await completed(transaction);
		return broken.length;
	} finally {
		handle.close();
	}
}

/** What is no byte array at all is read as one byte that no update has. */
function bytesOf(value: unknown): Uint8Array {
	return value instanceof Uint8Array ? value : new Uint8Array([255]);
}

/** Opened only if it is there: one that is created here would lack the stores y-indexeddb makes. */
function openHandle(name: string): Promise<IDBDatabase | undefined> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(name);
		let isNew = false;
		request.onupgradeneeded = () => {
			isNew = true;
			request.transaction?.abort();
		};
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => (isNew ? resolve(undefined) : reject(request.error ?? new Error(name)));
	});
}

interface Row {
	readonly key: IDBValidKey;
	readonly value: unknown;
}

function rowsOf(handle: IDBDatabase): Promise<Row[]> {
	return new Promise((resolve, reject) => {
		const rows: Row[] = [];
		const request = handle.transaction('updates').objectStore('updates').openCursor();
		request.onerror = () => reject(request.error ?? new Error('updates'));
		request.onsuccess = () => {
			const cursor = request.result;
			if (!cursor) return resolve(rows);
			rows.push({ key: cursor.key, value: cursor.value });
			cursor.continue();
		};
	});
}

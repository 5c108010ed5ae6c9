import { StorageFault } from './fault.ts';

/**
 * When everything in it has reached the disk, as far as the browser tells; rejects when it was taken back. Of one
 * that is being committed while the browser closes the database Chromium says nothing more: the closing does.
 */
export function completed(transaction: IDBTransaction): Promise<void> {
	const { db: handle } = transaction;
	return new Promise((resolve, reject) => {
		const closed = (): void => reject(new StorageFault('closed'));
		handle.addEventListener('close', closed);
		transaction.oncomplete = () => {
			handle.removeEventListener('close', closed);
			resolve();
		};
		transaction.onabort = () => {
			handle.removeEventListener('close', closed);
			reject(transaction.error ?? new StorageFault('aborted'));
		};
	});
}

/**
 * Write to some stores in the task of the caller: the requests are made before this returns, and are committed at
 * once instead of when the page next gets a turn, so that a tab closed right after it seldom takes them along,
 * and whoever waits for them does not wait for the screen as well.
 */
export function writeNow<const Names extends readonly string[]>(
	handle: IDBDatabase,
	names: Names,
	write: (...stores: { [name in keyof Names]: IDBObjectStore }) => void,
	durability: IDBTransactionDurability = 'default'
): Promise<void> {
	const transaction = handle.transaction(names, 'readwrite', { durability });
	const stores = names.map((name) => transaction.objectStore(name));
	try {
		write(...(stores as { [name in keyof Names]: IDBObjectStore }));
	} catch (error) {
		// What was asked for before the mistake would be kept.
		transaction.abort();
		throw error;
	}
	const written = completed(transaction);
	transaction.commit?.();
	return written;
}

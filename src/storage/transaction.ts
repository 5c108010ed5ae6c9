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
 * Write to one store in the task of the caller: the request is made before this returns, and is committed at
 * once instead of when the page next gets a turn, so that a tab closed right after it seldom takes it along.
 */
export function writeNow(
	handle: IDBDatabase,
	store: string,
	write: (store: IDBObjectStore) => void,
	durability: IDBTransactionDurability = 'default'
): Promise<void> {
	const transaction = handle.transaction(store, 'readwrite', { durability });
	write(transaction.objectStore(store));
	const written = completed(transaction);
	transaction.commit?.();
	return written;
}

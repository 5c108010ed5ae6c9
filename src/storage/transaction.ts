/** When everything in it has reached the disk, as far as the browser tells; rejects when it was taken back. */
export function completed(transaction: IDBTransaction): Promise<void> {
	return new Promise((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = () =>
			reject(transaction.error ?? new DOMException('Taken back', 'AbortError'));
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

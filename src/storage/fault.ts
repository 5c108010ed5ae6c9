/**
 * Why this device could not keep something: the database would not open or somebody holds it, the disk is full,
 * the browser closed it, a write was taken back, or what was read makes no sense.
 */
export type Fault = 'cannot-open' | 'blocked' | 'quota' | 'closed' | 'aborted' | 'corrupt';

/** Thrown by storage, and only by storage: a fault with its code. */
export class StorageFault extends Error {
	override readonly name = 'StorageFault';

	constructor(readonly fault: Fault) {
		super(fault);
	}
}

/** The code of whatever a database threw: an exception of the browser, of Dexie, or one flattened to text. */
export function faultOf(error: unknown, otherwise: Fault = 'aborted'): Fault {
	if (error instanceof StorageFault) return error.fault;
	const text = textOf(error);
	if (/quota/i.test(text)) return 'quota';
	if (/InvalidState|DatabaseClosed|connection is clos|NotFoundError/i.test(text)) return 'closed';
	return otherwise;
}

/** Dexie keeps the browser's own exception as `inner`. */
function textOf(error: unknown): string {
	if (!(error instanceof Error || error instanceof DOMException)) return String(error);
	const inner = 'inner' in error && error.inner ? textOf(error.inner) : '';
	return `${error.name} ${error.message} ${inner}`;
}

import { StorageFault } from './fault.ts';

/** A database that has not answered by then is held by somebody, or never will. */
export const openWithinMs = 8_000;

/** What a database answers, or the fault `blocked` when it does not in time. */
export async function within<Value>(answer: Promise<Value>, withinMs: number): Promise<Value> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new StorageFault('blocked')), withinMs);
	});
	try {
		return await Promise.race([answer, late]);
	} finally {
		clearTimeout(timer);
	}
}

/**
 * Wait to be the one tab that does something, and stay it until the answered function is called or the tab goes.
 * Where the browser has no locks (a page that is not served securely), every tab is the one.
 */
export function lead(name: string, onLead: () => void): () => void {
	if (!isLockable(navigator)) {
		onLead();
		return () => undefined;
	}
	const waiting = new AbortController();
	let release = (): void => undefined;
	const held = new Promise<void>((resolve) => (release = resolve));
	navigator.locks
		.request(name, { signal: waiting.signal }, () => {
			onLead();
			return held;
		})
		// Only our own calling off ends here.
		.catch(() => undefined);
	return () => {
		waiting.abort();
		release();
	};
}

/**
 * Do something while no tab leads: those that do are waited for, but no longer than this. Then, and where the
 * browser has no locks, it is done all the same.
 */
export async function alone(
	name: string,
	withinMs: number,
	job: () => Promise<void>
): Promise<void> {
	if (!isLockable(navigator)) return job();
	const begun = { isBegun: false };
	try {
		await navigator.locks.request(name, { signal: AbortSignal.timeout(withinMs) }, () => {
			begun.isBegun = true;
			return job();
		});
	} catch (error) {
		if (begun.isBegun) throw error;
		await job();
	}
}

/** Do something if no tab leads, and nothing if one does. Where the browser has no locks, it is done. */
export async function unlessLed<Value>(
	name: string,
	job: () => Promise<Value>
): Promise<Value | undefined> {
	if (!isLockable(navigator)) return job();
	return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? job() : undefined));
}

/** The type says that there always are locks; a page served without encryption has none. */
function isLockable(navigator: { readonly locks?: LockManager | null }): boolean {
	return Boolean(navigator.locks);
}

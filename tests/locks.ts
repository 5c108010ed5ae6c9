interface Asked {
	readonly act: (lock: object | null) => unknown;
	readonly signal: AbortSignal | undefined;
	readonly end: (ended: Promise<unknown>) => void;
}

/**
 * Give this page locks as a browser has them: of each name one holder at a time, the next one in the order of asking.
 * Answers how to take them away again.
 */
export function giveLocks(): () => void {
	const lines = new Map<string, Asked[]>();
	const request = (name: string, ...rest: unknown[]): Promise<unknown> => {
		const act = rest.at(-1) as Asked['act'];
		const { signal, ifAvailable } = (rest.length > 1 ? rest[0] : {}) as LockOptions;
		const line = lines.get(name) ?? [];
		if (line.length > 0 && ifAvailable) return Promise.resolve(act(null));
		lines.set(name, line);
		return new Promise((resolve) => {
			if (line.push({ act, signal, end: resolve }) === 1) void serve(line);
		});
	};
	Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true });
	return () => void Reflect.deleteProperty(navigator, 'locks');
}

async function serve(line: Asked[]): Promise<void> {
	for (let first = line[0]; first; first = line[0]) {
		const held = hold(first);
		first.end(held);
		await held.catch(() => undefined);
		line.shift();
	}
}

async function hold({ act, signal }: Asked): Promise<unknown> {
	signal?.throwIfAborted();
	return act({});
}
